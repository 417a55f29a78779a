import { describe, expect, test } from 'vitest';
import { r4Elements } from '../../src/definitions/elements.js';
import { readImplicitSystem } from '../../src/definitions/implicit-system.js';

const elements = r4Elements();
const implicit = (type: string, name: string) => elements.element(type, name)?.implicitSystem;

const FHIR = 'http://hl7.org/fhir';
const HL7 = 'http://terminology.hl7.org/CodeSystem';

describe('the codes of an element are from', () => {
  test.each([
    ['Patient', 'gender', [`${FHIR}/administrative-gender`]],
    ['Patient.contact', 'gender', [`${FHIR}/administrative-gender`]],
    ['Person', 'gender', [`${FHIR}/administrative-gender`]],
    ['Patient.link', 'type', [`${FHIR}/link-type`]],
    ['HumanName', 'use', [`${FHIR}/name-use`]],
    ['Address', 'use', [`${FHIR}/address-use`]],
    ['Address', 'type', [`${FHIR}/address-type`]],
    ['ContactPoint', 'system', [`${FHIR}/contact-point-system`]],
    ['ContactPoint', 'use', [`${FHIR}/contact-point-use`]],
    ['Identifier', 'use', [`${FHIR}/identifier-use`]],
    ['Narrative', 'status', [`${FHIR}/narrative-status`]],
    ['Quantity', 'comparator', [`${FHIR}/quantity-comparator`]],
    // Inherited from Quantity.
    ['Age', 'comparator', [`${FHIR}/quantity-comparator`]],
    ['Observation', 'status', [`${FHIR}/observation-status`]],
    ['DiagnosticReport', 'status', [`${FHIR}/diagnostic-report-status`]],
    ['Encounter', 'status', [`${FHIR}/encounter-status`]],
    ['Encounter.statusHistory', 'status', [`${FHIR}/encounter-status`]],
    ['Composition', 'status', [`${FHIR}/composition-status`]],
    ['DocumentReference', 'status', [`${FHIR}/document-reference-status`]],
    ['ValueSet', 'status', [`${FHIR}/publication-status`]],
    ['ValueSet.compose.include.filter', 'op', [`${FHIR}/filter-operator`]],
    ['AllergyIntolerance', 'category', [`${FHIR}/allergy-intolerance-category`]],
    ['Appointment', 'status', [`${FHIR}/appointmentstatus`]],
    ['Goal', 'lifecycleStatus', [`${FHIR}/goal-status`]],
    ['Group', 'type', [`${FHIR}/group-type`]],
    ['Location', 'mode', [`${FHIR}/location-mode`]],
    // A value set of one name over a system of another.
    ['ClinicalImpression', 'status', [`${FHIR}/event-status`]],
    ['Immunization', 'status', [`${FHIR}/event-status`]],
    ['Procedure', 'status', [`${FHIR}/event-status`]],
    ['CarePlan', 'intent', [`${FHIR}/request-intent`]],
    ['CarePlan.activity.detail', 'kind', [`${FHIR}/resource-types`]],
    ['VerificationResult', 'status', [`${FHIR}/CodeSystem/status`]],
    ['Medication', 'status', [`${FHIR}/CodeSystem/medication-status`]],
    ['MedicationRequest', 'status', [`${FHIR}/CodeSystem/medicationrequest-status`]],
    ['MedicationRequest', 'intent', [`${FHIR}/CodeSystem/medicationrequest-intent`]],
    ['MedicationStatement', 'status', [`${FHIR}/CodeSystem/medication-statement-status`]],
    ['MedicationAdministration', 'status', [`${HL7}/medication-admin-status`]],
    ['MedicationDispense', 'status', [`${HL7}/medicationdispense-status`]],
    ['MedicationKnowledge', 'status', [`${HL7}/medicationknowledge-status`]],
    ['ImmunizationEvaluation', 'status', [`${HL7}/medication-admin-status`]],
    ['Composition', 'confidentiality', [`${HL7}/v3-Confidentiality`]],
    // R4 has no value set of its own for it.
    ['DetectedIssue', 'status', [`${FHIR}/observation-status`]],
    ['EvidenceVariable.characteristic', 'groupMeasure', [`${FHIR}/group-measure`]],
    // Open systems, kept outside FHIR.
    ['Attachment', 'contentType', ['urn:ietf:bcp:13']],
    ['Binary', 'contentType', ['urn:ietf:bcp:13']],
    ['CapabilityStatement', 'format', ['urn:ietf:bcp:13']],
    ['Money', 'currency', ['urn:iso:std:iso:4217']],
    ['Timing.repeat', 'durationUnit', ['http://unitsofmeasure.org']],
    ['Patient', 'language', ['urn:ietf:bcp:47']],
    ['Attachment', 'language', ['urn:ietf:bcp:47']],
    // Several systems; the greatest first.
    ['Timing.repeat', 'when', [`${HL7}/v3-TimingEvent`, `${FHIR}/event-timing`]],
    ['Task', 'intent', [`${FHIR}/request-intent`, `${FHIR}/task-intent`]],
    ['ParameterDefinition', 'type', [`${FHIR}/resource-types`, `${FHIR}/data-types`, `${FHIR}/abstract-types`]],
    ['TestScript.setup.action.assert', 'resource', [`${FHIR}/resource-types`, `${FHIR}/data-types`]],
  ])('%s.%s: %j', (type, name, systems) => expect(implicit(type, name)?.systems).toEqual(systems));
});

