import { expect, test } from 'vitest';
import { createOracle, type Oracle } from '../../../src/testing/oracle/oracle.js';
import type { OracleOptions, TestResource } from '../../../src/testing/oracle/world.js';

export const BASE = 'http://here.org/fhir';

export type Row = readonly [query: string, must: string, free?: string];

export function oracleOf(resources: readonly TestResource[], options: OracleOptions = {}): Oracle {
  return createOracle(resources, {
    baseUrl: BASE,
    profile: 'fhirdex',
    now: new Date('2024-01-01T00:00:00Z'),
    ...options,
  });
}

/**
 * A table of searches, the ids that must match, and those that may or may not. Unless the options say otherwise these are
 * the decisions of fhirdex.
 */
export function expects(resources: readonly TestResource[], rows: readonly Row[], options?: OracleOptions): void {
  const oracle = oracleOf(resources, options);
  test.each(rows.map(([query, must, free = '']): [string, string, string] => [query, must, free]))(
    '%s finds %j',
    (query, must, free) => {
      const expected = oracle.expect(query, 'strict');
      expect(expected.refused).toEqual([]);
      expect(expected.notCovered).toEqual([]);
      expect(ids(expected.must)).toBe(must);
      expect(ids(new Set([...expected.may].filter((key) => !expected.must.has(key))))).toBe(free);
    },
  );
}

function ids(keys: ReadonlySet<string>): string {
  return [...keys].map((key) => key.split('/')[1]).join(' ');
}

/** A table of searches and the faults they have: `parameter` or `parameter?` for one that lenient handling drops. */
export function refuses(resources: readonly TestResource[], rows: readonly (readonly [string, string])[]): void {
  const oracle = oracleOf(resources);
  test.each(rows)('%s has the faults %j', (query, faults) => {
    const strict = oracle.expect(query, 'strict');
    const lenient = oracle.expect(query, 'lenient');
    const names = (of: readonly { parameter?: string }[]): string[] =>
      of.map(({ parameter = '(request)' }) => parameter);
    const droppable = names(lenient.dropped);
    expect(
      names(strict.refused)
        .map((name) => (droppable.includes(name) ? `${name}?` : name))
        .join(' '),
    ).toBe(faults);
    expect(names(lenient.refused)).toEqual(names(strict.refused).filter((name) => !droppable.includes(name)));
  });
}
