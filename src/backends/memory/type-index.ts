import { subtract } from '../../index/algebra.js';
import type { DocSet } from '../../index/docset.js';
import type { KeySink } from '../../model/field.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { TextIndexAdapter } from '../../text/text-index.js';
import type { IndexSchema } from '../backend.js';
import { Documents, type Container } from './documents.js';
import { KeyIndex, type Surroundings } from './key-index.js';
import { SortColumns } from './sort-columns.js';

/** A contained resource, in the index of its type. */
interface Inner {
  readonly index: TypeIndex;
  readonly name: string;
}

/** The index of one resource type: a document for each resource, contained ones too, and the keys of the documents. */
export class TypeIndex implements Surroundings {
  readonly documents: Documents;
  readonly keys: KeyIndex;
  readonly sortColumns: SortColumns;
  /** The resources by document, for those that ask for hits: looking 50 up by their ids took 5 µs. */
  private readonly resources: (IdentifiedResource | undefined)[] = [];
  /** The contained resources of each container that has some. */
  private readonly inner = new Map<number, Inner[]>();
  /** The document whose keys and contained resources are coming in. */
  private container = 0;

  /** `indexOf` gives the index of any resource type. */
  constructor(
    readonly type: string,
    private readonly schema: IndexSchema,
    private readonly indexOf: (type: string) => TypeIndex,
    textIndex?: TextIndexAdapter,
  ) {
    this.keys = new KeyIndex(schema.fields, this, textIndex);
    this.documents = new Documents(type, this.keys.live);
    this.sortColumns = new SortColumns(this, this.keys);
  }

  put(resource: IdentifiedResource): void {
    const doc = this.documents.add(resource.id);
    const before = this.inner.get(doc) ?? [];
    this.inner.delete(doc);
    this.sortColumns.forget(doc);
    this.resources[doc] = resource;
    this.container = doc;
    this.keys.begin(doc);
    this.schema.extract(resource, this.keys);
    const now = this.inner.get(doc) ?? [];
    // What is contained again is replaced and keeps its number.
    drop(before.filter(({ index, name }) => !now.some((each) => each.index === index && each.name === name)));
  }

  delete(id: string): boolean {
    const doc = this.documents.number(id);
    if (doc === undefined) return false;
    drop(this.inner.get(doc) ?? []);
    this.inner.delete(doc);
    this.sortColumns.forget(doc);
    this.keys.remove(doc);
    this.documents.remove(doc);
    this.resources[doc] = undefined;
    return true;
  }

  alias(doc: number, name: string): void {
    this.documents.addAlias(doc, name);
  }

  contained(type: string, name: string, fill: (keys: KeySink) => void): void {
    const doc = this.container;
    const index = this.indexOf(type);
    index.putContained(name, { type: this.type, id: this.documents.idOf(doc) }, fill);
    const inner = this.inner.get(doc);
    if (inner) inner.push({ index, name });
    else this.inner.set(doc, [{ index, name }]);
  }

  /** Undefined for a contained one. */
  resourceOf(doc: number): IdentifiedResource | undefined {
    return this.resources[doc];
  }

  /** Without what is only contained in other resources. */
  ownOnly(docs: DocSet): DocSet {
    return subtract(docs, this.documents.contained);
  }

  private putContained(name: string, container: Container, fill: (keys: KeySink) => void): void {
    const doc = this.documents.add(name, container);
    this.resources[doc] = undefined;
    this.sortColumns.forget(doc);
    this.keys.begin(doc);
    fill(this.keys);
  }
}

function drop(contained: readonly Inner[]): void {
  for (const { index, name } of contained) index.delete(name);
}
