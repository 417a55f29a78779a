import type { SearchParameterDefinition } from '../../definitions/search-parameter.js';
import type { Answer } from './answer.js';
import type { Prefix } from './interval.js';
import type { Value } from './values.js';
import type { World } from './world.js';

/** What a value that is searched for is compared with. */
export interface Compared {
  readonly modifier: string | undefined;
  readonly definition: SearchParameterDefinition;
  readonly world: World;
}

/** The rules of one search type. `Wanted` is a value as the request has it. */
export interface TypeRules<Wanted> {
  /** Besides `:missing`. `[type]` stands for the name of any resource type. */
  readonly modifiers: readonly string[];
  /** Reads one of the values that commas join, still escaped. Throws RequestFault for what can't be read. */
  read(text: string, compared: Compared): Wanted;
  /** Whether one value of a resource is what is wanted. */
  matches(value: Value, wanted: Wanted, compared: Compared): Answer;
  /** Of types that have prefixes. */
  prefixOf?(wanted: Wanted): Prefix;
}

// Values go from `read` to `matches` of the same rules only.
// oxlint-disable-next-line no-explicit-any
export type AnyTypeRules = TypeRules<any>;

export type Members = Readonly<Record<string, unknown>>;

/** The members of an object; none where it isn't one. */
export function members(data: unknown): Members {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Members) : {};
}

export function list(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

/** A text that isn't empty. */
export function textOf(data: unknown): string | undefined {
  return typeof data === 'string' && data !== '' ? data : undefined;
}
