import fc from 'fast-check';
import type { SearchParameterDefinition } from '../../../../definitions/registry.js';
import type { Features } from '../features.js';
import type { RequestParameter, RequestScope } from '../search-request.js';
import type { World } from '../world.js';

/** A parameter that can't be answered, or a scope that can't, and what has to be said of it. */
export interface Fault {
  /** What is wrong, in a word or two. */
  readonly fault: string;
  /** Absent when the scope itself is at fault. */
  readonly parameter?: RequestParameter;
  /** Absent: the type that is searched. */
  readonly scope?: RequestScope;
  /** https://hl7.org/fhir/R4/valueset-issue-type.html */
  readonly code: 'invalid' | 'not-supported' | 'multiple-matches';
  /** Lenient servers may leave the parameter out and say so: https://hl7.org/fhir/R4/search.html#lenient */
  readonly droppable: boolean;
}

/** What faults are made for. */
export interface FaultContext {
  /** The resource type that is searched. */
  readonly type: string;
  /** Its parameters that the features allow. */
  readonly parameters: readonly SearchParameterDefinition[];
  readonly world: World;
  readonly features: Features;
}

/** The faults of one kind that can be committed here; none when nothing fits. */
export type FaultKind = (context: FaultContext) => readonly fc.Arbitrary<Fault>[];

/** Any of these names with any of these values; nothing where there are no names. */
export function faulty(
  rest: Omit<Fault, 'parameter' | 'scope'>,
  names: readonly string[],
  values: readonly string[],
): readonly fc.Arbitrary<Fault>[] {
  if (names.length === 0 || values.length === 0) return [];
  return [
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...values))
      .map(([name, value]): Fault => ({ ...rest, parameter: { name, value } })),
  ];
}

export function codesOf(
  { parameters }: FaultContext,
  ...types: readonly SearchParameterDefinition['type'][]
): readonly string[] {
  return parameters.filter(({ type }) => types.includes(type)).map(({ code }) => code);
}
