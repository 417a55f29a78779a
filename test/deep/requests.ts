import fc from 'fast-check';
import type { Sample } from '../support/conformance.js';
import { anyText, written } from '../support/text.js';

/** A resource or two for each search type and special parameter. */
export const resources: readonly Sample[] = [
  {
    resourceType: 'Patient',
    id: 'a',
    gender: 'male',
    birthDate: '2000-02',
    name: [{ family: 'Moe Ab', given: ['é,b'] }],
    identifier: [{ type: { coding: [{ system: 's', code: 'MR' }] }, system: 's', value: '1|2' }],
  },
  { resourceType: 'Patient', id: 'b', active: true, link: [{ other: { reference: 'Patient/a' } }] },
  {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8480-6', display: 'Systolic' }] },
    subject: { reference: 'Patient/a', identifier: { value: 'x' } },
    effectivePeriod: { start: '2020' },
    valueQuantity: { value: 120, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
  },
  { resourceType: 'RiskAssessment', id: 'r', prediction: [{ probabilityDecimal: 0.5 }] },
  { resourceType: 'ValueSet', id: 'v', url: 'http://a.org/b/c', version: '1' },
  { resourceType: 'Location', id: 'l', position: { latitude: 40, longitude: -3 } },
  { resourceType: 'List', id: 'p', entry: [{ item: { reference: 'Patient/a' } }] },
];

/** Sound searches of every kind, to be mangled. */
const SOUND: readonly string[] = [
  'Patient?name=moe&gender=male&birthdate=ge2000-01&_count=1',
  'Patient?gender:not=male&given:exact=%C3%A9\\,b&active:missing=true',
  'Patient?identifier:of-type=s|MR|1\\|2&link:Patient=a&family:contains=ab',
  'Patient?_id=a,b&_lastUpdated=le2020-01-01T00:00:00.5%2B02:00&_list=p&_in=List/p',
  'Patient?_filter=name+co+%22mo%22+and+not(gender+eq+female+or+birthdate+po+2000-02)',
  'Observation?_filter=(code+eq+loinc|8480-6)+and+value-quantity+ge+1.2e2||mmHg',
  'Observation?code=http://loinc.org|8480-6&date=sa2019&subject:identifier=x&code:text=sys',
  'Observation?value-quantity=gt0.012|http://unitsofmeasure.org|m[Hg]&status=final',
  'Observation?code-value-quantity=http://loinc.org|8480-6$lt200,a$1||b&subject.name=a',
  'RiskAssessment?probability=0.5,ap5e-1&_has:Observation:patient:code=1',
  'ValueSet?url:below=http://a.org&url:above=http://a.org/b/c/d&version=1&_sort=name',
  'Location?near=40|-3|10|km&near=1|2',
  '?_type=Patient,Observation&_id=a&_tag=x|&_profile=http://a.org|1',
  'Patient/a/Observation?code=8480-6',
  'Patient/a/*?_id=o',
  'http://here.org/fhir/Patient?name=moe&_cursor=abc',
];

const PIECES: readonly string[] = [
  ...['&', '=', '?', '/', ':', '.', ',', '|', '$', '\\', '%', '%2', '%00', '%ff', '%C3', '+', '(', ')', '[', ']', '"'],
  ...['__proto__', 'constructor', '_filter', '_has:', ':missing', ':not', 'not(', ' and ', ' eq ', 'ne', '-', '1e400'],
  ...['\ud800', '\u0000', '9'.repeat(40), '0000', 'T', 'Z', '*', '_type', '\n', '😀'],
];

/** Cuts, doubles, exchanges and inserts pieces of a text. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SOUND),
    fc.array(
      fc.record({
        at: fc.nat(1000),
        remove: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 20),
        insert: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom('', ...PIECES) },
          { weight: 1, arbitrary: anyText(0, 4) },
          { weight: 1, arbitrary: fc.constantFrom(...SOUND) },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, { at, remove, insert }) => {
      const from = at % (edited.length + 1);
      return edited.slice(0, from) + insert + edited.slice(from + remove);
    }, text),
  );

const PARAMETERS: readonly string[] = [
  ...['Patient?name', 'Patient?gender', 'Patient?birthdate', 'Patient?_filter', 'Patient?_id', 'Patient?link'],
  ...['Patient?_list', 'Patient?_count', 'Patient?_cursor', 'Patient?identifier:of-type', 'RiskAssessment?probability'],
  ...['Observation?value-quantity', 'Observation?code-value-quantity', 'ValueSet?url:below', 'Location?near', '?_type'],
];

/** A parameter that is read by its type, with any value. */
const valued = fc
  .tuple(fc.constantFrom(...PARAMETERS), anyText(0, 20).chain(written))
  .map(([name, value]) => `${name}=${value}`);

const unicode = fc.oneof(anyText(0, 40), fc.string({ unit: 'binary', maxLength: 60 }));

/** Request texts of all kinds: any text at all, sound ones changed somewhere, any value of a sound parameter. */
export const anyRequest: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: unicode },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('Patient?', '?', 'Patient/a/'), unicode).map((all) => all.join('')),
  },
  { weight: 5, arbitrary: mutated },
  { weight: 2, arbitrary: valued },
);
