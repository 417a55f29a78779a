import fc from 'fast-check';
import { absentReason } from '../data-types/extension.js';
import { dataTypes } from '../data-types/index.js';
import { assemble, choice, member, some, type Json, type Slot } from '../object.js';
import { primitives } from '../primitives/index.js';
import { CONCEPTS } from '../vocabulary.js';
import { coded, concept, concepts, identifiers, metaSlot, referencesTo, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/observation.html, its value or components of the same few codes */
export function observation(): fc.Arbitrary<Json> {
  const component = assemble([concept('code', 10, FEW), value(8), concept('dataAbsentReason', 1)]);
  return assemble([
    coded('status', ['final', 'preliminary', 'amended', 'entered-in-error']),
    concept('code', 10, FEW),
    value(7),
    member('component', some(component, 3), 4),
    referenceTo('subject', ['Patient', 'Group', 'Location'], 8),
    referenceTo('encounter', ['Encounter'], 3),
    choice(
      'effective',
      {
        dateTime: primitives.dateTime(),
        Period: dataTypes.Period(),
        instant: primitives.instant(),
        Timing: dataTypes.Timing(),
      },
      7,
    ),
    concepts('category', 4),
    referencesTo('performer', ['Practitioner', 'Organization', 'Patient'], 3),
    concept('method', 1),
    concept('dataAbsentReason', 1),
    identifiers(2),
    referencesTo('hasMember', ['Observation'], 1),
    referencesTo('derivedFrom', ['Observation', 'DocumentReference'], 1),
    metaSlot(),
  ]);
}

const FEW = CONCEPTS.slice(0, 4);

/** `value[x]`, a quantity more often than not. */
function value(presence: number): Slot {
  const quantity = fc.oneof(
    { weight: 15, arbitrary: dataTypes.Quantity(['kg', 'g', 'mm[Hg]', '{score}']) },
    { weight: 1, arbitrary: absentReason() },
  );
  const others = {
    CodeableConcept: dataTypes.CodeableConcept(),
    string: primitives.string(),
    dateTime: primitives.dateTime(),
    Period: dataTypes.Period(),
    SampledData: dataTypes.SampledData(),
  };
  const part = fc.oneof(
    { weight: 6, arbitrary: choice('value', { Quantity: quantity }, presence).part },
    { weight: 5, arbitrary: choice('value', others, presence).part },
  );
  return { part, presence };
}
