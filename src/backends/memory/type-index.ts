import { subtract } from '../../index/algebra.js';
import type { DocSet } from '../../index/docset.js';
import { ForwardIndex } from '../../index/forward.js';
import { expectDocuments } from '../../index/grow.js';
import type { SearchClock } from '../../index/scratch.js';
import type { State } from '../../index/state.js';
import type { KeySink } from '../../model/field.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { TextIndexAdapter } from '../../text/text-index.js';
import type { IndexSchema } from '../backend.js';
import type { Resources } from '../hits.js';
import { Documents } from './documents.js';
import { KeyIndex, type Surroundings } from './key-index.js';
import { SortColumns } from './sort-columns.js';

const NONE: ArrayLike<number> = [];

/** The index of one resource type: a document for each resource, contained ones too, and the keys of the documents. */
export class TypeIndex implements Surroundings, Resources {
  readonly documents: Documents;
  readonly keys: KeyIndex;
  readonly sortColumns: SortColumns;
  /** The resources by document, for those that ask for hits: looking 50 up by their ids took 5 µs. */
  private resources: (IdentifiedResource | undefined)[] = [];
  /** The contained resources of each container that has some: the number of an index and a document of it by turns. */
  private readonly inner = new ForwardIndex();
  private readonly innerIndexes: TypeIndex[] = [];
  /** The document whose keys and contained resources are coming in. */
  private container = 0;
  /** The number of resources, contained ones too, that were put since the index was last settled. */
  private fresh = 0;
  /** The number of documents after the load that is going on. */
  private expected = 0;
  /** Gives the resource with an id, when this index was restored without its resources. */
  private stored: ((id: string) => IdentifiedResource | undefined) | undefined;

  /** `indexOf` gives the index of any resource type. */
  constructor(
    readonly type: string,
    private readonly schema: IndexSchema,
    private readonly indexOf: (type: string) => TypeIndex,
    textIndex?: TextIndexAdapter,
    clock?: SearchClock,
  ) {
    this.keys = new KeyIndex(schema.fields, this, textIndex, clock);
    this.documents = new Documents(type, this.keys.live);
    this.sortColumns = new SortColumns(this, this.keys);
  }

  /** How many resources are about to be put; 0 when nobody knows. */
  expect(count: number): void {
    this.expected = count === 0 ? 0 : this.documents.given + count;
    // Made as long as it is going to be, it isn't copied while it grows.
    if (this.resources.length < this.expected) this.resources.length = this.expected;
  }

  /**
   * To be told when a load has ended. After one that brought much, no room is left for what may come next, and names
   * of references become ids that are kept anyway: together 0.5 MB of the 3.5 that the index of 12,497 records took.
   */
  settle(documentsOf: (type: string) => Documents | undefined): void {
    if (this.fresh * 4 < this.documents.given) return;
    this.fresh = 0;
    this.resources = this.resources.slice(0, this.documents.given);
    this.documents.trim();
    this.keys.settle(documentsOf);
  }

  /** Without the resources: what is read asks `stored` for each when it is first found. */
  transfer(state: State, stored?: (id: string) => IdentifiedResource | undefined): void {
    this.documents.transfer(state);
    this.keys.transfer(state);
    this.inner.transfer(state);
    const types = this.innerIndexes.map(({ type }) => type);
    state.strings(types);
    if (!state.reads) return;
    this.innerIndexes.push(...types.map(this.indexOf));
    for (let doc = 0; doc < this.documents.given; doc++) this.resources.push(undefined);
    this.stored = stored;
  }

  put(resource: IdentifiedResource): void {
    const doc = this.documents.add(resource.id);
    expectDocuments(this.documents.given, this.expected);
    const before = this.inner.has(doc) ? this.inner.get(doc).slice() : NONE;
    this.inner.remove(doc);
    this.sortColumns.forget(doc);
    this.resources[doc] = resource;
    this.fresh++;
    this.container = doc;
    this.keys.begin(doc);
    this.schema.extract(resource, this.keys);
    // What is contained again is replaced and keeps its number.
    if (before.length > 0) this.drop(before, this.inner.get(doc));
  }

  delete(id: string): boolean {
    const doc = this.documents.number(id);
    if (doc === undefined) return false;
    this.drop(this.inner.get(doc), []);
    this.inner.remove(doc);
    this.remove(doc);
    return true;
  }

  alias(doc: number, name: string): void {
    this.documents.addAlias(doc, name);
  }

  contained(type: string, name: string, fill: (keys: KeySink) => void): void {
    const doc = this.container;
    const index = this.indexOf(type);
    if (!this.innerIndexes.includes(index)) this.innerIndexes.push(index);
    const inner = index.putContained(name, fill);
    if (!this.inner.has(doc)) this.inner.begin(doc);
    this.inner.push(doc, this.innerIndexes.indexOf(index));
    this.inner.push(doc, inner);
  }

  idOf(doc: number): string {
    return this.documents.idOf(doc);
  }

  /** Undefined for a contained one. */
  resourceOf(doc: number): IdentifiedResource | undefined {
    return this.resources[doc] ?? this.recalled(doc);
  }

  /** Without what is only contained in other resources. */
  ownOnly(docs: DocSet): DocSet {
    return subtract(docs, this.documents.contained, this.keys.scratch);
  }

  private recalled(doc: number): IdentifiedResource | undefined {
    if (!this.stored || this.documents.contained.has(doc)) return undefined;
    return (this.resources[doc] = this.stored(this.documents.idOf(doc)));
  }

  private putContained(name: string, fill: (keys: KeySink) => void): number {
    const doc = this.documents.add(name, true);
    this.resources[doc] = undefined;
    this.fresh++;
    this.sortColumns.forget(doc);
    this.keys.begin(doc);
    fill(this.keys);
    return doc;
  }

  private remove(doc: number): void {
    this.sortColumns.forget(doc);
    this.keys.remove(doc);
    this.documents.remove(doc);
    this.resources[doc] = undefined;
  }

  /** Removes contained resources, but for those that are among `kept`. */
  private drop(contained: ArrayLike<number>, kept: ArrayLike<number>): void {
    for (let i = 0; i < contained.length; i += 2) {
      const [index, doc] = [contained[i]!, contained[i + 1]!];
      let stays = false;
      for (let j = 0; j < kept.length; j += 2) stays ||= kept[j] === index && kept[j + 1] === doc;
      if (!stays) this.innerIndexes[index]!.remove(doc);
    }
  }
}
