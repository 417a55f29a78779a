import { answer, type Answer } from './answer.js';
import { refuse } from './fault.js';
import { compare, type Fraction } from './fraction.js';
import { decided, type World } from './world.js';

/** All from `low` up to `high`; the end itself belongs to it where `closed`, the start unless `open`. */
export interface Interval {
  readonly low: Fraction;
  readonly high: Fraction;
  readonly closed: boolean;
  readonly open?: boolean;
}

/** A single number. */
export function point(at: Fraction): Interval {
  return { low: at, high: at, closed: true };
}

/** https://hl7.org/fhir/R4/search.html#prefix */
export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
export type Prefix = (typeof PREFIXES)[number];

export function readPrefix(text: string): { readonly prefix: Prefix; readonly rest: string } {
  const letters = /^[A-Za-z]*/.exec(text)![0];
  if (letters === '') return { prefix: 'eq', rest: text };
  const prefix = PREFIXES.find((each) => each === letters) ?? refuse(`'${letters}' is no prefix`);
  return { prefix, rest: text.slice(letters.length) };
}

export function within(target: Interval, search: Interval): boolean {
  const end = compare(target.high, search.high);
  return compare(search.low, target.low) <= 0 && (end < 0 || (end === 0 && (search.closed || !target.closed)));
}

export function overlap(a: Interval, b: Interval): boolean {
  const reaches = (one: Interval, other: Interval): boolean => {
    const order = compare(one.low, other.high);
    return order < 0 || (order === 0 && other.closed && !one.open);
  };
  return reaches(a, b) && reaches(b, a);
}

function reachesAbove(target: Interval, search: Interval): boolean {
  const order = compare(target.high, search.high);
  return order > 0 || (order === 0 && target.closed && !search.closed);
}

function reachesBelow(target: Interval, search: Interval): boolean {
  return compare(target.low, search.low) < 0;
}

function liesAbove(target: Interval, search: Interval): boolean {
  const order = compare(target.low, search.high);
  return order > 0 || (order === 0 && (!search.closed || target.open === true));
}

function liesBelow(target: Interval, search: Interval): boolean {
  const order = compare(target.high, search.low);
  return order < 0 || (order === 0 && !target.closed);
}

/** What a searched value stands for. Dates have one range for all prefixes, numbers are points to most. */
export interface Searched {
  /** To `eq` and `ne`. */
  readonly implied: Interval;
  /** To the others. */
  readonly exact: Interval;
  /** To `ap`, as fhirdex has it. */
  readonly near: Interval;
}

/** https://hl7.org/fhir/R4/search.html#prefix, the table's last column: how ranges compare. */
export function comparePrefix(
  prefix: Prefix,
  target: Interval,
  { implied, exact, near }: Searched,
  world: World,
): Answer {
  if (isBarelyANumber(exact.low)) return 'free';
  switch (prefix) {
    case 'eq':
      return answer(within(target, implied));
    case 'ne':
      return answer(!within(target, implied));
    case 'gt':
      return answer(reachesAbove(target, exact));
    case 'lt':
      return answer(reachesBelow(target, exact));
    case 'ge':
      return reachesAbove(target, exact) || within(target, exact) ? 'yes' : holdsPoint(target, exact, world);
    case 'le':
      return reachesBelow(target, exact) || within(target, exact) ? 'yes' : holdsPoint(target, exact, world);
    case 'sa':
      return answer(liesAbove(target, exact));
    case 'eb':
      return answer(liesBelow(target, exact));
    case 'ap':
      // "the recommended value for the approximation is 10% [...], but systems may choose other values"
      if (world.profile === 'fhirdex') return answer(overlap(target, near));
      return within(target, implied) && within(target, near) ? 'yes' : 'free';
  }
}

/** The table says nothing of a range that ends with the very number that is searched; fhirdex counts that number. */
function holdsPoint(target: Interval, exact: Interval, world: World): Answer {
  return exact.closed && overlap(target, exact) ? decided(true, world) : 'no';
}

/** So near to zero that implementations, whose numbers have 15 digits elsewhere, can't tell it from its neighbours. */
export function isBarelyANumber({ over, under }: Fraction): boolean {
  const size = over < 0n ? -over : over;
  return size > 0n && size * 10n ** 300n < under;
}
