import { DocBits } from '../../index/docset.js';
import { ForwardIndex } from '../../index/forward.js';
import { IntervalColumn } from '../../index/interval-column.js';
import { addDoc, postingHas, postingSize, removeDoc } from '../../index/postings.js';
import { TermDictionary, TermTable } from '../../index/term-dictionary.js';
import type { IntervalField, KeySink, PresenceField, TermField } from '../../model/field.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { IndexSchema } from '../backend.js';

/** The index of one resource type: a document number for each resource, and one structure for each field. */
export class TypeIndex implements KeySink {
  private readonly docOf = new Map<string, number>();
  private readonly ids: string[] = [];
  /** The documents that stand for a resource; the others were deleted. */
  readonly live = new DocBits();
  private readonly presence: (DocBits | undefined)[] = [];
  private readonly dictionaries: (TermDictionary | undefined)[] = [];
  private readonly columns: (IntervalColumn | undefined)[] = [];
  private readonly table = new TermTable();
  private readonly forward = new ForwardIndex();
  /** The dictionary of each term, for when it loses its last document; by ordinal. */
  private readonly ownerOf: TermDictionary[] = [];
  /** The document whose keys are coming in. */
  private doc = 0;

  constructor(private readonly schema: IndexSchema) {
    for (const field of schema.fields) {
      if (field.kind === 'terms') this.dictionaries[field.ordinal] = new TermDictionary(field.fold, this.table);
      else if (field.kind === 'intervals') this.columns[field.ordinal] = new IntervalColumn();
      else this.presence[field.ordinal] = new DocBits();
    }
  }

  /** The number of documents given out so far: every document is below it. */
  get universe(): number {
    return this.ids.length;
  }

  put(resource: IdentifiedResource): void {
    const { id } = resource;
    let doc = this.docOf.get(id);
    if (doc === undefined) {
      doc = this.ids.length;
      this.ids.push(id);
      this.docOf.set(id, doc);
      this.live.add(doc);
    } else {
      this.removeKeys(doc);
    }
    this.doc = doc;
    this.forward.begin(doc);
    this.schema.extract(resource, this);
  }

  delete(id: string): boolean {
    const doc = this.docOf.get(id);
    if (doc === undefined) return false;
    this.removeKeys(doc);
    this.docOf.delete(id);
    this.live.remove(doc);
    return true;
  }

  document(id: string): number | undefined {
    return this.docOf.get(id);
  }

  idOf = (doc: number): string => this.ids[doc]!;

  withValue(field: PresenceField): DocBits {
    return this.presence[field.ordinal]!;
  }

  dictionary(field: TermField): TermDictionary {
    return this.dictionaries[field.ordinal]!;
  }

  column(field: IntervalField): IntervalColumn {
    return this.columns[field.ordinal]!;
  }

  present(field: PresenceField): void {
    this.presence[field.ordinal]!.add(this.doc);
  }

  term(field: TermField, name: string, space: string): void {
    const dictionary = this.dictionaries[field.ordinal]!;
    const term = dictionary.intern(name, space);
    if (postingHas(term.posting, this.doc)) return;
    term.posting = addDoc(term.posting, this.doc, this.ids.length);
    this.ownerOf[term.ordinal] = dictionary;
    this.forward.push(this.doc, term.ordinal);
  }

  interval(field: IntervalField, low: number, high: number): void {
    this.columns[field.ordinal]!.add(this.doc, low, high);
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
  }
}
