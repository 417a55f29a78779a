import type { CodeableConcept, Coding } from 'fhir/r4.js';

/** The code systems by the addresses that FHIR knows them by: https://hl7.org/fhir/R4/terminologies-systems.html */
export const SNOMED = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const CVX = 'http://hl7.org/fhir/sid/cvx';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
export const UCUM = 'http://unitsofmeasure.org';

/** A code system of HL7's terminology site, e.g. `hl7('v3-ActCode')`. */
export function hl7(name: string): string {
  return `http://terminology.hl7.org/CodeSystem/${name}`;
}

export function coding(system: string, code: string, display: string): Coding {
  return { system, code, display };
}

/** A concept of one coding; its text is the display unless another is given. */
export function concept(system: string, code: string, display: string, text = display): CodeableConcept {
  return { coding: [coding(system, code, display)], text };
}