test.each([
  ['Patient', 'gender', 'male', `${FHIR}/administrative-gender`],
  // A code that isn't in the value set tells nothing else.
  ['Patient', 'gender', 'constructor', `${FHIR}/administrative-gender`],
  ['Timing.repeat', 'when', 'NOON', `${FHIR}/event-timing`],
  ['Timing.repeat', 'when', 'AC', `${HL7}/v3-TimingEvent`],
  ['Timing.repeat', 'when', 'constructor', `${HL7}/v3-TimingEvent`],
  ['Task', 'intent', 'order', `${FHIR}/request-intent`],
  ['Task', 'intent', 'unknown', `${FHIR}/task-intent`],
  ['OperationDefinition.parameter', 'type', 'Patient', `${FHIR}/resource-types`],
  ['OperationDefinition.parameter', 'type', 'Coding', `${FHIR}/data-types`],
  ['OperationDefinition.parameter', 'type', 'dateTime', `${FHIR}/data-types`],
  ['OperationDefinition.parameter', 'type', 'Any', `${FHIR}/abstract-types`],
])('%s.%s %s is from %s', (type, name, code, system) => expect(implicit(type, name)?.of(code)).toBe(system));

test('equal systems are one object', () => {
  expect(implicit('Patient', 'gender')).toBe(implicit('Person', 'gender'));
  expect(readImplicitSystem('link-type').of('x')).toBe(`${FHIR}/link-type`);
});

describe('every element of type code', () => {
  const visited = new Set<string>();
  const found: { path: string; systems: readonly string[] | undefined }[] = [];
  const visit = (type: string): void => {
    if (visited.has(type)) return;
    visited.add(type);
    for (const { name, types, implicitSystem } of elements.elements(type)) {
      if (types.length === 1 && types[0] === 'code') {
        found.push({ path: `${type}.${name}`, systems: implicitSystem?.systems });
      } else if (implicitSystem) {
        found.push({ path: `${type}.${name} is no code`, systems: [] });
      }
      types.forEach(visit);
    }
  };
  elements.resourceTypes.forEach(visit);

  /** Elements whose definition fixes no value set. */
  const UNBOUND: Readonly<Record<string, readonly string[]>> = {
    'the system stands beside the code': [
      'Coding.code',
      'Quantity.code',
      'Age.code',
      'Count.code',
      'Distance.code',
      'Duration.code',
      'ValueSet.expansion.contains.code',
    ],
    'the system stands further up in the resource': [
      'ConceptMap.group.element.code',
      'ConceptMap.group.element.target.code',
      'ConceptMap.group.unmapped.code',
      'ValueSet.compose.include.concept.code',
      'ValueSet.compose.include.filter.property',
    ],
    'the resource defines the code': [
      'CodeSystem.concept.code',
      'CodeSystem.concept.property.code',
      'CodeSystem.filter.code',
      'CodeSystem.property.code',
      'ImplementationGuide.definition.template.code',
      'OperationDefinition.code',
      'OperationDefinition.parameter.name',
      'ParameterDefinition.name',
      'SearchParameter.code',
    ],
    'the resource describes code systems that are elsewhere': [
      'TerminologyCapabilities.codeSystem.version.filter.code',
      'TerminologyCapabilities.codeSystem.version.filter.op',
      'TerminologyCapabilities.codeSystem.version.language',
      'TerminologyCapabilities.codeSystem.version.property',
      'TerminologyCapabilities.expansion.parameter.name',
    ],
    'a value set that may be extended by other mime types': ['Expression.language'],
  };

  test('has its systems, but for those that R4 binds to no value set', () => {
    const without = found.filter(({ systems }) => systems === undefined).map(({ path }) => path);
    expect(without.sort()).toEqual(Object.values(UNBOUND).flat().sort());
  });

  test('has systems that are absolute URIs', () => {
    const all = found.flatMap(({ systems }) => systems ?? []);
    expect(all.filter((system) => !/^(?:https?:\/\/[^\s,]+[^\s,/]|urn:[a-z]+:[^\s,]+)$/.test(system))).toEqual([]);
    expect(found.filter(({ path }) => path.endsWith('is no code'))).toEqual([]);
  });

  test('draws from several systems only where this table says so', () => {
    const several = found.filter(({ systems = [] }) => systems.length > 1).map(({ path }) => path);
    expect(several.sort()).toEqual([
      'DataRequirement.type',
      'OperationDefinition.parameter.type',
      'ParameterDefinition.type',
      'Task.intent',
      'TestScript.setup.action.assert.resource',
      'TestScript.setup.action.operation.resource',
      'Timing.repeat.when',
    ]);
  });
});
