import { DocNumbers } from '../../index/doc-numbers.js';
import { DocBits } from '../../index/docset.js';
import { ForwardIndex } from '../../index/forward.js';
import { IntervalColumn } from '../../index/interval-column.js';
import { PointColumn } from '../../index/point-column.js';
import { ReusedScratch, type Scratch, type SearchClock } from '../../index/scratch.js';
import { transferEach, type State } from '../../index/state.js';
import { NameColumn } from '../../index/name-column.js';
import { TermDictionary, type Term } from '../../index/term-dictionary.js';
import { TermTable } from '../../index/term-table.js';
import type {
  Field,
  Interval,
  IntervalField,
  KeySink,
  PointField,
  PresenceField,
  RowField,
  TermField,
  TextField,
} from '../../model/field.js';
import { LaterTextIndex } from '../../text/later-text-index.js';
import type { TextIndex, TextIndexAdapter } from '../../text/text-index.js';
import type { Documents } from './documents.js';
import type { Posting } from '../../index/postings.js';
import { RowIndex } from './row-index.js';
import { Targets } from './targets.js';

/** Who numbers the documents of an index, and knows what is around them. The rows of a field have none. */
export interface Surroundings {
  alias(doc: number, name: string): void;
  contained(type: string, name: string, fill: (keys: KeySink) => void): void;
}

/**
 * The keys of documents: one structure for each field, made when there is first something to put in or to look for. Of
 * the 150 fields of a type, records have a third.
 */
export class KeyIndex implements KeySink {
  /** The documents that there are. */
  readonly live = new DocBits();
  /** For what is found in a search, until the next one begins. */
  readonly scratch: Scratch;
  private readonly presence: (DocBits | undefined)[];
  private readonly dictionaries: (TermDictionary | undefined)[];
  private readonly columns: (IntervalColumn | undefined)[];
  /** Of these most types have none. */
  private readonly pointColumns: (PointColumn | undefined)[] = [];
  private readonly rows: (RowIndex<KeyIndex> | undefined)[] = [];
  private readonly texts: (TextIndex | undefined)[] = [];
  private readonly names: (NameColumn | undefined)[] = [];
  /** Where names lead, by field and then by type; only as far as joins have followed them. */
  private readonly targets: (Map<string, Targets> | undefined)[] = [];
  private readonly table = new TermTable();
  private readonly forward = new ForwardIndex();
  /** Of all columns. */
  private readonly numbers = new DocNumbers();
  /** By their numbers in the table. */
  private readonly byNumber: TermDictionary[] = [];
  private end = 0;
  /** The document whose keys are coming in. */
  private doc = 0;

  constructor(
    private readonly fields: readonly Field[],
    private readonly surroundings?: Surroundings,
    private readonly textIndex?: TextIndexAdapter,
    private readonly clock: SearchClock = { searches: 0 },
  ) {
    this.scratch = new ReusedScratch(clock, this);
    const none = (): undefined[] => fields.map(() => undefined);
    this.presence = none();
    this.dictionaries = none();
    this.columns = none();
  }

  /** Without names by document and where they lead, which joins find again. */
  transfer(state: State): void {
    this.live.transfer(state);
    this.end = state.number(this.end);
    this.forward.transfer(state);
    transferEach(state, this.presence, () => new DocBits());
    // Numbers are given out in their order.
    const ordinals = this.byNumber.map((dictionary) => this.dictionaries.indexOf(dictionary));
    state.numbers(ordinals);
    for (const ordinal of ordinals) this.dictionary(this.fields[ordinal] as TermField).transfer(state);
    this.table.transfer(state);
    this.numbers.transfer(state);
    transferEach(state, this.columns, () => new IntervalColumn(this.numbers));
    transferEach(state, this.pointColumns, () => new PointColumn());
    transferEach(state, this.rows, (ordinal) => this.rowsOf(this.fields[ordinal] as RowField));
    this.transferTexts(state);
  }

  /** Leaves no room for more, and takes the ids that `documentsOf` a type keep for the names of references. */
  settle(documentsOf: (type: string) => Documents | undefined): void {
    this.live.trim(this.end);
    this.table.trim();
    this.forward.trim();
    const keptBy = (space: string, name: string, hash: number): string | undefined =>
      documentsOf(space)?.keptId(name, hash);
    this.dictionaries.forEach((dictionary, ordinal) => {
      const field = this.fields[ordinal] as TermField;
      if (dictionary && field.names) this.table.shareNames(dictionary.number, keptBy);
    });
    for (const rows of this.rows) rows?.keys.settle(documentsOf);
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
    return (this.presence[field.ordinal] ??= new DocBits());
  }

  dictionary(field: TermField): TermDictionary {
    return this.dictionaries[field.ordinal] ?? this.makeDictionary(field);
  }

