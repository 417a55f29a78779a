import { BY_CLUE, BY_FORM } from '../scores.js';
import { isCapitalized, type Token } from '../tokens.js';
import { digitsOf, isJoined, type Finder } from './found.js';

/*
 * Telephone numbers, mail and web addresses, streets, and numbers of records.
 */

/** Longer chains of joined tokens are cut. */
const MOST_JOINED = 16;

/** `(555) 010-7766`, `555-014-2298`, `555.014.2298`, with or without `+1`. */
export const findPhone: Finder = (tokens, at) => {
  const open = tokens[at]!.text === '+' && isJoined(tokens, at + 1) && digitsOf(tokens[at + 1]) <= 3 ? at + 2 : at;
  const start = open > at && tokens[open]?.text === '-' ? open + 1 : open;
  const end = localEnd(tokens, start);
  return end === undefined ? undefined : { type: 'PHONE_OR_FAX', begin: at, end, score: BY_FORM };
};

function localEnd(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind === 'number' && /^\d{3}\.\d{3}\.\d{4}$/.test(token.text)) return at + 1;
  let next: number;
  if (token?.text === '(') {
    if (digitsOf(tokens[at + 1]) !== 3 || tokens[at + 2]?.text !== ')') return undefined;
    next = tokens[at + 3]?.text === '-' ? at + 4 : at + 3;
  } else {
    if (digitsOf(token) !== 3 || tokens[at + 1]?.text !== '-') return undefined;
    next = at + 2;
  }
  const rest = digitsOf(tokens[next]) === 3 && tokens[next + 1]?.text === '-' && digitsOf(tokens[next + 2]) === 4;
  return rest ? next + 3 : undefined;
}

const RECORD: ReadonlySet<string> = new Set(['mrn', 'ssn', 'id', 'record', 'account', 'number', 'chart', 'no']);
const AFTER_RECORD: ReadonlySet<string> = new Set([':', '#', 'number', 'no', '.', 'is']);

/** What follows `MRN`, `record number`, `SSN`; `123-45-6789`. */
export const findId: Finder = (tokens, at) => {
  if (digitsOf(tokens[at]) === 3 && tokens[at + 1]?.text === '-' && digitsOf(tokens[at + 2]) === 2) {
    const last = tokens[at + 3]?.text === '-' && digitsOf(tokens[at + 4]) === 4;
    if (last && !isJoined(tokens, at)) return { type: 'ID', begin: at, end: at + 5, score: BY_FORM };
  }
  let label = at - 1;
  while (label > at - 4 && AFTER_RECORD.has(tokens[label]?.folded ?? '')) label--;
  const named = tokens[label]?.folded ?? '';
  if (!RECORD.has(named) || (named === 'no' && tokens[label]!.text !== 'No')) return undefined;
  if (named === 'no' || named === 'number') return undefined;
  let [end, digits] = [at, 0];
  while (
    end < tokens.length &&
    end < at + MOST_JOINED &&
    (end === at || isJoined(tokens, end)) &&
    isOfId(tokens, end)
  ) {
    if (/\d/.test(tokens[end]!.text)) digits = end + 1;
    end++;
  }
  return digits > 0 ? { type: 'ID', begin: at, end: digits, score: BY_CLUE } : undefined;
};

function isOfId(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  return kind === 'word' || kind === 'number' || text === '-' || text === '/';
}

/** A mail address, seen from its `@`. */
export const findMail: Finder = (tokens, at) => {
  if (tokens[at]!.text !== '@' || !isJoined(tokens, at) || !isJoined(tokens, at + 1)) return undefined;
  let begin = at - 1;
  while (begin > 0 && begin > at - MOST_JOINED && isJoined(tokens, begin) && isOfMail(tokens[begin - 1]!)) begin--;
  let [end, dotted] = [at + 1, 0];
  while (end < tokens.length && end < at + MOST_JOINED && isJoined(tokens, end) && isOfMail(tokens[end]!)) {
    if (tokens[end]!.kind === 'word' && tokens[end - 1]!.text === '.') dotted = end + 1;
    end++;
  }
  if (dotted === 0 || !isOfMail(tokens[begin]!)) return undefined;
  return { type: 'EMAIL', begin, end: dotted, score: BY_FORM };
};

function isOfMail({ kind, text }: Token): boolean {
  return kind === 'word' || kind === 'number' || text === '.' || text === '-' || text === '_' || text === '+';
}

/** `https://...` and `www...`, up to a space; marks at the end are left out. */
export const findUrl: Finder = (tokens, at) => {
  const { folded } = tokens[at]!;
  const scheme =
    (folded === 'http' || folded === 'https') && tokens[at + 1]?.text === ':' && tokens[at + 2]?.text === '/';
  if (!scheme && !(folded === 'www' && tokens[at + 1]?.text === '.')) return undefined;
  let end = at + 1;
  while (end < tokens.length && end < at + 4 * MOST_JOINED && isJoined(tokens, end)) end++;
  while (end > at + 1 && tokens[end - 1]!.kind === 'mark' && tokens[end - 1]!.text !== '/') end--;
  return { type: 'URL', begin: at, end, score: BY_FORM };
};

const STREETS: ReadonlySet<string> = new Set(
  'street st avenue ave road rd lane ln drive dr boulevard blvd court ct way place pl square terrace circle highway'.split(
    ' ',
  ),
);

/** `480 Linden Avenue, Marlow, OH 43110`: a number, up to four names, the kind of street, and what follows of town, state and postcode. */
export const findAddress: Finder = (tokens, at) => {
  if (digitsOf(tokens[at]) === 0 || digitsOf(tokens[at]) > 5) return undefined;
  let end = at + 1;
  while (
    end <= at + 5 &&
    tokens[end] &&
    isCapitalized(tokens[end]!) &&
    !(end > at + 1 && STREETS.has(tokens[end]!.folded))
  )
    end++;
  if (end === at + 1 || !tokens[end] || !isCapitalized(tokens[end]!) || !STREETS.has(tokens[end]!.folded))
    return undefined;
  end++;
  if (tokens[end]?.text === '.') end++;
  return { type: 'ADDRESS', begin: at, end: townEnd(tokens, end), score: BY_FORM };
};

function townEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ',') return at;
  let end = at + 1;
  while (end <= at + 3 && tokens[end] && isCapitalized(tokens[end]!)) end++;
  if (end === at + 1) return at;
  const state = tokens[end]?.text === ',' ? end + 1 : end;
  if (!/^[A-Z]{2}$/.test(tokens[state]?.text ?? '')) return end;
  return digitsOf(tokens[state + 1]) === 5 ? state + 2 : state + 1;
}
