import { conditionByCodeNot } from './condition-by-code-not.js';
import { conditionWithSubject } from './condition-with-subject.js';
import { encounterByDateSorted } from './encounter-by-date-sorted.js';
import { observationByCodeValue, observationByComponent } from './observation-by-code-and-value.js';
import { observationByFrequentCode, observationByRareCode } from './observation-by-code.js';
import { observationByValue } from './observation-by-value.js';
import { observationOfGender } from './observation-of-gender.js';
import { observationOfPatientSorted } from './observation-of-patient-sorted.js';
import { patientByAccentedFamily, patientByFamilyBeginning } from './patient-by-family.js';
import { patientByGenderAndBirthdate } from './patient-by-gender-and-birthdate.js';
import { patientById } from './patient-by-id.js';
import { patientByNamePart } from './patient-by-name-part.js';
import { patientWithFrequentObservation, patientWithRareObservation } from './patient-with-observation.js';
import { patientWithObservations } from './patient-with-observations.js';
import type { BenchQuery } from './query.js';

/** In the order in which they are numbered, from 1. */
export const QUERIES: readonly BenchQuery[] = [
  patientById,
  patientByFamilyBeginning,
  patientByAccentedFamily,
  patientByNamePart,
  patientByGenderAndBirthdate,
  observationByFrequentCode,
  observationByRareCode,
  observationOfPatientSorted,
  observationByComponent,
  observationByCodeValue,
  observationOfGender,
  patientWithFrequentObservation,
  patientWithRareObservation,
  encounterByDateSorted,
  conditionWithSubject,
  patientWithObservations,
  observationByValue,
  conditionByCodeNot,
];
