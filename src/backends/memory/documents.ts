import { DocBits, type DocSet } from '../../index/docset.js';
import { addDoc, NO_DOCS, postingSize, removeDoc, type Posting } from '../../index/postings.js';

/** The resource that a contained one is in. */
export interface Container {
  readonly type: string;
  readonly id: string;
}

/**
 * The resources of one type as documents: their numbers, what they are called, and which of them are contained in
 * others. A number is given out once, in the order in which resources first come; a resource that is replaced keeps it.
 */
export class Documents {
  /** The contained ones. */
  readonly contained = new DocBits();
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly containers = new Map<number, Container>();
  private readonly byAlias = new Map<string, Posting>();
  private readonly aliases = new Map<number, string[]>();

  /** `live` has the numbers in use. */
  constructor(
    readonly type: string,
    private readonly live: DocSet,
  ) {}

  /** The number of the resource with an id, given out when it's new. */
  add(id: string, container?: Container): number {
    let doc = this.numbers.get(id);
    if (doc === undefined) {
      doc = this.ids.push(id) - 1;
      this.numbers.set(id, doc);
    } else {
      this.dropAliases(doc);
    }
    if (container) {
      this.contained.add(doc);
      this.containers.set(doc, container);
    }
    return doc;
  }

  remove(doc: number): void {
    this.numbers.delete(this.ids[doc]!);
    this.contained.remove(doc);
    this.containers.delete(doc);
    this.dropAliases(doc);
  }

  number(id: string): number | undefined {
    return this.numbers.get(id);
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

  containerOf(doc: number): Container | undefined {
    return this.containers.get(doc);
  }

  addAlias(doc: number, alias: string): void {
    const aliases = this.aliases.get(doc);
    if (aliases?.includes(alias)) return;
    if (aliases) aliases.push(alias);
    else this.aliases.set(doc, [alias]);
    this.byAlias.set(alias, addDoc(this.byAlias.get(alias) ?? NO_DOCS, doc, this.ids.length));
  }

  aliasesOf(doc: number): readonly string[] {
    return this.aliases.get(doc) ?? NONE;
  }

  /** The documents that a term names: by id in the space of the type, by alias in the empty one. */
  named(name: string, space: string): Posting {
    if (space === this.type) return this.numbers.get(name) ?? NO_DOCS;
    return space === '' ? (this.byAlias.get(name) ?? NO_DOCS) : NO_DOCS;
  }

  private dropAliases(doc: number): void {
    const aliases = this.aliases.get(doc);
    if (!aliases) return;
    for (const alias of aliases) {
      const rest = removeDoc(this.byAlias.get(alias)!, doc);
      if (postingSize(rest) === 0) this.byAlias.delete(alias);
      else this.byAlias.set(alias, rest);
    }
    this.aliases.delete(doc);
  }
}

const NONE: readonly string[] = [];
