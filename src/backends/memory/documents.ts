import { DocBits, type DocSet } from '../../index/docset.js';
import { ForwardIndex } from '../../index/forward.js';
import { hashOf, HashSlots } from '../../index/hash-slots.js';
import { NO_DOCS, type Posting } from '../../index/postings.js';
import type { State } from '../../index/state.js';
import { TermDictionary } from '../../index/term-dictionary.js';
import { TermTable } from '../../index/term-table.js';
import { containerOf, type Container } from '../../model/reference.js';

/**
 * The resources of one type as documents: their numbers, what they are called, and which of them are contained in
 * others. A number is given out once, in the order in which resources first come; a resource that is replaced keeps it.
 */
export class Documents {
  /** The contained ones. */
  readonly contained = new DocBits();
  private ids: string[] = [];
  private readonly byId = new HashSlots();
  private readonly aliasTable = new TermTable();
  private readonly aliases = new TermDictionary((alias) => alias, this.aliasTable);
  private readonly aliasesByDoc = new ForwardIndex();

  /** `live` has the numbers in use. */
  constructor(
    readonly type: string,
    private readonly live: DocSet,
  ) {}

  transfer(state: State): void {
    this.contained.transfer(state);
    state.strings(this.ids);
    this.byId.transfer(state);
    this.aliases.transfer(state);
    this.aliasTable.transfer(state);
    this.aliasesByDoc.transfer(state);
  }

  /** The number of the resource with an id, given out when it's new. */
  add(id: string, isContained = false): number {
    const hash = hashOf(id);
    let doc = this.find(id, hash);
    if (doc === undefined) {
      doc = this.ids.push(id) - 1;
      this.byId.add(doc, hash);
    } else {
      this.dropAliases(doc);
    }
    if (isContained) this.contained.add(doc);
    return doc;
  }

  remove(doc: number): void {
    this.byId.remove(doc);
    this.contained.remove(doc);
    this.dropAliases(doc);
  }

  /** Leaves no room for more. */
  trim(): void {
    this.ids = this.ids.slice();
    this.byId.trim(this.ids.length);
  }

  /** The string that is kept of an id with this hash. */
  keptId(id: string, hash: number): string | undefined {
    const doc = this.find(id, hash);
    return doc === undefined ? undefined : this.ids[doc];
  }

  number(id: string): number | undefined {
    return this.find(id, hashOf(id));
  }

  /** How many numbers have been given out. */
  get given(): number {
    return this.ids.length;
  }

  /** Whether a document has this number now. */
  isNumber(doc: number): boolean {
    return this.live.has(doc);
  }

  idOf(doc: number): string {
    return this.ids[doc]!;
  }

  /** The resource that a contained one is in. */
  containerOf(doc: number): Container | undefined {
    return this.contained.has(doc) ? containerOf(this.ids[doc]!) : undefined;
  }

  addAlias(doc: number, alias: string): void {
    const ordinal = this.aliases.intern(alias, '');
    if (!this.aliasTable.postings.add(ordinal, doc, this.ids.length)) return;
    // Most types never have an alias.
    if (!this.aliasesByDoc.has(doc)) this.aliasesByDoc.begin(doc);
    this.aliasesByDoc.push(doc, ordinal);
  }

  aliasesOf(doc: number): readonly string[] {
    return Array.from(this.aliasesByDoc.get(doc), (ordinal) => this.aliasTable.nameOf(ordinal));
  }

  /** The documents that a term names: by id in the space of the type, by alias in the empty one. */
  named(name: string, space: string): Posting {
    if (space === this.type) return this.number(name) ?? NO_DOCS;
    return space === '' ? (this.aliases.get(name, '')?.posting ?? NO_DOCS) : NO_DOCS;
  }

  private find(id: string, hash: number): number | undefined {
    const { byId, ids } = this;
    let at = byId.home(hash);
    for (let doc = byId.at(at); doc >= 0; doc = byId.at((at = byId.next(at)))) {
      if (byId.hashIs(doc, hash) && ids[doc] === id) return doc;
    }
    return undefined;
  }

  private dropAliases(doc: number): void {
    const { postings } = this.aliasTable;
    for (const ordinal of this.aliasesByDoc.get(doc)) {
      postings.remove(ordinal, doc);
      if (postings.size(ordinal) === 0) this.aliases.drop(ordinal);
    }
    this.aliasesByDoc.remove(doc);
  }
}
