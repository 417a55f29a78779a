import type { Criterion } from './bound-search.js';

const NO_PARTS: readonly Criterion[] = [];

/** The criteria that a criterion is made of, those on other resources included. */
export function partsOf(criterion: Criterion): readonly Criterion[] {
  switch (criterion.kind) {
    case 'and':
    case 'or':
      return criterion.of;
    case 'not':
      return [criterion.of];
    case 'chain':
      return criterion.targets.map((target) => target.criterion);
    case 'has':
      return [criterion.criterion];
    default:
      return NO_PARTS;
  }
}

/** Whether a criterion, or one that it is made of, passes. */
export function someCriterion(criterion: Criterion, passes: (criterion: Criterion) => boolean): boolean {
  if (passes(criterion)) return true;
  for (const part of partsOf(criterion)) if (someCriterion(part, passes)) return true;
  return false;
}

/** The number of conditions that a criterion comes to. Parts may be shared; each counts as often as it is used. */
export function sizeOf(criterion: Criterion, known?: Map<Criterion, number>): number {
  const parts = partsOf(criterion);
  // As most are: remembering takes longer than counting.
  if (parts.every((part) => partsOf(part).length === 0)) return Math.max(1, parts.length);
  return sizeOfParts(criterion, parts, known ?? new Map<Criterion, number>());
}

function sizeOfParts(criterion: Criterion, parts: readonly Criterion[], known: Map<Criterion, number>): number {
  let size = known.get(criterion);
  if (size === undefined) {
    size = Math.max(
      1,
      parts.reduce((sum, part) => sum + sizeOf(part, known), 0),
    );
    known.set(criterion, size);
  }
  return size;
}
