import type { Piece } from './medication-attributes.js';
import type { Token } from './tokens.js';

/*
 * What a test measured: `HbA1c 7.4 %`, `blood pressure was 152/88`, `blood cultures negative`.
 */

/** What may stand between a test and its value. */
const JOINING: ReadonlySet<string> = new Set(
  ': = > < ~ ( , of is was were at today level score to count value measured peaked fell from reading result now shows showed the'.split(
    ' ',
  ),
);
const MOST_JOINING = 4;
const IN_WORDS: ReadonlySet<string> = new Set(['positive', 'negative']);
const UNITS: ReadonlySet<string> = new Set(
  (
    'mg g mcg ug ng pg kg lb lbs cm mm m ml l dl mmhg bpm mmol umol miu iu u meq min hour hr h s sec k f c celsius fahrenheit percent cells ' +
    'beats breaths'
  ).split(' '),
);

/** The value, and its unit where it has one, of a test that ends before `at`. */
export function valueOf(tokens: readonly Token[], at: number, limit: number): Piece[] {
  let begin = at;
  while (begin < limit && begin - at < MOST_JOINING && JOINING.has(tokens[begin]!.folded)) begin++;
  const token = tokens[begin];
  if (begin >= limit || !token) return [];
  if (IN_WORDS.has(token.folded))
    return tokens[begin + 1]?.folded === 'for' ? [] : [{ type: 'TEST_VALUE', begin, end: begin + 1 }];
  if (token.kind !== 'number') return [];
  let end = begin + 1;
  const between = tokens[end]?.text;
  if ((between === '/' || between === '-') && end + 1 < limit && tokens[end + 1]!.kind === 'number') end += 2;
  // An age or a date after a test is no value of it.
  if (/^(?:year|month|week|day|yo)$/.test(tokens[end]?.stem ?? '') && end < limit) return [];
  const value = { type: 'TEST_VALUE', begin, end };
  const unit = unitEnd(tokens, end, limit);
  return unit === undefined ? [value] : [value, { type: 'TEST_UNIT', begin: end, end: unit }];
}

/** `mg/dL`, `%`, `°C`, `/min`. */
function unitEnd(tokens: readonly Token[], at: number, limit: number): number | undefined {
  const word = (i: number): boolean => i < limit && UNITS.has(tokens[i]!.folded);
  if (at >= limit) return undefined;
  if (tokens[at]!.text === '%') return at + 1;
  if (tokens[at]!.text === '°') return word(at + 1) ? at + 2 : undefined;
  if (tokens[at]!.text === '/') return word(at + 1) ? at + 2 : undefined;
  if (!word(at)) return undefined;
  return tokens[at + 1]?.text === '/' && word(at + 2) ? at + 3 : at + 1;
}
