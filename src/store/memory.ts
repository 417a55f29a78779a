import type { IdentifiedResource } from '../model/resource.js';
import type { Store } from './store.js';

export class MemoryStore implements Store {
  private readonly types = new Map<string, Map<string, IdentifiedResource>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(type: string, id: string): IdentifiedResource | undefined {
    return this.types.get(type)?.get(id);
  }

  put(resource: IdentifiedResource): boolean {
    let byId = this.types.get(resource.resourceType);
    if (!byId) this.types.set(resource.resourceType, (byId = new Map()));
    const before = byId.size;
    byId.set(resource.id, resource);
    const created = byId.size > before;
    if (created) this.count++;
    return created;
  }

  delete(type: string, id: string): boolean {
    const deleted = this.types.get(type)?.delete(id) ?? false;
    if (deleted) this.count--;
    return deleted;
  }
}
