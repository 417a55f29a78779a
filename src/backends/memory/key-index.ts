import { DocBits } from '../../index/docset.js';
import { ForwardIndex } from '../../index/forward.js';
import { IntervalColumn } from '../../index/interval-column.js';
import { PointColumn } from '../../index/point-column.js';
import { NameColumn } from '../../index/name-column.js';
import { addDoc, postingHas, postingSize, removeDoc } from '../../index/postings.js';
import { TermDictionary, TermTable, type Term } from '../../index/term-dictionary.js';
import type {
  Field,
  IntervalField,
  KeySink,
  PointField,
  PresenceField,
  RowField,
  TermField,
  TextField,
} from '../../model/field.js';
import type { TextIndex, TextIndexAdapter } from '../../text/text-index.js';
import type { Documents } from './documents.js';
import { RowIndex } from './row-index.js';
import { Targets } from './targets.js';

/** Who numbers the documents of an index, and knows what is around them. The rows of a field have none. */
export interface Surroundings {
  alias(doc: number, name: string): void;
  contained(type: string, name: string, fill: (keys: KeySink) => void): void;
}

/** The keys of documents: one structure for each field. */
export class KeyIndex implements KeySink {
  /** The documents that there are. */
  readonly live = new DocBits();
  private readonly presence: (DocBits | undefined)[] = [];
  private readonly dictionaries: (TermDictionary | undefined)[] = [];
  private readonly columns: (IntervalColumn | undefined)[] = [];
  private readonly pointColumns: (PointColumn | undefined)[] = [];
  private readonly rows: (RowIndex<KeyIndex> | undefined)[] = [];
  private readonly texts: (TextIndex | undefined)[] = [];
  private readonly names: (NameColumn | undefined)[] = [];
  /** Where names lead, by field and then by type; only as far as joins have followed them. */
  private readonly targets: (Map<string, Targets> | undefined)[] = [];
  private readonly table = new TermTable();
  private readonly forward = new ForwardIndex();
  /** The dictionary of each term, for when it loses its last document; by ordinal. */
  private readonly ownerOf: TermDictionary[] = [];
  private end = 0;
  /** The document whose keys are coming in. */
  private doc = 0;

  constructor(
    fields: readonly Field[],
    private readonly surroundings?: Surroundings,
    textIndex?: TextIndexAdapter,
  ) {
    for (const field of fields) {
      if (field.kind === 'terms') {
        this.dictionaries[field.ordinal] = new TermDictionary(field.fold, this.table);
        if (field.names && surroundings) this.names[field.ordinal] = new NameColumn();
      } else if (field.kind === 'intervals') this.columns[field.ordinal] = new IntervalColumn();
      else if (field.kind === 'rows') this.rows[field.ordinal] = new RowIndex(new KeyIndex(field.fields));
      else if (field.kind === 'text') this.texts[field.ordinal] = textIndex?.create();
      else if (field.kind === 'points') this.pointColumns[field.ordinal] = new PointColumn();
      else this.presence[field.ordinal] = new DocBits();
    }
  }

  /** Every document that there is or was is below it. */
  get universe(): number {
    return this.end;
  }

  /** Begins a document; its keys are put next. One that is there already loses the keys that it has. */
  begin(doc: number): void {
    if (!this.live.add(doc)) this.removeKeys(doc);
    if (doc >= this.end) this.end = doc + 1;
    this.doc = doc;
    this.forward.begin(doc);
  }

  remove(doc: number): void {
    this.removeKeys(doc);
    this.live.remove(doc);
  }

  withValue(field: PresenceField): DocBits {
    return this.presence[field.ordinal]!;
  }

  dictionary(field: TermField): TermDictionary {
    return this.dictionaries[field.ordinal]!;
  }

  /** The terms that a document has in a field, in no order. */
  eachTerm(doc: number, field: TermField, visit: (term: Term) => void): void {
    const dictionary = this.dictionary(field);
    for (const ordinal of this.forward.get(doc))
      if (this.ownerOf[ordinal] === dictionary) visit(this.table.get(ordinal));
  }

  column(field: IntervalField): IntervalColumn {
    return this.columns[field.ordinal]!;
  }

  points(field: PointField): PointColumn {
    return this.pointColumns[field.ordinal]!;
  }

  textsOf(field: TextField): TextIndex {
    return this.texts[field.ordinal]!;
  }

  /** The names by document, for fields that joins follow. */
  namesOf(field: TermField): NameColumn {
    return this.names[field.ordinal]!;
  }

  /** Where the names of a field lead among some documents. */
  targetsOf(field: TermField, documents: Documents): Targets {
    const byType = (this.targets[field.ordinal] ??= new Map<string, Targets>());
    let targets = byType.get(documents.type);
    if (!targets) {
      targets = new Targets(this.namesOf(field), (ordinal) => this.termAt(ordinal), documents);
      byType.set(documents.type, targets);
    }
    return targets;
  }

  termAt(ordinal: number): Term {
    return this.table.get(ordinal);
  }

  rowsOf(field: RowField): RowIndex<KeyIndex> {
    return this.rows[field.ordinal]!;
  }

  present(field: PresenceField): void {
    this.presence[field.ordinal]!.add(this.doc);
  }

  term(field: TermField, name: string, space: string): void {
    const dictionary = this.dictionaries[field.ordinal]!;
    const term = dictionary.intern(name, space);
    if (postingHas(term.posting, this.doc)) return;
    term.posting = addDoc(term.posting, this.doc, this.end);
    this.ownerOf[term.ordinal] = dictionary;
    this.forward.push(this.doc, term.ordinal);
    this.names[field.ordinal]?.add(this.doc, term.ordinal);
  }

  alias(name: string): void {
    this.surroundings?.alias(this.doc, name);
  }

  contained(type: string, name: string, fill: (keys: KeySink) => void): void {
    this.surroundings?.contained(type, name, fill);
  }

  interval(field: IntervalField, low: number, high: number, space: string): void {
    this.columns[field.ordinal]!.add(this.doc, low, high, space);
  }

  point(field: PointField, latitude: number, longitude: number): void {
    this.pointColumns[field.ordinal]!.add(this.doc, latitude, longitude);
  }

  row(field: RowField, fill: (keys: KeySink) => void): void {
    this.rows[field.ordinal]!.add(this.doc, fill);
  }

  text(field: TextField, texts: readonly string[]): void {
    this.texts[field.ordinal]!.put(this.doc, texts);
  }

  private removeKeys(doc: number): void {
    for (const ordinal of this.forward.get(doc)) {
      const term = this.table.get(ordinal);
      term.posting = removeDoc(term.posting, doc);
      if (postingSize(term.posting) === 0) this.ownerOf[ordinal]!.drop(term);
    }
    this.forward.remove(doc);
    for (const bits of this.presence) bits?.remove(doc);
    for (const column of this.columns) column?.removeDoc(doc);
    for (const points of this.pointColumns) points?.removeDoc(doc);
    for (const rows of this.rows) rows?.removeDoc(doc);
    for (const texts of this.texts) texts?.remove(doc);
    for (const names of this.names) names?.removeDoc(doc);
    for (const byType of this.targets) if (byType) for (const targets of byType.values()) targets.forget(doc);
  }
}
