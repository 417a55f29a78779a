import { expect, test } from 'vitest';
import { lunr } from '../../src/text/lunr.js';
import { textIndexSuite } from './suite.js';

textIndexSuite(lunr());

test('what it can do', () => {
  expect(lunr().capabilities).toEqual({ incremental: false, ranked: true, stemming: true, export: true });
});

test.each([
  ['infections infected infecting', 'infect infect infect'],
  ['diabetes diabetic', 'diabet diabet'],
  ['is us as', 'is us as'],
  ['e11.9s a1cs 10s', 'e11.9s a1cs 10s'],
  ['niños señales', 'nino senal'],
  ['болезни', 'болезни'],
])('the stems of %j are %j', (text, stems) => {
  const { words, stem } = lunr().analysis;
  expect(words(text).map(stem).join(' ')).toBe(stems);
});
