import type { SearchAdapter, SearchBundle, SearchEntry } from '../../src/testing/adapter.js';
import type { Subject } from '../../src/testing/oracle/condition.js';
import type { Expectation } from '../../src/testing/oracle/expectation.js';
import { createOracle, type Oracle } from '../../src/testing/oracle/oracle.js';
import { subjectsOf } from '../../src/testing/oracle/subjects.js';
import { partOf } from '../../src/testing/oracle/subset.js';
import { keyOf, type OracleOptions, type TestResource } from '../../src/testing/oracle/world.js';

const keyOfSubject = ({ resource, root }: Subject): string =>
  resource === root ? keyOf(root) : `${keyOf(root)}#${resource.id}`;

/**
 * A search server made of the oracle: it does whatever is expected, joins, order and includes with it. So the harness can be
 * tried with all of R4, and with defects.
 */
export function oracleAdapter(options: OracleOptions = {}): SearchAdapter {
  let resources: readonly TestResource[] = [];
  let oracle: Oracle = createOracle([], options);
  return {
    async reset(all) {
      resources = all;
      oracle = createOracle(all, options);
    },

    async search(text, { handling }) {
      const [request = '', page = '0'] = text.split('#page=');
      const expected = oracle.expect(request, handling);
      if (expected.refused.length > 0)
        throw Object.assign(new Error('refused'), { outcome: outcome('error', expected.refused) });
      const subjects = subjectsOf(resources);
      const found = sorted(
        [...expected.must].map((key) => subjects.get(key)!),
        expected,
      );
      return bundleOf(request, Number(page), found, expected, subjects);
    },
  };
}

/** By the order expected, and by id where that leaves it open. */
function sorted(found: readonly Subject[], { order }: Expectation): readonly Subject[] {
  const rest = [...found];
  const result: Subject[] = [];
  while (rest.length > 0) {
    const first = rest.findIndex((one) => rest.every((other) => (order?.(one, other) ?? 0) <= 0));
    result.push(...rest.splice(Math.max(0, first), 1));
  }
  return result;
}

function bundleOf(
  request: string,
  page: number,
  found: readonly Subject[],
  expected: Expectation,
  subjects: ReadonlyMap<string, Subject>,
): SearchBundle {
  const { count = 1000, countOnly, dropped, applied } = expected;
  const matches = countOnly ? [] : found.slice(page * count, (page + 1) * count);
  const { must } = expected.includedWith(matches.map(keyOfSubject));
  const included = [...must].map((key) => subjects.get(key)!);
  const query = applied.map((name) => `${encodeURIComponent(name)}=x`).join('&');
  const more = !countOnly && found.length > (page + 1) * count;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [
      { relation: 'self', url: `http://localhost/fhir?${query}` },
      ...(more ? [{ relation: 'next', url: `${request}#page=${page + 1}` }] : []),
    ],
    entry: [
      ...matches.map((each) => entryOf(each, 'match', expected)),
      ...included.map((each) => entryOf(each, 'include', expected)),
      ...(dropped.length > 0 ? [{ resource: outcome('warning', dropped), search: { mode: 'outcome' } }] : []),
    ],
  };
}

function entryOf(subject: Subject, mode: string, { parts }: Expectation): SearchEntry {
  const asked = parts[mode === 'match' ? 'matches' : 'included'];
  return {
    fullUrl: `http://localhost/fhir/${keyOfSubject(subject)}`,
    resource: (asked ? partOf(subject.resource, asked) : subject.resource) as TestResource,
    search: { mode },
  };
}

function outcome(severity: string, faults: Expectation['refused']): { resourceType: string; issue: object[] } {
  return {
    resourceType: 'OperationOutcome',
    issue: faults.map(({ parameter, why }) => ({
      severity,
      diagnostics: why,
      ...(parameter !== undefined && { location: [`http.${parameter}`] }),
    })),
  };
}
