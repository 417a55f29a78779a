import { hashOf, HashSlots } from '../index/hash-slots.js';
import type { State } from '../index/state.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Store } from './store.js';
import { WrittenResources } from './written-resources.js';

export class MemoryStore implements Store {
  private readonly types = new Map<string, ResourceTable>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(type: string, id: string): IdentifiedResource | undefined {
    return this.types.get(type)?.get(id);
  }

  save(stateOf: (type: string) => State): void {
    for (const [type, byId] of this.types) byId.transfer(stateOf(type));
  }

  /** Makes an empty store what the one that saved was; resources are parsed when they are asked for. */
  restore(types: readonly string[], stateOf: (type: string) => State): void {
    for (const type of types) {
      const byId = this.tableOf(type);
      byId.transfer(stateOf(type));
      this.count += byId.size;
    }
  }

  /** The types that there is or was a resource of. */
  resourceTypes(): readonly string[] {
    return [...this.types.keys()];
  }

  put(resource: IdentifiedResource): boolean {
    const created = this.tableOf(resource.resourceType).put(resource);
    if (created) this.count++;
    return created;
  }

  delete(type: string, id: string): boolean {
    const deleted = this.types.get(type)?.delete(id) ?? false;
    if (deleted) this.count--;
    return deleted;
  }

  private tableOf(type: string): ResourceTable {
    let byId = this.types.get(type);
    if (!byId) this.types.set(type, (byId = new ResourceTable()));
    return byId;
  }
}

/** The resources of one type by id, which each holds itself: a map's entries would take twice as much again. */
class ResourceTable {
  private readonly resources: (IdentifiedResource | undefined)[] = [];
  private readonly slots = new HashSlots();
  private readonly free: number[] = [];
  /** What a snapshot had, by number: those that are in use and not among `resources` yet. */
  private written: WrittenResources | undefined;

  get size(): number {
    return this.slots.size;
  }

  transfer(state: State): void {
    this.slots.transfer(state);
    state.numbers(this.free);
    const written = state.reads ? new WrittenResources() : this.write();
    written.transfer(state);
    if (!state.reads) return;
    this.written = written;
    for (let number = 0; number < written.length; number++) this.resources.push(undefined);
  }

  get(id: string): IdentifiedResource | undefined {
    const number = this.find(id, hashOf(id));
    return number < 0 ? undefined : this.at(number);
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

  /** Of a number in use. */
  private at(number: number): IdentifiedResource {
    return this.resources[number] ?? (this.resources[number] = this.written!.parse(number));
  }

  private write(): WrittenResources {
    const free = new Set(this.free);
    return WrittenResources.of(this.resources, (number) => {
      return free.has(number) ? undefined : this.written?.slice(number);
    });
  }

  private find(id: string, hash: number): number {
    const { slots } = this;
    let at = slots.home(hash);
    for (let number = slots.at(at); number >= 0; number = slots.at((at = slots.next(at)))) {
      if (slots.hashIs(number, hash) && this.at(number).id === id) return number;
    }
    return -1;
  }
}
