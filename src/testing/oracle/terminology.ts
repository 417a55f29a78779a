import { any, not } from './answer.js';
import type { Condition, Reading } from './condition.js';
import { alternatives, unescape } from './escapes.js';
import type { ExpandedCode, Expansions } from './expansions.js';
import { codeHolds, codesOf, readToken } from './types/token.js';
import { valuesOf } from './values.js';
import type { SearchParameterDefinition } from '../../definitions/search-parameter.js';

export const TERMINOLOGY = ['in', 'not-in', 'above', 'below'] as const;

export function isTerminology(modifier: string | undefined): boolean {
  return TERMINOLOGY.some((each) => each === modifier);
}

/**
 * https://hl7.org/fhir/R4/search.html#token: some code is in the value set, or subsumes or is subsumed by what is given;
 * `:not-in`: none is.
 */
export function readTerminology(
  definition: SearchParameterDefinition,
  modifier: string,
  value: string,
  expansions: Expansions,
  { world, afterwards }: Reading,
): Condition | undefined {
  const asked = alternatives(value);
  const codes = asked.map((text) => codesFor(text, modifier, expansions));
  if (asked.length === 0) return undefined;
  if (codes.includes(undefined)) {
    afterwards(`nobody knows ${value}`);
    return () => 'free';
  }
  return ({ resource, root }) => {
    const has = valuesOf(definition, resource, root).flatMap(codesOf);
    const found = any(codes.flatMap((each) => has.flatMap((code) => each!.map((one) => codeHolds(code, one, world)))));
    return modifier === 'not-in' ? not(found) : found;
  };
}

/** Undefined where it isn't known. */
function codesFor(
  text: string,
  modifier: string,
  { valueSets, subsumes }: Expansions,
): readonly ExpandedCode[] | undefined {
  if (modifier === 'in' || modifier === 'not-in') return valueSets[unescape(text)];
  const { system = '', code } = readToken(text);
  const subsumed = code === undefined ? undefined : subsumes[`${system}|${code}`];
  if (code === undefined || !subsumed) return undefined;
  const itself = { system, code };
  if (modifier === 'below') return [itself, ...subsumed];
  const isOne = (each: ExpandedCode): boolean => each.system === system && each.code === code;
  const above = Object.keys(subsumes).filter((key) => subsumes[key]!.some(isOne));
  return [itself, ...above.map(codeOfKey)];
}

/** Systems have no `|` in them. */
function codeOfKey(key: string): ExpandedCode {
  const bar = key.indexOf('|');
  return { system: key.slice(0, bar), code: key.slice(bar + 1) };
}
