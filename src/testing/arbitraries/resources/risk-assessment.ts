import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, choice, member, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, concept, identifiers, metaSlot, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/riskassessment.html: one of the few types with a parameter that is a number */
export function riskAssessment(): fc.Arbitrary<Json> {
  const prediction = assemble([
    choice('probability', { decimal: primitives.decimal(), Range: dataTypes.Range() }, 9),
    concept('qualitativeRisk', 3),
    concept('outcome', 2),
  ]);
  return assemble([
    coded('status', ['final', 'preliminary']),
    referenceTo('subject', ['Patient', 'Group'], 10),
    member('prediction', some(prediction), 9),
    choice('occurrence', { dateTime: primitives.dateTime(), Period: dataTypes.Period() }, 4),
    concept('method', 3),
    referenceTo('condition', ['Condition'], 2),
    referenceTo('encounter', ['Encounter'], 2),
    identifiers(2),
    metaSlot(),
  ]);
}
