import fc from 'fast-check';
import { CODES, DATES, IDS, NUMBERS, SYSTEMS, TYPES, UNITS, URLS, WORDS } from './resources.js';

/** Searches for what the resources of the model hold, or might hold; some are faulty. */

const escape = (text: string): string => encodeURIComponent(text.replace(/[\\,$|]/g, '\\$&'));

const pick = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts).map(escape);
const prefixes = ['', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

const strings = pick(...WORDS, 'mar', 'cruz', 'lee', 'ul', 'strasse');
const dates = fc
  .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...DATES))
  .map(([prefix, date]) => prefix + escape(date));
const tokens = fc
  .record({ system: fc.option(fc.constantFrom('', ...SYSTEMS)), code: fc.constantFrom('', ...CODES) })
  .map(({ system, code }) => (system === null ? escape(code) : `${escape(system)}|${escape(code)}`));
const quantities = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    number: fc.constantFrom(...NUMBERS, '1000', '1e2'),
    unit: fc.option(fc.constantFrom(...UNITS), { freq: 2 }),
    system: fc.constantFrom('', 'http://unitsofmeasure.org', 'http://unitsofmeasure.org', 'http://example.org/units'),
  })
  .map(({ prefix, number, unit, system }) => {
    return prefix + number + (unit === null ? '' : `|${escape(system)}|${escape(unit)}`);
  });
const references = fc
  .record({ type: fc.constantFrom(...TYPES), id: fc.constantFrom(...IDS), form: fc.nat(4) })
  .map(({ type, id, form }) => (form < 2 ? id : form === 2 ? `http://localhost/fhir/${type}/${id}` : `${type}/${id}`));
const ids = fc.constantFrom(...IDS, 'nobody');

interface Kind {
  readonly values: fc.Arbitrary<string>;
  readonly modifiers: readonly string[];
}

const STRING: Kind = { values: strings, modifiers: ['', '', ':exact', ':contains', ':missing'] };
const TOKEN: Kind = { values: tokens, modifiers: ['', '', ':not', ':text', ':code-text', ':missing'] };
const DATE: Kind = { values: dates, modifiers: ['', '', '', ':missing'] };
const QUANTITY: Kind = { values: quantities, modifiers: ['', '', '', ':missing'] };
const tuple = (second: fc.Arbitrary<string>): Kind => ({
  values: fc.tuple(pick(...CODES), second).map((parts) => parts.join('$')),
  modifiers: [''],
});
const CODED_QUANTITY = tuple(quantities);
const CODED_CONCEPT = tuple(pick(...CODES));
const REFERENCE: Kind = { values: references, modifiers: ['', '', ':Patient', ':Organization', ':missing'] };
const URI: Kind = { values: pick(...URLS), modifiers: ['', ':below', ':above', ':missing'] };
const ID: Kind = { values: ids, modifiers: ['', ':not', ':missing'] };

type Parameters = Readonly<Record<string, Kind>>;

const COMMON: Parameters = {
  _id: ID,
  _lastUpdated: DATE,
  _tag: TOKEN,
  _security: TOKEN,
  _profile: URI,
  _source: URI,
};

const PARAMETERS: Readonly<Record<(typeof TYPES)[number], Parameters>> = {
  Patient: {
    name: STRING,
    family: STRING,
    given: STRING,
    'address-city': STRING,
    address: STRING,
    gender: TOKEN,
    active: TOKEN,
    deceased: TOKEN,
    telecom: TOKEN,
    identifier: TOKEN,
    birthdate: DATE,
    'death-date': DATE,
    organization: REFERENCE,
    'general-practitioner': REFERENCE,
  },
  Observation: {
    code: TOKEN,
    'combo-code': TOKEN,
    category: TOKEN,
    status: TOKEN,
    'value-concept': TOKEN,
    'value-quantity': QUANTITY,
    'combo-value-quantity': QUANTITY,
    'code-value-quantity': CODED_QUANTITY,
    'component-code-value-quantity': CODED_QUANTITY,
    'combo-code-value-quantity': CODED_QUANTITY,
    'combo-code-value-concept': CODED_CONCEPT,
    date: DATE,
    subject: REFERENCE,
    patient: REFERENCE,
    encounter: REFERENCE,
    performer: REFERENCE,
  },
  Condition: {
    code: TOKEN,
    'clinical-status': TOKEN,
    'onset-date': DATE,
    'recorded-date': DATE,
    subject: REFERENCE,
    patient: REFERENCE,
    asserter: REFERENCE,
  },
  Encounter: {
    status: TOKEN,
    class: TOKEN,
    type: TOKEN,
    date: DATE,
    patient: REFERENCE,
    'service-provider': REFERENCE,
  },
  Organization: { name: STRING, address: STRING, active: TOKEN, identifier: TOKEN, partof: REFERENCE },
};

function parameter(parameters: Parameters): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.entries(parameters)).chain(([name, { values, modifiers }]) =>
    fc.constantFrom(...modifiers).chain((modifier) => {
      const wanted = modifier === ':missing' ? fc.constantFrom('true', 'false') : values;
      const most = modifier === ':missing' ? 1 : 3;
      return fc.array(wanted, { minLength: 1, maxLength: most }).map((all) => `${name}${modifier}=${all.join(',')}`);
    }),
  );
}

function search(scope: string, parameters: Parameters, fixed: readonly string[] = []): fc.Arbitrary<string> {
  return fc
    .record({
      chosen: fc.array(parameter({ ...COMMON, ...parameters }), { maxLength: 3 }),
      count: fc.integer({ min: 1, max: 6 }),
      sort: fc.array(
        fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...Object.keys({ ...COMMON, ...parameters }), '_score')),
        { maxLength: 2 },
      ),
    })
    .map(({ chosen, count, sort }) => {
      const keys = sort.map((key) => key.join('')).join(',');
      return `${scope}?${[...fixed, ...chosen, ...(keys === '' ? [] : [`_sort=${keys}`]), `_count=${count}`].join('&')}`;
    });
}

const id = fc.constantFrom(...IDS);
const inCompartment = (compartment: string, type: (typeof TYPES)[number] | '*'): fc.Arbitrary<string> =>
  id.chain((each) => search(`${compartment}/${each}/${type}`, type === '*' ? {} : PARAMETERS[type]));

export const searches: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...TYPES).chain((type) => search(type, PARAMETERS[type])) },
  {
    weight: 2,
    arbitrary: fc
      .shuffledSubarray([...TYPES], { minLength: 1 })
      .chain((types) => search('', {}, [`_type=${types.join()}`])),
  },
  {
    weight: 1,
    arbitrary: fc
      .constant(null)
      .chain(() => search('', { patient: REFERENCE, code: TOKEN }, ['_type=Condition,Observation'])),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      inCompartment('Patient', 'Observation'),
      inCompartment('Patient', '*'),
      inCompartment('Encounter', 'Condition'),
      inCompartment('Patient', 'Patient'),
    ),
  },
);
