import type { KeySink } from '../../model/field.js';

/** What an index of rows has to do. */
interface RowKeys extends KeySink {
  begin(row: number): void;
  remove(row: number): void;
}

/** The rows of one field: an index of its own over all rows, and the document that each row is of. */
export class RowIndex<Keys extends RowKeys> {
  private readonly docOf: number[] = [];
  private readonly byDoc = new Map<number, number[]>();
  private readonly free: number[] = [];

  constructor(readonly keys: Keys) {}

  add(doc: number, fill: (keys: KeySink) => void): void {
    const row = this.free.pop() ?? this.docOf.length;
    this.docOf[row] = doc;
    const rows = this.byDoc.get(doc);
    if (rows) rows.push(row);
    else this.byDoc.set(doc, [row]);
    this.keys.begin(row);
    fill(this.keys);
  }

  removeDoc(doc: number): void {
    for (const row of this.byDoc.get(doc) ?? []) {
      this.keys.remove(row);
      this.free.push(row);
    }
    this.byDoc.delete(doc);
  }

  documentOf(row: number): number {
    return this.docOf[row]!;
  }
}
