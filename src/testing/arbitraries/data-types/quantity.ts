import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { LOCAL, UCUM, UNITS } from '../vocabulary.js';

/**
 * https://hl7.org/fhir/R4/datatypes.html#Quantity: in UCUM units, in units of another system, with a unit that is text for
 * people only, with none; exact, or with a comparator. Age, Count, Distance and Duration are Quantities too.
 */
export function quantity(units: readonly string[] = UNITS): fc.Arbitrary<Json> {
  const value = primitives.decimal();
  const unit = fc.constantFrom(...units);
  const coded = fc
    .tuple(fc.oneof({ weight: 5, arbitrary: fc.constant(UCUM) }, { weight: 1, arbitrary: fc.constant(LOCAL) }), unit)
    .map(([system, code]) => ({ system, code }));
  const named = unit.map((unit) => ({ unit }));
  const both = fc.tuple(coded, named).map(([coded, named]) => ({ ...named, ...coded }));
  const comparator = fc.constantFrom('<', '<=', '>=', '>');
  return fc
    .tuple(
      object({ value }, { comparator }, 1),
      fc.oneof(
        { weight: 4, arbitrary: coded },
        { weight: 2, arbitrary: both },
        { weight: 1, arbitrary: named },
        { weight: 1, arbitrary: fc.constant({}) },
      ),
    )
    .map((parts): Json => Object.assign({}, ...parts) as Json);
}

/** Without a comparator: https://hl7.org/fhir/R4/datatypes.html#SimpleQuantity */
export function simpleQuantity(units?: readonly string[]): fc.Arbitrary<Json> {
  return quantity(units).map((each) => {
    return Object.fromEntries(Object.entries(each).filter(([name]) => name !== 'comparator'));
  });
}
