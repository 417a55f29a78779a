import { hashOf, HashSlots } from '../index/hash-slots.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Store } from './store.js';

export class MemoryStore implements Store {
  private readonly types = new Map<string, ResourceTable>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(type: string, id: string): IdentifiedResource | undefined {
    return this.types.get(type)?.get(id);
  }

  put(resource: IdentifiedResource): boolean {
    let byId = this.types.get(resource.resourceType);
    if (!byId) this.types.set(resource.resourceType, (byId = new ResourceTable()));
    const created = byId.put(resource);
    if (created) this.count++;
    return created;
  }

  delete(type: string, id: string): boolean {
    const deleted = this.types.get(type)?.delete(id) ?? false;
    if (deleted) this.count--;
    return deleted;
  }
}

/** The resources of one type by id, which each holds itself: a map's entries would take twice as much again. */
class ResourceTable {
  private readonly resources: (IdentifiedResource | undefined)[] = [];
  private readonly slots = new HashSlots();
  private readonly free: number[] = [];

  get(id: string): IdentifiedResource | undefined {
    const number = this.find(id, hashOf(id));
    return number < 0 ? undefined : this.resources[number];
  }

  put(resource: IdentifiedResource): boolean {
    const hash = hashOf(resource.id);
    const known = this.find(resource.id, hash);
    const number = known < 0 ? (this.free.pop() ?? this.resources.length) : known;
    this.resources[number] = resource;
    if (known < 0) this.slots.add(number, hash);
    return known < 0;
  }

  delete(id: string): boolean {
    const number = this.find(id, hashOf(id));
    if (number < 0) return false;
    this.slots.remove(number);
    this.resources[number] = undefined;
    this.free.push(number);
    return true;
  }

  private find(id: string, hash: number): number {
    const { slots, resources } = this;
    let at = slots.home(hash);
    for (let number = slots.at(at); number >= 0; number = slots.at((at = slots.next(at)))) {
      if (slots.hashIs(number, hash) && resources[number]!.id === id) return number;
    }
    return -1;
  }
}
