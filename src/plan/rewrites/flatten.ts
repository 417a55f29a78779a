import type { Predicate } from '../../model/predicate.js';
import { mapParts } from '../plan.js';

/**
 * Rewrites and(a, and(b, c)) to and(a, b, c), the same for or, and not(not(a)) to a, because backends order the parts of
 * one conjunction by what they cost, and can't see across nested ones.
 */
export function flatten(predicate: Predicate): Predicate {
  const mapped = mapParts(predicate, flatten);
  if (mapped.op === 'not' && mapped.of.op === 'not') return mapped.of.of;
  if (mapped.op !== 'and' && mapped.op !== 'or') return mapped;
  if (mapped.of.length > 1 && !mapped.of.some(({ op }) => op === mapped.op)) return mapped;
  const of = mapped.of.flatMap((part) => (part.op === mapped.op ? part.of : [part]));
  return of.length === 1 ? of[0]! : { op: mapped.op, of };
}
