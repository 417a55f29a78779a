import { or, type Predicate } from '../model/predicate.js';
import type { Lookups } from '../special/special-parameter.js';
import type { BoundSearch } from './bound-search.js';
import type { PlanBranch } from './plan.js';

/** Whether what is asked for is the resources that contain the matches, which may be of any type that is stored. */
export function asksForContainers({ contained = 'false', containedType = 'container' }: BoundSearch): boolean {
  return contained !== 'false' && containedType === 'container';
}

/**
 * The branches of a search that finds contained resources, alone or beside others: https://hl7.org/fhir/R4/search.html#contained
 *
 * Contained resources as they are come out of the branches of their own types. Containers are found by a join, so that
 * one with several matches in it comes once: of all types that are stored, new ones last.
 */
export function withContained(
  bound: BoundSearch,
  branches: readonly PlanBranch[],
  lookups: Lookups,
): readonly PlanBranch[] {
  const { contained = 'false' } = bound;
  if (contained === 'false') return branches;
  if (!asksForContainers(bound)) {
    return branches.map((branch) => ({ ...branch, among: contained === 'true' ? 'contained' : 'all' }));
  }
  const holds = branches.map(({ type, where }): Predicate => ({ op: 'contains', type, where }));
  const searched = contained === 'both' ? branches : [];
  const others = lookups.types().filter((type) => !searched.some((branch) => branch.type === type));
  return [
    ...searched.map(({ type, where }) => ({ type, where: or([where, ...holds]) })),
    ...others.map((type) => ({ type, where: or(holds) })),
  ];
}
