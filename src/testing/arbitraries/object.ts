import fc from 'fast-check';
import { choiceProperty } from '../../definitions/elements.js';

export type Json = Readonly<Record<string, unknown>>;
export type Members = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** A part of an object that may be there. */
export interface Slot {
  /** One member, or none of several. */
  readonly part: fc.Arbitrary<Json>;
  /** How often it is there: 10 is always. */
  readonly presence: number;
}

export function member(name: string, value: fc.Arbitrary<unknown>, presence: number): Slot {
  return { part: value.map((each) => ({ [name]: each })), presence };
}

/** `value[x]`, of one of the types. */
export function choice(name: string, types: Members, presence: number): Slot {
  const parts = Object.entries(types).map(([type, value]) => member(choiceProperty(name, type), value, 10).part);
  return { part: fc.oneof(...parts), presence };
}

const NOTHING = fc.constant<Json>({});

/**
 * Objects of these parts. Where none would be there the first one is, since FHIR has no empty objects:
 * https://hl7.org/fhir/R4/json.html
 */
export function assemble(slots: readonly Slot[]): fc.Arbitrary<Json> {
  const parts = slots.map(({ part, presence }) => {
    if (presence >= 10) return part;
    return fc.oneof(
      { weight: Math.round(100 - 10 * presence), arbitrary: NOTHING },
      { weight: Math.round(10 * presence), arbitrary: part },
    );
  });
  const fallback = slots.some(({ presence }) => presence >= 10) ? NOTHING : (slots[0]?.part ?? NOTHING);
  return fc.tuple(fallback, ...parts).map(([first, ...others]): Json => {
    const whole: Json = Object.assign({}, ...others);
    return Object.keys(whole).length === 0 ? first : whole;
  });
}

/** Objects with all `required` members, and each `optional` one as often as `presence` of ten times. */
export function object(required: Members, optional: Members = {}, presence = 5): fc.Arbitrary<Json> {
  return assemble([
    ...Object.entries(required).map(([name, value]) => member(name, value, 10)),
    ...Object.entries(optional).map(([name, value]) => member(name, value, presence)),
  ]);
}

/** An array that is never empty, as FHIR has none: https://hl7.org/fhir/R4/json.html */
export function some<T>(item: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: 1, maxLength });
}
