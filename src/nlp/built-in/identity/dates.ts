import { BY_CLUE, BY_FORM } from '../scores.js';
import { isCapitalized, type Token } from '../tokens.js';
import { digitsOf, isJoined, type Finder } from './found.js';

/*
 * Dates and ages. A fraction such as `5/12` is no date; a year alone only after a word such as `since`.
 */

const MONTHS: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
/** Months that are also other words. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'dec',
  'sep',
  'apr',
  'jun',
  'jul',
  'aug',
  'oct',
  'nov',
  'feb',
]);
const BEFORE_YEAR: ReadonlySet<string> = new Set([
  'in',
  'since',
  'from',
  'until',
  'till',
  'of',
  'by',
  'during',
  'before',
  'after',
  'year',
]);

export const findDate: Finder = (tokens, at) => {
  const end = numericEnd(tokens, at) ?? namedEnd(tokens, at);
  if (end !== undefined) return { type: 'DATE', begin: at, end, score: BY_FORM };
  if (isYear(tokens[at]) && BEFORE_YEAR.has(tokens[at - 1]?.folded ?? '')) {
    return { type: 'DATE', begin: at, end: at + 1, score: BY_CLUE };
  }
  return undefined;
};

function isYear(token: Token | undefined): boolean {
  return digitsOf(token) === 4 && /^(?:19|20)/.test(token!.text);
}

/** `2019-02-11`, `01/14/2020`, `1/4/20`, `11.02.2019`, `2/2023`. */
function numericEnd(tokens: readonly Token[], at: number): number | undefined {
  const first = tokens[at]!;
  if (first.kind !== 'number' || tokens[at - 1]?.text === '/') return undefined;
  if (/^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$/.test(first.text)) return at + 1;
  const mark = tokens[at + 1]?.text;
  if ((mark !== '-' && mark !== '/') || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return undefined;
  const [a, b] = [digitsOf(first), digitsOf(tokens[at + 2])];
  if (mark === '/' && isYear(tokens[at + 2]) && a > 0 && Number(first.text) <= 12) return at + 3;
  if (tokens[at + 3]?.text !== mark || !isJoined(tokens, at + 3) || !isJoined(tokens, at + 4)) return undefined;
  const c = digitsOf(tokens[at + 4]);
  const yearFirst = isYear(first) && (b === 1 || b === 2) && (c === 1 || c === 2);
  const yearLast =
    (a === 1 || a === 2) && (b === 1 || b === 2) && (isYear(tokens[at + 4]) || (c === 2 && mark === '/'));
  return yearFirst || yearLast ? at + 5 : undefined;
}

/** `March 4, 2021`, `12 May 2018`, `June 2019`, `January`. */
function namedEnd(tokens: readonly Token[], at: number): number | undefined {
  if (isDay(tokens[at]) && isMonth(tokens[at + 1])) return isYear(tokens[at + 2]) ? at + 3 : at + 2;
  if (!isMonth(tokens[at])) return undefined;
  if (isYear(tokens[at + 1])) return at + 2;
  if (isDay(tokens[at + 1])) {
    if (tokens[at + 2]?.text === ',' && isYear(tokens[at + 3])) return at + 4;
    return isYear(tokens[at + 2]) ? at + 3 : at + 2;
  }
  return DOUBTFUL.has(tokens[at]!.folded) ? undefined : at + 1;
}

function isMonth(token: Token | undefined): boolean {
  return token !== undefined && isCapitalized(token) && MONTHS.has(token.folded);
}

function isDay(token: Token | undefined): boolean {
  const digits = digitsOf(token);
  return (digits === 1 || digits === 2) && Number(token!.text) >= 1 && Number(token!.text) <= 31;
}

const UNITS: ReadonlySet<string> = new Set(['year', 'yr', 'month', 'mo', 'week', 'wk', 'day']);

/** The number of `60 year-old`, `7-month-old`, `24 yo`, `72 y/o`, `81F`, `aged 36`, `at age 16`. */
export const findAge: Finder = (tokens, at) => {
  const digits = digitsOf(tokens[at]);
  if (digits === 0 || digits > 3 || Number(tokens[at]!.text) > 120) return undefined;
  const age = { type: 'AGE', begin: at, end: at + 1, score: BY_FORM } as const;
  const before = tokens[at - 1]?.folded;
  if (before === 'age' || before === 'aged') return age;
  const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
  const unit = tokens[next];
  if (!unit) return undefined;
  if (UNITS.has(unit.stem)) {
    const old = tokens[next + 1]?.text === '-' ? next + 2 : next + 1;
    return tokens[old]?.folded === 'old' ? age : undefined;
  }
  if (unit.folded === 'yo' || (unit.folded === 'y' && tokens[next + 1]?.text === '/')) return age;
  return (unit.text === 'M' || unit.text === 'F') && isJoined(tokens, at + 1) && digits === 2 ? age : undefined;
};
