import fc from 'fast-check';
import type { IdentifiedResource } from '../../src/model/resource.js';

/** Resources of a few types with so few different values that they have much in common, and now and then a fault. */

export const TYPES = ['Patient', 'Observation', 'Condition', 'Encounter', 'Organization'] as const;

export const IDS = ['1', '2', '3', 'a', 'A', 'b-4'];
export const WORDS = ['María', 'maria', 'MÜLLER', "O'Neil", 'Mo', 'de la Cruz', 'Straße', 'Ann-Lee', '李', 'm', '-'];
export const CODES = ['8480-6', 'E11.9', 'e11.9', 'final', 'active', 'x', 'true'];
export const SYSTEMS = ['http://loinc.org', 'http://hl7.org/fhir/sid/icd-10', 'http://unitsofmeasure.org'];
export const DATES = [
  '2019',
  '2020',
  '2020-02',
  '2020-02-29',
  '2020-02-15',
  '2020-02-15T10:00:00Z',
  '2020-02-15T10:00:00.25+02:00',
  '2020-02-15T23:59:59-05:00',
  '2021-12',
];
const INSTANTS = ['2020-02-15T10:00:00Z', '2020-02-15T10:00:00.001Z', '2021-06-01T00:00:00+02:00'];
export const URLS = ['http://example.org/p', 'http://example.org/p/q', 'http://example.org/p|1', 'urn:oid:1.2'];

export const NUMBERS = ['1', '2', '2.5', '100', '0.1'];
export const UNITS = ['kg', 'g', '[lb_av]', 'Cel', '[degF]', '{score}'];

/** What nobody's resource should hold, and some do. */
const FAULTS: readonly unknown[] = [
  null,
  7,
  'text',
  '',
  [],
  [null],
  {},
  { extension: [] },
  ['text'],
  true,
  { reference: 5 },
];

const word = fc.constantFrom(...WORDS);
const code = fc.constantFrom(...CODES);
const system = fc.constantFrom(...SYSTEMS);
const date = fc.constantFrom(...DATES);
const id = fc.constantFrom(...IDS);

type Model = Record<string, fc.Arbitrary<unknown>>;

/** Each member there or not, and once in a while not what it should be. */
function object(model: Model): fc.Arbitrary<Record<string, unknown>> {
  const faulty = (member: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 30, arbitrary: member }, { weight: 1, arbitrary: fc.constantFrom(...FAULTS) });
  const members = Object.entries(model).map(([name, member]) => [name, faulty(member)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

const some = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(item, { maxLength: 3 });

const coding = object({ system, code, display: word });
const concept = object({ coding: some(coding), text: word });
const identifier = object({ system, value: code });
const period = object({ start: date, end: date });
const quantity = object({
  value: fc.constantFrom(...NUMBERS).map(Number),
  comparator: fc.constantFrom('<', '>='),
  system: fc.constantFrom('http://unitsofmeasure.org', 'http://unitsofmeasure.org', 'http://example.org/units'),
  code: fc.constantFrom(...UNITS),
  unit: fc.constantFrom(...UNITS),
});
const name = object({ family: word, given: some(word), text: word });
const address = object({ city: word, line: some(word), state: code });
const meta = object({
  lastUpdated: fc.constantFrom(...INSTANTS),
  tag: some(coding),
  security: some(coding),
  profile: some(fc.constantFrom(...URLS)),
  source: fc.constantFrom(...URLS),
});

const reference = (...types: string[]): fc.Arbitrary<unknown> =>
  object({
    reference: fc
      .record({ type: fc.constantFrom(...types), id, form: fc.nat(9) })
      .map(({ type, id, form }) =>
        form === 0
          ? `http://localhost/fhir/${type}/${id}`
          : form === 1
            ? `http://elsewhere.example/${type}/${id}`
            : form === 2
              ? `${type}/${id}/_history/2`
              : `${type}/${id}`,
      ),
  });

const MODELS: Readonly<Record<(typeof TYPES)[number], Model>> = {
  Patient: {
    active: fc.boolean(),
    name: some(name),
    gender: fc.constantFrom('male', 'female'),
    birthDate: date,
    deceasedBoolean: fc.boolean(),
    deceasedDateTime: date,
    address: some(address),
    telecom: some(object({ system: fc.constantFrom('phone', 'email'), value: code })),
    identifier: some(identifier),
    generalPractitioner: some(reference('Organization', 'Practitioner')),
    managingOrganization: reference('Organization'),
  },
  Observation: {
    status: fc.constantFrom('final', 'amended'),
    code: concept,
    category: some(concept),
    subject: reference('Patient', 'Group'),
    encounter: reference('Encounter'),
    performer: some(reference('Patient', 'Organization')),
    effectiveDateTime: date,
    effectivePeriod: period,
    effectiveTiming: object({ event: some(date), repeat: object({ boundsPeriod: period }) }),
    valueCodeableConcept: concept,
    valueQuantity: quantity,
    component: some(object({ code: concept, valueCodeableConcept: concept, valueQuantity: quantity })),
  },
  Condition: {
    clinicalStatus: concept,
    code: concept,
    subject: reference('Patient'),
    encounter: reference('Encounter'),
    asserter: reference('Patient', 'Practitioner'),
    onsetDateTime: date,
    onsetPeriod: period,
    recordedDate: date,
  },
  Encounter: {
    status: fc.constantFrom('finished', 'planned'),
    class: coding,
    type: some(concept),
    subject: reference('Patient'),
    period,
    serviceProvider: reference('Organization'),
    partOf: reference('Encounter'),
  },
  Organization: {
    active: fc.boolean(),
    name: word,
    alias: some(word),
    identifier: some(identifier),
    address: some(address),
    partOf: reference('Organization'),
  },
};

export const resources: fc.Arbitrary<IdentifiedResource> = fc.oneof(
  ...TYPES.map((resourceType) =>
    fc
      .tuple(id, object({ meta, ...MODELS[resourceType] }))
      .map(([id, members]) => ({ resourceType, id, ...members }) as unknown as IdentifiedResource),
  ),
);
