import { expect, test } from 'vitest';
import { flexsearch } from '../../src/text/flexsearch.js';
import { textIndexSuite } from './suite.js';

textIndexSuite(flexsearch());

test('what it can do', () => {
  expect(flexsearch().capabilities).toEqual({ incremental: true, ranked: true, stemming: false, export: true });
});
