import type fc from 'fast-check';
import type { Json } from '../object.js';
import { condition } from './condition.js';
import { definedMembers } from './defined-members.js';
import { documentReference } from './document-reference.js';
import { encounter } from './encounter.js';
import { group } from './group.js';
import { list } from './list.js';
import { location } from './location.js';
import { medicationRequest } from './medication-request.js';
import { observation } from './observation.js';
import { organization } from './organization.js';
import { patient } from './patient.js';
import { practitionerRole } from './practitioner-role.js';
import { practitioner } from './practitioner.js';
import { provenance } from './provenance.js';
import { riskAssessment } from './risk-assessment.js';
import { valueSet } from './value-set.js';

/** The types whose shapes are written by hand, like those in the records of hospitals. */
const WRITTEN: Readonly<Record<string, () => fc.Arbitrary<Json>>> = {
  Patient: patient,
  Observation: observation,
  Condition: condition,
  Encounter: encounter,
  Practitioner: practitioner,
  Organization: organization,
  PractitionerRole: practitionerRole,
  MedicationRequest: medicationRequest,
  DocumentReference: documentReference,
  List: list,
  Group: group,
  Provenance: provenance,
  RiskAssessment: riskAssessment,
  Location: location,
  ValueSet: valueSet,
};

/** What populations are made of unless told otherwise. */
export const COMMON_TYPES: readonly string[] = Object.keys(WRITTEN);

const byType = new Map<string, fc.Arbitrary<Json>>();

/** The members of a resource but for its type and id. Literal references are `Link`s. */
export function membersOf(resourceType: string): fc.Arbitrary<Json> {
  let members = byType.get(resourceType);
  if (!members) byType.set(resourceType, (members = (WRITTEN[resourceType] ?? (() => definedMembers(resourceType)))()));
  return members;
}
