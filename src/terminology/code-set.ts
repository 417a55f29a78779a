import type { CodeSelection } from '../model/terminology-service.js';

/** Every code of a system, where they aren't known one by one. */
export const EVERY = 'every';

/** Codes by system. Immutable. */
export type CodeSet = ReadonlyMap<string, ReadonlySet<string> | typeof EVERY>;

export const NO_CODES: CodeSet = new Map();

export function union(a: CodeSet, b: CodeSet): CodeSet {
  const result = new Map(a);
  for (const [system, codes] of b) {
    const others = result.get(system);
    if (others === undefined || codes === EVERY) result.set(system, codes);
    else if (others !== EVERY) result.set(system, new Set([...others, ...codes]));
  }
  return result;
}

export function intersect(a: CodeSet, b: CodeSet): CodeSet {
  const result = new Map<string, ReadonlySet<string> | typeof EVERY>();
  for (const [system, codes] of a) {
    const others = b.get(system);
    if (others === undefined) continue;
    if (codes === EVERY || others === EVERY) result.set(system, codes === EVERY ? others : codes);
    else result.set(system, new Set([...codes].filter((code) => others.has(code))));
  }
  return result;
}

/**
 * What is in `a` and not in `b`. A system of which `a` has every code and `b` some is told to `unknown`, for nobody
 * knows what is left of it.
 */
export function subtract(a: CodeSet, b: CodeSet, unknown: (system: string) => never): CodeSet {
  const result = new Map(a);
  for (const [system, codes] of b) {
    const from = result.get(system);
    if (from === undefined) continue;
    if (codes === EVERY) result.delete(system);
    else if (from !== EVERY) result.set(system, new Set([...from].filter((code) => !codes.has(code))));
    else if (codes.size > 0) unknown(system);
  }
  return result;
}

export function selections(set: CodeSet): readonly CodeSelection[] {
  return [...set].flatMap(([system, codes]) =>
    codes === EVERY ? [{ system }] : [...codes].map((code) => ({ system, code })),
  );
}
