import { ALL, and, NONE, or, type Predicate } from '../../model/predicate.js';
import { mapParts } from '../plan.js';

/**
 * Rewrites and(a, all) to a, and(a, none) to none, the same for or with the roles exchanged, and not(all) to none,
 * because a conjunction that can't hold needn't look at any index; and a join with what can't be to none.
 */
export function constants(predicate: Predicate): Predicate {
  const mapped = mapParts(predicate, constants);
  switch (mapped.op) {
    case 'and':
      if (isSettled(mapped.of)) return mapped;
      return mapped.of.some(({ op }) => op === 'none') ? NONE : and(mapped.of.filter(({ op }) => op !== 'all'));
    case 'or':
      if (isSettled(mapped.of)) return mapped;
      return mapped.of.some(({ op }) => op === 'all') ? ALL : or(mapped.of.filter(({ op }) => op !== 'none'));
    case 'not':
      return mapped.of.op === 'all' ? NONE : mapped.of.op === 'none' ? ALL : mapped;
    case 'refers':
    case 'referred':
    case 'contains':
      return mapped.where.op === 'none' ? NONE : mapped;
    default:
      return mapped;
  }
}

/** Whether there is nothing to fold, as in nearly all that is asked. */
function isSettled(parts: readonly Predicate[]): boolean {
  for (const { op } of parts) if (op === 'all' || op === 'none') return false;
  return parts.length > 1;
}
