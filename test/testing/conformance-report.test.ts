import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import type { SearchAdapter } from '../../src/testing/adapter.js';
import { conformanceReport } from '../../src/testing/conformance-report.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import { FEATURES } from '../../src/testing/features/index.js';
import { misread } from './defective.js';
import { oracleAdapter } from './oracle-adapter.js';

describe('the conformance report', () => {
  test('of our engine has nothing wrong', async () => {
    const { features } = await conformanceReport(engineAdapter(() => createEngine()));
    expect(features.map(({ name }) => name)).toEqual(FEATURES.map(({ name }) => name));
    expect(features.flatMap(({ counterexamples }) => counterexamples.map(String))).toEqual([]);
    expect(features.filter(({ support }) => support === 'supported').length).toBeGreaterThan(30);
  });

  test('of a server that does all that the oracle expects is full', async () => {
    const report = await conformanceReport(oracleAdapter());
    expect(report.features.filter(({ support }) => support !== 'supported')).toEqual([]);
    expect(String(report)).toContain(`\n\n${FEATURES.length} supported, 0 partly, 0 unsupported, 0 wrong.`);
  });

  test('tells what is unsupported from what is wrong', async () => {
    const ignorant = misread(oracleAdapter(), (request) =>
      request.replace(/subject:identifier=.*/, 'subject:missing=false'),
    );
    const adapter: SearchAdapter = {
      ...ignorant,
      async search(request, options) {
        if (request.includes('_sort')) throw Object.assign(new Error('no'), { outcome: notSupported });
        return ignorant.search(request, options);
      },
    };
    const report = await conformanceReport(adapter);
    const supportOf = (name: string): string => report.features.find((each) => each.name === name)!.support;
    expect(supportOf('_sort')).toBe('unsupported');
    expect(supportOf(':identifier')).toBe('wrong');
    expect(supportOf('token')).toBe('supported');
    expect(String(report)).toContain('| [_sort](https://hl7.org/fhir/R4/search.html#sort) | unsupported |');
    expect(String(report)).toContain('- _sort: `Patient?_sort=birthdate`: The search is refused: no such thing');
    expect(String(report)).toContain(
      '- :identifier: `Condition?subject:identifier=http://fhirdex.example/mrn|A-1`\n  - Found, and must not be:',
    );
  });
});

const notSupported = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', diagnostics: 'no such thing' }],
};