  /** The terms that a document has in a field, in no order. */
  eachTerm(doc: number, field: TermField, visit: (term: Term) => void): void {
    const dictionary = this.dictionary(field);
    for (const ordinal of this.forward.get(doc)) {
      if (this.table.dictionaryNumberOf(ordinal) === dictionary.number) visit(dictionary.term(ordinal));
    }
  }

  column(field: IntervalField): IntervalColumn {
    return (this.columns[field.ordinal] ??= new IntervalColumn(this.numbers));
  }

  points(field: PointField): PointColumn {
    return (this.pointColumns[field.ordinal] ??= new PointColumn());
  }

  /** There are text fields only when there is something to search them with. */
  textsOf(field: TextField): TextIndex {
    return (this.texts[field.ordinal] ??= this.textIndex!.create());
  }

  /** The names by document, for fields that joins follow. */
  namesOf(field: TermField): NameColumn {
    return (this.names[field.ordinal] ??= new NameColumn(
      this.dictionary(field).number,
      this.table,
      this.forward,
      this.end,
    ));
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

  /** The documents of a term; to be read before the next change. */
  postingOf(ordinal: number): Posting {
    return this.table.postings.get(ordinal);
  }

  /** The number of documents of some terms, each counted as often as it has one. */
  countPostings(ordinals: readonly number[]): number {
    let count = 0;
    for (let i = 0; i < ordinals.length; i++) count += this.table.postings.size(ordinals[i]!);
    return count;
  }

  termAt(ordinal: number): Term {
    return this.byNumber[this.table.dictionaryNumberOf(ordinal)]!.term(ordinal);
  }

  rowsOf(field: RowField): RowIndex<KeyIndex> {
    return (this.rows[field.ordinal] ??= new RowIndex(new KeyIndex(field.fields, undefined, undefined, this.clock)));
  }

  present(field: PresenceField): void {
    this.withValue(field).add(this.doc);
  }

  term(field: TermField, name: string, space: string): void {
    const dictionary = this.dictionaries[field.ordinal] ?? this.makeDictionary(field);
    const ordinal = dictionary.intern(name, space);
    if (!this.table.postings.add(ordinal, this.doc, this.end)) return;
    this.forward.push(this.doc, ordinal);
    this.names[field.ordinal]?.add(this.doc, ordinal);
  }

  alias(name: string): void {
    this.surroundings?.alias(this.doc, name);
  }

  contained(type: string, name: string, fill: (keys: KeySink) => void): void {
    this.surroundings?.contained(type, name, fill);
  }

  interval(field: IntervalField, interval: Interval, space: string): void {
    this.column(field).add(this.doc, interval, space);
  }

  point(field: PointField, latitude: number, longitude: number): void {
    this.points(field).add(this.doc, latitude, longitude);
  }

  row(field: RowField, fill: (keys: KeySink) => void): void {
    this.rowsOf(field).add(this.doc, fill);
  }

  private makeDictionary(field: TermField): TermDictionary {
    const dictionary = new TermDictionary(field.fold, this.table);
    this.byNumber[dictionary.number] = dictionary;
    this.dictionaries[field.ordinal] = dictionary;
    return dictionary;
  }

  private transferTexts(state: State): void {
    const ordinals = [...this.texts.keys()].filter((ordinal) => this.texts[ordinal]);
    const exported = ordinals.map((ordinal) => this.texts[ordinal]!.export!());
    state.numbers(ordinals);
    state.strings(exported);
    const { textIndex } = this;
    if (!state.reads || !textIndex) return;
    ordinals.forEach((ordinal, i) => (this.texts[ordinal] = new LaterTextIndex(exported[i]!, textIndex)));
  }

  text(field: TextField, texts: readonly string[]): void {
    this.textsOf(field).put(this.doc, texts);
  }

  private removeKeys(doc: number): void {
    const { postings } = this.table;
    for (const ordinal of this.forward.get(doc)) {
      postings.remove(ordinal, doc);
      if (postings.size(ordinal) === 0) this.byNumber[this.table.dictionaryNumberOf(ordinal)]!.drop(ordinal);
    }
    this.forward.remove(doc);
    for (const bits of this.presence) bits?.remove(doc);
    for (const column of this.columns) column?.removeDoc(doc);
    this.numbers.removeDoc(doc);
    for (const points of this.pointColumns) points?.removeDoc(doc);
    for (const rows of this.rows) rows?.removeDoc(doc);
    for (const texts of this.texts) texts?.remove(doc);
    for (const names of this.names) names?.removeDoc(doc);
    for (const byType of this.targets) if (byType) for (const targets of byType.values()) targets.forget(doc);
  }
}
