import type { IdentifiedResource } from '../../model/resource.js';
import type { IndexSchema } from '../backend.js';
import { KeyIndex } from './key-index.js';

/** The index of one resource type: a document number for each resource, and the keys of the documents. */
export class TypeIndex {
  readonly keys: KeyIndex;
  private readonly docOf = new Map<string, number>();
  private readonly ids: string[] = [];

  constructor(private readonly schema: IndexSchema) {
    this.keys = new KeyIndex(schema.fields, (id) => this.docOf.get(id));
  }

  put(resource: IdentifiedResource): void {
    const { id } = resource;
    let doc = this.docOf.get(id);
    if (doc === undefined) {
      doc = this.ids.push(id) - 1;
      this.docOf.set(id, doc);
    }
    this.keys.begin(doc);
    this.schema.extract(resource, this.keys);
  }

  delete(id: string): boolean {
    const doc = this.docOf.get(id);
    if (doc === undefined) return false;
    this.keys.remove(doc);
    this.docOf.delete(id);
    return true;
  }

  idOf = (doc: number): string => this.ids[doc]!;
}
