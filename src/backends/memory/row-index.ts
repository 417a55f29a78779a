import { ForwardIndex } from '../../index/forward.js';
import { grow } from '../../index/grow.js';
import type { HasState, State } from '../../index/state.js';
import type { KeySink } from '../../model/field.js';

/** What an index of rows has to do. */
interface RowKeys extends KeySink, HasState {
  begin(row: number): void;
  remove(row: number): void;
}

/** The rows of one field: an index of its own over all rows, and the document that each row is of. */
export class RowIndex<Keys extends RowKeys> {
  private docOf = new Uint32Array(0);
  private readonly byDoc = new ForwardIndex();
  private readonly free: number[] = [];
  private end = 0;

  constructor(readonly keys: Keys) {}

  /** The rows of a document come one after the other. */
  add(doc: number, fill: (keys: KeySink) => void): void {
    const row = this.free.pop() ?? this.end++;
    if (row >= this.docOf.length) this.docOf = grow(this.docOf, row + 1);
    this.docOf[row] = doc;
    if (!this.byDoc.has(doc)) this.byDoc.begin(doc);
    this.byDoc.push(doc, row);
    this.keys.begin(row);
    fill(this.keys);
  }

  removeDoc(doc: number): void {
    for (const row of this.byDoc.get(doc)) {
      this.keys.remove(row);
      this.free.push(row);
    }
    this.byDoc.remove(doc);
  }

  transfer(state: State): void {
    this.docOf = state.array(this.docOf, this.end);
    this.byDoc.transfer(state);
    state.numbers(this.free);
    this.end = state.number(this.end);
    this.keys.transfer(state);
  }

  documentOf(row: number): number {
    return this.docOf[row]!;
  }
}
