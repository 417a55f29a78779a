import type { Phrases } from './phrases.js';
import type { Token } from './tokens.js';

/*
 * Amounts: `10 mg`, `0.25 mg/ml`, `1-2 tablets`, `two puffs`, `5%`.
 */

/** What a word of the lexicon of medications is. */
export type Part = 'mass' | 'volume' | 'count' | 'time' | 'form' | 'route' | 'frequency';

const NUMBERS: ReadonlySet<string> = new Set('half one two three four five six seven eight nine ten twelve'.split(' '));

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || NUMBERS.has(token.folded));
}

/** The first token after a number or a range of two: `4-6`, `one to two`; undefined when none begins here. */
export function numberEnd(tokens: readonly Token[], at: number, limit: number): number | undefined {
  if (at >= limit || !isNumber(tokens[at])) return undefined;
  const between = tokens[at + 1]?.text;
  const range = (between === '-' || between === '–' || between === 'to' || between === 'or') && at + 2 < limit;
  return range && isNumber(tokens[at + 2]) ? at + 3 : at + 1;
}

export interface Amount {
  readonly kind: 'mass' | 'volume' | 'count' | 'time' | 'concentration' | 'rate';
  readonly end: number;
}

/** The amount that begins at a token. */
export function amountAt(
  tokens: readonly Token[],
  at: number,
  limit: number,
  parts: Phrases<Part>,
): Amount | undefined {
  const number = numberEnd(tokens, at, limit);
  if (number === undefined || number >= limit) return undefined;
  if (tokens[number]!.text === '%') return { kind: 'concentration', end: number + 1 };
  const hyphen = tokens[number]!.text === '-' ? number + 1 : number;
  const unit = unitAt(tokens, hyphen, limit, parts);
  if (!unit) return undefined;
  if (tokens[unit.end]?.text !== '/' || unit.kind === 'time') return unit;
  // `mg/ml`, `mg/5 ml`, `ml/hr`
  const below = isNumber(tokens[unit.end + 1]) ? unit.end + 2 : unit.end + 1;
  const per = unitAt(tokens, below, limit, parts);
  return per ? { kind: per.kind === 'time' ? 'rate' : 'concentration', end: per.end } : unit;
}

function unitAt(tokens: readonly Token[], at: number, limit: number, parts: Phrases<Part>): Amount | undefined {
  if (at >= limit) return undefined;
  const match = parts.longest(tokens, at, limit);
  const kind = match?.values.find(
    (part) => part === 'mass' || part === 'volume' || part === 'count' || part === 'time',
  );
  return match && kind && { kind: kind as Amount['kind'], end: match.end };
}
