import { grow } from '../index/grow.js';
import type { State } from '../index/state.js';
import { searchError } from '../model/issue.js';
import type { IdentifiedResource } from '../model/resource.js';

/** JSON in UTF-8 takes at most three bytes for each UTF-16 code unit. */
const MOST_BYTES = 3;

/** Resources as the JSON that a snapshot has them in, by number; each is parsed when somebody asks for it. */
export class WrittenResources {
  private bytes: Uint8Array = new Uint8Array(0);
  /** Where each begins, and the last ends. */
  private starts = new Uint32Array(1);
  private end = 0;

  /** The number of resources, and of numbers that none has. */
  get length(): number {
    return this.starts.length - 1;
  }

  parse(number: number): IdentifiedResource {
    const written = this.slice(number);
    try {
      return JSON.parse(new TextDecoder().decode(written)) as IdentifiedResource;
    } catch {
      // The checksum was right, so it wasn't so when the engine was made. The message of JSON.parse quotes the text.
      throw searchError('exception', 'snapshot: its bytes were changed after the engine was made');
    }
  }

  /** Writes resources; `undefined` stands for one that is `before` under its number, or else for none. */
  static of(
    resources: readonly (IdentifiedResource | undefined)[],
    before: (number: number) => Uint8Array | undefined,
  ): WrittenResources {
    const written = new WrittenResources();
    written.starts = new Uint32Array(resources.length + 1);
    const encoder = new TextEncoder();
    resources.forEach((resource, number) => {
      if (resource) written.append(resource, encoder);
      else written.copy(before(number));
      written.starts[number + 1] = written.end;
    });
    return written;
  }

  /** The JSON of one; empty where there is none. */
  slice(number: number): Uint8Array {
    return this.bytes.subarray(this.starts[number], this.starts[number + 1]);
  }

  transfer(state: State): void {
    this.starts = state.array(this.starts);
    this.bytes = state.bytes(this.bytes.subarray(0, this.end));
    this.end = this.bytes.length;
  }

  private append(resource: IdentifiedResource, encoder: TextEncoder): void {
    const json = jsonOf(resource);
    this.reserve(json.length * MOST_BYTES);
    this.end += encoder.encodeInto(json, this.bytes.subarray(this.end)).written;
  }

  private copy(written: Uint8Array | undefined): void {
    if (!written) return;
    this.reserve(written.length);
    this.bytes.set(written, this.end);
    this.end += written.length;
  }

  private reserve(more: number): void {
    if (this.end + more > this.bytes.length) this.bytes = grow(this.bytes, this.end + more);
  }
}

function jsonOf(resource: IdentifiedResource): string {
  try {
    const json: unknown = JSON.stringify(resource);
    if (typeof json === 'string') return json;
  } catch {
    // It refers to itself, or holds what JSON hasn't.
  }
  const { resourceType, id } = resource;
  throw searchError('structure', `snapshot: ${resourceType}/${id} cannot be written as JSON`);
}
