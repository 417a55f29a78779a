import { expect, test } from 'vitest';
import { onEveryBackend } from '../support/conformance.js';

/*
 * Searches that profiles, certification suites and apps issue, as far as they join no resources and don't shape the
 * result. They must be understood whole; what they find is the business of other tables.
 */
const QUERIES = `
Patient?_id=p
Patient?identifier=urn:s|v
Patient?name=ann
Patient?birthdate=1970-01-01&name=ann
Patient?gender=female&name=ann
Patient?family=lee&gender=female
Patient?birthdate=1970-01-01&family=lee
Patient?death-date=2020&family=lee
AllergyIntolerance?patient=p
AllergyIntolerance?patient=p&clinical-status=http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical|active
Condition?patient=p
Condition?patient=p&category=problem-list-item
Condition?patient=p&clinical-status=active
Condition?patient=p&onset-date=ge2020-01-01
Condition?patient=p&code=http://snomed.info/sct|1
Condition?patient=p&category=encounter-diagnosis&encounter=e
Condition?patient=p&_lastUpdated=ge2020-01-01T00:00:00Z
Condition?patient=p&recorded-date=ge2020
Observation?patient=p&category=laboratory
Observation?patient=Patient/p&category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory
Observation?patient=p&code=http://loinc.org|1,http://loinc.org|2
Observation?patient=p&category=laboratory&date=ge2020-01-01&date=le2020-12-31
Observation?patient=p&code=http://loinc.org|1&date=gt2020
Observation?patient=p&category=laboratory&status=final,amended
Observation?patient=p&category=laboratory&_lastUpdated=gt2020
Observation?patient=p&code=http://loinc.org|85354-9&_count=1
Observation?code-value-quantity=http://loinc.org|2823-3$gt5.4|http://unitsofmeasure.org|mmol/L
Observation?component-code-value-quantity=http://loinc.org|8480-6$lt60
DiagnosticReport?patient=p
DiagnosticReport?patient=p&category=LAB
DiagnosticReport?patient=p&code=http://loinc.org|1
DiagnosticReport?patient=p&category=LAB&date=ge2020
DocumentReference?_id=d
DocumentReference?patient=p
DocumentReference?patient=p&category=clinical-note
DocumentReference?patient=p&type=http://loinc.org|34133-9
DocumentReference?patient=p&category=clinical-note&date=ge2020
DocumentReference?patient=p&type=http://loinc.org|34133-9&period=ge2020
DocumentReference?contenttype:below=text/xml
DocumentReference?patient=p&status=current&type=http://loinc.org|34133-9
DocumentReference?creation=ge2020
DocumentReference?date=ge2020
DocumentReference?event=http://acme.org/events|e
DocumentReference?facility=http://acme.org/facilities|f
DocumentReference?format=urn:f
DocumentReference?setting=http://acme.org/settings|s
DocumentReference?security-label=http://acme.org/labels|N
DocumentReference?related=DocumentReference/d
DocumentReference?identifier=urn:s|v
List?patient=p&code=submissionset&status=current
Encounter?_id=e
Encounter?patient=p
Encounter?date=ge2020&patient=p
Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|AMB&patient=p
Encounter?patient=p&location=l
MedicationRequest?patient=p
MedicationRequest?patient=p&intent=order,plan
MedicationRequest?patient=p&intent=order&status=active
MedicationRequest?patient=p&intent=order&authoredon=ge2020
MedicationStatement?patient=p
MedicationDispense?patient=p
MedicationDispense?patient=p&status=completed&type=http://acme.org/types|t
Procedure?patient=p
Procedure?patient=p&date=ge2020
Immunization?patient=p
Immunization?patient=p&date=ge2020
Device?patient=p
Coverage?patient=p
Goal?patient=p
Goal?patient=p&target-date=ge2020
CarePlan?patient=p&category=assess-plan
CareTeam?patient=p&status=active
ServiceRequest?patient=p
ServiceRequest?patient=p&code=http://loinc.org|1
ServiceRequest?patient=p&category=http://snomed.info/sct|1&authored=ge2020
QuestionnaireResponse?patient=p
QuestionnaireResponse?patient=p&questionnaire=http://acme.org/q|1
Specimen?_id=s
RelatedPerson?_id=r
PractitionerRole?specialty=http://nucc.org|1
PractitionerRole?practitioner=p
Practitioner?name=lee
Practitioner?identifier=urn:npi|1
Organization?name=general
Organization?address=main
Location?name=general
Location?address=main
?_type=Patient,Observation&_lastUpdated=ge2020
Patient/p/Observation?code=http://loinc.org|1
Observation?category=laboratory&_lastUpdated=gt2020-01-01T00:00:00Z
`;

/** IHE's own: https://profiles.ihe.net/ITI/MHD/SearchParameter-DocumentReference-Creation.html */
const creation = {
  resourceType: 'SearchParameter',
  code: 'creation',
  type: 'date',
  base: ['DocumentReference'],
  expression: 'DocumentReference.content.attachment.creation',
};

onEveryBackend(
  [{ resourceType: 'Patient', id: 'p' }],
  (engine) => {
    test.each(QUERIES.trim().split('\n'))('%s is understood', async (query) => {
      const { link, entry } = await engine().search(query, { handling: 'strict' });
      expect(entry.filter(({ search }) => search.mode === 'outcome')).toEqual([]);
      // Everything took effect: the self link says so.
      const self = decodeURIComponent(link.find(({ relation }) => relation === 'self')!.url);
      for (const parameter of query.slice(query.indexOf('?') + 1).split('&')) expect(self).toContain(parameter);
    });
  },
  { searchParameters: [creation] },
);
