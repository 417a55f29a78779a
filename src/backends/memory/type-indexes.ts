import type { SearchClock } from '../../index/scratch.js';
import type { State } from '../../index/state.js';
import { searchError } from '../../model/issue.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { TextIndexAdapter } from '../../text/text-index.js';
import type { IndexSchema } from '../backend.js';
import { TypeIndex } from './type-index.js';

/**
 * The indexes of all resource types, each made when there is first something to put in. Those of a snapshot are read when
 * they are first asked for: most applications search a few types, and the schemas of all take longer to make than the rest
 * of a snapshot to read.
 */
export class TypeIndexes {
  /** Undefined for one that is still to be read. */
  private readonly byType = new Map<string, TypeIndex | undefined>();
  private read: ((index: TypeIndex) => void) | undefined;
  /** The same array until there is another type. */
  private names: readonly string[] = [];
  /** The number of resources that a load is about to put, by type. */
  private expected: ReadonlyMap<string, number> = new Map();
  private readonly clock: SearchClock = { searches: 0 };

  constructor(
    private readonly schemaOf: (type: string) => IndexSchema,
    private readonly textIndex: TextIndexAdapter | undefined,
  ) {}

  /** To be told before each search: what earlier ones found is nobody's any more. */
  beginSearch(): void {
    this.clock.searches++;
  }

  get(type: string): TypeIndex | undefined {
    return this.byType.get(type) ?? (this.byType.has(type) ? this.of(type) : undefined);
  }

  of(type: string): TypeIndex {
    return this.byType.get(type) ?? this.make(type);
  }

  private make(type: string): TypeIndex {
    const toRead = this.byType.has(type);
    const index = new TypeIndex(type, this.schemaOf(type), (each) => this.of(each), this.textIndex, this.clock);
    if (!toRead) this.names = [...this.names, type];
    this.byType.set(type, index);
    if (toRead) this.readInto(index);
    // Beside what has been read.
    index.expect(this.expected.get(type) ?? 0);
    return index;
  }

  private readInto(index: TypeIndex): void {
    try {
      this.read!(index);
    } catch {
      this.byType.set(index.type, undefined);
      throw searchError('exception', 'snapshot: its bytes were changed after the engine was made');
    }
  }

  /** In the order in which they were made. */
  types(): readonly string[] {
    return this.names;
  }

  expect(counts: ReadonlyMap<string, number>): void {
    this.expected = counts;
    for (const [type, index] of this.byType) index?.expect(counts.get(type) ?? 0);
    if (counts.size > 0) return;
    for (const index of this.byType.values()) index?.settle((type) => this.byType.get(type)?.documents);
  }

  save(stateOf: (type: string) => State): void {
    for (const type of this.types()) this.of(type).transfer(stateOf(type));
  }

  restore(
    types: readonly string[],
    stateOf: (type: string) => State,
    stored: (type: string, id: string) => IdentifiedResource | undefined,
  ): void {
    for (const type of types) this.byType.set(type, undefined);
    this.names = types;
    this.read = (index) => index.transfer(stateOf(index.type), (id) => stored(index.type, id));
  }
}
