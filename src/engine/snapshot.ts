import type { Backend } from '../backends/backend.js';
import type { State } from '../index/state.js';
import { searchError } from '../model/issue.js';
import { pack, unpack } from '../snapshot/container.js';
import { StateReader } from '../snapshot/state-reader.js';
import { StateWriter } from '../snapshot/state-writer.js';
import type { MemoryStore } from '../store/memory.js';
import type { IndexingOptions } from './indexing-options.js';
import { VERSION } from './version.js';

/** What of an engine a snapshot is of. */
export interface Snapshotted {
  readonly store: MemoryStore;
  readonly backend: Backend;
  readonly options: IndexingOptions;
}

/** What a snapshot says of itself. The states of the store come before those of the index, by type as listed. */
interface About {
  readonly version: string;
  readonly options: IndexingOptions;
  readonly store: readonly string[];
  readonly index: readonly string[];
}

/** Throws FhirSearchError when the engine can't be written. */
export function writeSnapshot({ store, backend, options }: Snapshotted): Uint8Array {
  if (!backend.save) throw searchError('not-supported', 'snapshot: the backend of this engine has no snapshots');
  if (options.textIndex && !options.textIndex.capabilities.export) {
    throw searchError('not-supported', `snapshot: the text index ${options.textIndex.name} can't be exported`);
  }
  const ofStore = new Writers();
  const ofIndex = new Writers();
  store.save(ofStore.of);
  backend.save(ofIndex.of);
  const about: About = { version: VERSION, options, store: ofStore.types, index: ofIndex.types };
  return pack(about, [...ofStore.stretches(), ...ofIndex.stretches()]);
}

/**
 * Makes an empty engine what the one was that the bytes are of. Throws FhirSearchError when they aren't the bytes that it
 * wrote, or were written by another version or with options that resources would be indexed otherwise by.
 */
export function restoreSnapshot(snapshot: Uint8Array | ArrayBuffer, { store, backend, options }: Snapshotted): void {
  if (!backend.restore) throw searchError('not-supported', 'snapshot: the backend of this engine has no snapshots');
  const { about, stretches } = unpack(bytesOf(snapshot));
  const known = about as About;
  if (known.version !== VERSION) {
    throw searchError('invalid', `snapshot: it was made by version ${known.version}, and this is ${VERSION}`);
  }
  const differing = differingOptions(known.options, options);
  if (differing.length > 0) {
    throw searchError('invalid', `snapshot: the engine that made it had other options: ${differing.join(', ')}`);
  }
  const { store: storeTypes, index: indexTypes } = known;
  const reader = (place: number): State => {
    const [changing, fixed] = [stretches[2 * place]!, stretches[2 * place + 1]!];
    return new StateReader(changing.slice().buffer, fixed);
  };
  store.restore(storeTypes, (type) => reader(storeTypes.indexOf(type)));
  backend.restore(
    indexTypes,
    (type) => reader(storeTypes.length + indexTypes.indexOf(type)),
    (type, id) => store.get(type, id),
  );
}

/** A writer for each type, in the order in which they are asked for. */
class Writers {
  private readonly writers = new Map<string, StateWriter>();

  readonly of = (type: string): State => {
    const writer = new StateWriter();
    this.writers.set(type, writer);
    return writer;
  };

  get types(): readonly string[] {
    return [...this.writers.keys()];
  }

  stretches(): readonly (readonly Uint8Array[])[] {
    return [...this.writers.values()].flatMap((writer) => {
      const { changing, fixed } = writer.parts();
      return [changing, fixed];
    });
  }
}

function bytesOf(snapshot: Uint8Array | ArrayBuffer): Uint8Array {
  return ArrayBuffer.isView(snapshot)
    ? new Uint8Array(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength)
    : new Uint8Array(snapshot);
}

function differingOptions(a: IndexingOptions, b: IndexingOptions): readonly string[] {
  const names = Object.keys(b) as (keyof IndexingOptions)[];
  return names.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
