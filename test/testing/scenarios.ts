import fc from 'fast-check';
import type { SearchScenario } from '../../src/testing/check-search.js';
import type { TestResource } from '../../src/testing/oracle/world.js';

/*
 * Scenarios over a small vocabulary, in which nearly everything collides with something: a few resource types that refer to
 * each other, a few words, dates, codes and numbers. Both halves shrink by themselves.
 */

export type Feature =
  'plain' | 'filter' | 'scope' | 'paging' | 'faults' | 'chain' | 'has' | 'sort' | 'include' | 'contained' | 'parts';

const BASE = 'http://here.org/fhir';
const pick = <T>(...of: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...of);
const some = <T>(arbitrary: fc.Arbitrary<T>, max = 2): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength: max });

const words = pick(
  'Ann',
  'ann',
  'Ánn',
  'An',
  "O'Neil",
  'oneil',
  'van den Berg',
  'Berg-Ng',
  'x,y',
  'a|b',
  'c$d',
  '\\',
  '-',
  'Straße',
);
const dates = pick('2013', '2013-03', '2013-03-14', '2013-03-31', '2013-04', '2012-12-31', '2000-02-29', '2024-01');
const times = pick(
  ...['2013-03-14T10:00:00Z', '2013-03-14T12:00:00+02:00', '2013-03-14T10:00Z', '2013-03-14T10:00:00.5Z'],
  ...['2013-03-14T23:30:00-05:00', '2013-03-31T23:59:59.999Z', '2013-03-14T10:00:00'],
);
const dateTimes = fc.oneof(dates, times);
const ids = pick('1', '2', 'a', 'A');
const systems = pick('http://s.org', 'http://s.org', 'http://t.org', 'http://unitsofmeasure.org');
const codes = pick('A1', 'A1', 'a1', 'B2', '12', 'x,y');
const numbers = pick(0, 1, 5, 5.4, 99.5, 100, 100.4, -5, 0.1, 0.3, 1e-7, 185, 0.185);
const units = pick('g', 'kg', 'mg', 'Cel', '[degF]', 'm', '1');
const urls = pick(
  ...['http://acme.org/fhir', 'http://acme.org/fhir/', 'http://acme.org/fhir/ValueSet/1', 'http://acme.org/fhir/Value'],
  ...['urn:oid:1.2', 'urn:oid:1.2.3', `${BASE}/ValueSet/1`],
);
const TYPES = ['Patient', 'Observation', 'Encounter', 'Condition', 'Organization', 'Practitioner', 'Group'] as const;

/** Members are there four times out of five, and shrink by going away. */
const optional = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> => {
  const options = Object.entries(shape).map(([key, each]): [string, fc.Arbitrary<unknown>] => {
    return [key, fc.option(each, { nil: undefined, freq: 5 })];
  });
  return fc.record(Object.fromEntries(options)).map((found) => JSON.parse(JSON.stringify(found)) as object);
};

const coding = optional({ system: systems, code: codes, display: words });
const concept = optional({ coding: some(coding), text: words });
const identifier = optional({ system: systems, value: codes, type: concept });
const referenceText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(pick('Patient', 'Patient', 'Patient', 'Encounter', ...TYPES), ids)
      .map((parts) => parts.join('/')),
  },
  fc.tuple(pick(...TYPES), ids).map((parts) => `${BASE}/${parts.join('/')}`),
  pick(
    'http://there.org/fhir/Patient/1',
    'Patient/1/_history/2',
    '#in',
    'urn:uuid:c757873d-ec9a-4326-a141-556f43239520',
  ),
);
const reference = fc.oneof(
  { weight: 8, arbitrary: fc.record({ reference: referenceText }) },
  fc.record({ identifier }),
  fc.record({ display: words }),
);
const period = optional({ start: dateTimes, end: dateTimes });
const quantity = fc.oneof(
  fc.record({ value: numbers, code: units, system: pick('http://unitsofmeasure.org'), unit: units }),
  optional({ value: numbers, unit: units, system: systems, code: units, comparator: pick('<', '<=', '>', '>=') }),
);
const name = optional({ family: words, given: some(words), prefix: some(words), text: words });
const range = optional({ low: fc.record({ value: numbers }), high: fc.record({ value: numbers }) });
const meta = optional({
  lastUpdated: pick('2013-03-14T10:00:00Z', '2013-03-31T23:59:59.999Z', '2024-01-01T00:00:00Z'),
  tag: some(coding),
  profile: some(pick('http://acme.org/fhir', 'http://acme.org/fhir|1', 'http://acme.org/fhir/x|2')),
  source: urls,
});
const values = {
  valueQuantity: quantity,
  valueCodeableConcept: concept,
  valueString: words,
  valueDateTime: dateTimes,
  valuePeriod: period,
} satisfies Record<string, fc.Arbitrary<unknown>>;
const value = fc.oneof(
  ...Object.entries(values).map(([key, each]) => fc.record({ [key]: each as fc.Arbitrary<unknown> })),
  fc.constant({}),
);

const inner = fc
  .tuple(
    fc.constant({ resourceType: 'Patient', id: 'in' }),
    optional({ name: some(name), gender: pick('male', 'female') }),
  )
  .map(([a, b]) => ({ ...a, ...b }));
const bodies: Readonly<Record<string, fc.Arbitrary<object>>> = {
  Patient: optional({
    meta,
    name: some(name),
    birthDate: dates,
    gender: pick('male', 'female', 'other'),
    active: fc.boolean(),
    identifier: some(identifier),
    telecom: some(optional({ system: pick('phone', 'email'), value: codes })),
    generalPractitioner: some(reference),
    managingOrganization: reference,
    deceasedBoolean: fc.boolean(),
  }),
  Observation: fc
    .tuple(
      optional({
        meta,
        code: concept,
        status: pick('final', 'amended'),
        category: some(concept),
        subject: reference,
        encounter: reference,
        effectiveDateTime: dateTimes,
        component: some(fc.tuple(optional({ code: concept }), value).map(([a, b]) => ({ ...a, ...b }))),
        contained: fc.tuple(inner),
        performer: some(reference),
      }),
      value,
    )
    .map(([a, b]) => ({ ...a, ...b })),
  Encounter: optional({
    status: pick('finished', 'planned'),
    subject: reference,
    period,
    length: quantity,
    partOf: reference,
    contained: fc.tuple(inner),
  }),
  Condition: optional({
    code: concept,
    subject: reference,
    encounter: reference,
    onsetPeriod: period,
    recordedDate: dateTimes,
  }),
  Organization: optional({ name: words, partOf: reference, identifier: some(identifier) }),
  Practitioner: optional({ name: some(name), identifier: some(identifier) }),
  Group: optional({ member: some(optional({ entity: reference, inactive: fc.boolean() })), code: concept }),
  RiskAssessment: optional({
    prediction: some(fc.oneof(fc.record({ probabilityDecimal: numbers }), fc.record({ probabilityRange: range }))),
  }),
  MolecularSequence: optional({ variant: some(optional({ start: pick(0, 5, 100, 185), end: pick(5, 100) })) }),
  ValueSet: optional({ url: urls, date: dateTimes, name: words }),
  List: optional({ entry: some(optional({ item: reference, deleted: fc.boolean() })), subject: reference }),
};

/** Few types for many resources, so that there is something to be found. */
const FREQUENT = ['Patient 10', 'Observation 14', 'Encounter 5'].flatMap((each) => {
  const [type = '', weight] = each.split(' ');
  return Array<string>(Number(weight)).fill(type);
});

const resource: fc.Arbitrary<TestResource> = fc
  .constantFrom(...FREQUENT, ...Object.keys(bodies))
  .chain((resourceType) => fc.tuple(ids, bodies[resourceType]!).map(([id, body]) => ({ resourceType, id, ...body })));

const population = fc.uniqueArray(resource, {
  maxLength: 12,
  size: 'max',
  selector: ({ resourceType, id }) => `${resourceType}/${id}`,
});

const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');
const token = fc.oneof(
  codes.map(escaped),
  fc.tuple(systems, codes).map(([system, code]) => `${system}|${escaped(code)}`),
  codes.map((code) => `|${escaped(code)}`),
  systems.map((system) => `${system}|`),
);
const prefix = pick('', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap');
const numberText = pick(
  '0',
  '1',
  '5',
  '5.4',
  '5.40',
  '100',
  '100.0',
  '1e2',
  '99.5',
  '-5',
  '0.1',
  '0.30',
  '1e-7',
  '185',
  '0.185',
  '0.19',
);
const numeric = fc.tuple(prefix, numberText).map((parts) => parts.join(''));
const dated = fc.tuple(prefix, dateTimes).map((parts) => parts.join(''));
const measured = fc.oneof(
  numeric,
  fc.tuple(numeric, units).map(([number, unit]) => `${number}||${unit}`),
  fc.tuple(numeric, units).map(([number, unit]) => `${number}|http://unitsofmeasure.org|${unit}`),
);
const word = words.map(escaped);
const referenced = fc.oneof(referenceText.map(escaped), ids);

type Parameter = readonly [name: string, value: fc.Arbitrary<string>];

const each = (names: readonly string[], of: fc.Arbitrary<string>): readonly Parameter[] =>
  names.map((name): Parameter => [name, of]);
const missing = pick('true', 'false');

const parameters: Readonly<Record<string, readonly Parameter[]>> = {
  Patient: [
    ...each(['name', 'family', 'given', 'name:contains', 'family:exact', 'given:contains', 'name:exact'], word),
    ...each(['birthdate'], dated),
    ...each(
      ['gender', 'gender:not'],
      pick('male', 'http://hl7.org/fhir/administrative-gender|male', '|female', 'MALE', 'x'),
    ),
    ...each(['active', 'deceased', 'active:missing', 'name:missing', 'identifier:missing'], missing),
    ...each(['identifier', 'identifier:not', 'phone', 'telecom'], token),
    ...each(['identifier:text'], word),
    ...each(
      ['identifier:of-type'],
      fc.tuple(systems, codes, codes).map(([s, c, v]) => `${s}|${escaped(c)}|${escaped(v)}`),
    ),
    ...each(['general-practitioner', 'organization'], referenced),
    ...each(['_tag', '_tag:not'], token),
    ...each(['_profile', '_source', '_source:below', '_profile:below', '_source:above'], urls),
    ...each(['_lastUpdated'], dated),
    ...each(['_id', '_id:not'], ids),
    ...each(['_list', '_in'], ids),
  ],
  Observation: [
    ...each(['code', 'code:not', 'category', 'combo-code', 'component-code', 'value-concept'], token),
    ...each(['code:text', 'code:code-text', 'value-string', 'value-string:contains'], word),
    ...each(['status'], pick('final', 'amended', 'http://hl7.org/fhir/observation-status|final')),
    ...each(['subject', 'patient', 'subject:Patient', 'encounter', 'performer'], referenced),
    ...each(['subject:identifier'], token),
    ...each(['subject:missing', 'patient:missing', 'value-quantity:missing', 'date:missing'], missing),
    ...each(['date', 'value-date'], dated),
    ...each(['value-quantity', 'combo-value-quantity', 'component-value-quantity'], measured),
    ...each(
      ['code-value-quantity', 'combo-code-value-quantity', 'component-code-value-quantity'],
      fc.tuple(token, measured).map((parts) => parts.join('$')),
    ),
    ...each(
      ['code-value-string'],
      fc.tuple(token, word).map((parts) => parts.join('$')),
    ),
    ...each(
      ['code-value-date'],
      fc.tuple(token, dated).map((parts) => parts.join('$')),
    ),
    ...each(
      ['combo-code-value-concept', 'component-code-value-concept'],
      fc.tuple(token, token).map((parts) => parts.join('$')),
    ),
  ],
  Encounter: [
    ...each(['date'], dated),
    ...each(['length'], measured),
    ...each(['status:not', 'status'], pick('finished', 'planned')),
    ...each(['subject', 'part-of'], referenced),
  ],
  Condition: [
    ...each(['code', 'code:not'], token),
    ...each(['onset-date', 'recorded-date'], dated),
    ...each(['subject', 'patient', 'encounter'], referenced),
  ],
  Organization: [...each(['name', 'name:exact', 'name:contains'], word), ...each(['partof'], referenced)],
  Practitioner: [...each(['name', 'family'], word), ...each(['identifier'], token)],
  Group: [...each(['code'], token), ...each(['member'], referenced)],
  RiskAssessment: each(['probability', 'probability'], numeric),
  MolecularSequence: each(['variant-start', 'variant-end'], numeric),
  ValueSet: [
    ...each(['url', 'url:below', 'url:above'], urls.map(escaped)),
    ...each(['date'], dated),
    ...each(['name'], word),
  ],
};

export interface Query {
  readonly path: string;
  readonly parameters: readonly (readonly [string, string])[];
}

class Request {
  constructor(private readonly query: Query) {}

  toString(): string {
    const text = this.query.parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return text === '' ? this.query.path : `${this.query.path}?${text}`;
  }
}

const condition = (type: string): fc.Arbitrary<readonly [string, string]> =>
  fc.constantFrom(...parameters[type]!).chain(([name, of]) => {
    const several = name.endsWith('missing')
      ? of
      : fc.array(of, { minLength: 1, maxLength: 2 }).map((all) => all.join(','));
    return several.map((text) => [name, text] as const);
  });

/** How to get from one type to another. */
const LINKS: readonly (readonly [from: string, code: string, to: string])[] = [
  ['Observation', 'subject:Patient', 'Patient'],
  ['Observation', 'patient', 'Patient'],
  ['Observation', 'encounter', 'Encounter'],
  ['Observation', 'subject:Group', 'Group'],
  ['Observation', 'performer:Practitioner', 'Practitioner'],
  ['Encounter', 'subject:Patient', 'Patient'],
  ['Encounter', 'part-of', 'Encounter'],
  ['Condition', 'patient', 'Patient'],
  ['Condition', 'encounter', 'Encounter'],
  ['Patient', 'organization', 'Organization'],
  ['Patient', 'general-practitioner:Practitioner', 'Practitioner'],
  ['Organization', 'partof', 'Organization'],
];

function joined(type: string, features: readonly Feature[], depth: number): fc.Arbitrary<readonly [string, string]> {
  const onwards: fc.Arbitrary<readonly [string, string]>[] = [];
  if (depth > 0) {
    for (const [from, code, to] of LINKS) {
      if (features.includes('chain') && from === type) {
        onwards.push(joined(to, features, depth - 1).map(([name, text]) => [`${code}.${name}`, text]));
      }
      if (features.includes('has') && to === type) {
        const plain = code.split(':')[0]!;
        onwards.push(joined(from, features, depth - 1).map(([name, text]) => [`_has:${from}:${plain}:${name}`, text]));
      }
    }
  }
  const here = condition(type);
  return onwards.length > 0 ? fc.oneof(here, here, fc.oneof(...onwards)) : here;
}

const SORTS: Readonly<Record<string, readonly string[]>> = {
  Patient: ['birthdate', 'family', 'gender', '_lastUpdated', '_id'],
  Observation: ['date', 'status', 'value-quantity', 'code', '_id'],
  Encounter: ['date', 'status', '_id'],
};
const INCLUDES = [
  ...['Observation:subject', 'Observation:subject:Patient', 'Observation:encounter', 'Observation:*', '*'],
  ...[
    'Patient:organization',
    'Patient:general-practitioner',
    'Organization:partof',
    'Encounter:subject',
    'Encounter:part-of',
  ],
];

const FILTERS = pick(
  ...[
    'code eq A1',
    'gender eq male',
    'name co "nn"',
    'family sw van',
    'family ne ann',
    'birthdate ge 2013',
    'date po 2013-03',
  ],
  ...['identifier ne 12', 'gender pr false', '_id eq 1', 'value-quantity gt 5', 'given ew n', 'date co 2013-03-14'],
  ...['subject re Patient/1', 'patient eq 1', 'status ne final', 'name gt m', 'code pr true', 'family eq "O\'Neil"'],
);

/** Along references, some to several types, into what is contained, back again, and through what is asked of it. */
const PATHS = pick(
  ...['subject.name co nn', 'patient.gender eq male', 'subject:Patient.birthdate ge 2013', 'patient._id eq 1'],
  ...['encounter.subject:Patient.active eq true', 'organization.partof.name sw x', 'encounter.patient.name pr true'],
  ...['general-practitioner[family eq ann].family sw o', 'subject:Patient[active eq true].gender eq male'],
  ...['subject[name co nn or gender eq female].birthdate lt 2014', 'encounter[status ne planned].date po 2013-03'],
  ...['patient[not (gender pr true)].name pr true', 'encounter[subject:Patient[active eq true].name pr true]._id eq 1'],
  ...[
    'part-of[subject re Patient/1].status eq finished',
    'subject:Group.code eq A1',
    'performer[name pr true].name co n',
  ],
);

function extras(type: string, features: readonly Feature[]): fc.Arbitrary<readonly [string, string]> {
  const found: fc.Arbitrary<readonly [string, string]>[] = [];
  if (features.includes('filter')) {
    const filter = fc.oneof(
      FILTERS,
      PATHS,
      fc.tuple(PATHS, pick('and', 'or'), fc.oneof(FILTERS, PATHS)).map((parts) => parts.join(' ')),
      fc.tuple(FILTERS, pick('and', 'or'), FILTERS).map((parts) => parts.join(' ')),
      FILTERS.map((of) => `not (${of})`),
      fc.tuple(FILTERS, FILTERS, FILTERS).map(([a, b, c]) => `${a} or ${b} and ${c}`),
    );
    found.push(filter.map((text) => ['_filter', text]));
  }
  if (features.includes('parts')) {
    found.push(fc.tuple(fc.constant('_summary'), pick('true', 'text', 'data', 'false')));
    found.push(fc.tuple(fc.constant('_elements'), pick('id', 'meta', 'contained,text', 'resourceType')));
  }
  if (features.includes('contained')) {
    found.push(fc.tuple(fc.constant('_contained'), pick('true', 'both', 'true', 'false')));
    found.push(fc.tuple(fc.constant('_containedType'), pick('contained', 'container')));
  }
  if (features.includes('paging')) found.push(pick('0', '1', '2', '3').map((text) => ['_count', text]));
  if (features.includes('faults')) {
    found.push(
      pick(
        ...([
          'unknown=x',
          'name:nose=x',
          'date=soon',
          '_lastUpdated=2013-13',
          'code=a|b|c',
          'code=\\x',
          '_count=-1',
        ] as const),
        ...([
          '_query=x',
          'active:missing=maybe',
          '_id:exact=1',
          'value-quantity=1|g',
          'unknown:not=x',
          'birthdate=xx2013',
        ] as const),
      ).map((text) => text.split('=') as [string, string]),
    );
  }
  const keys = SORTS[type];
  if (features.includes('sort') && keys) {
    const key = fc.tuple(pick('', '-'), pick(...keys)).map((parts) => parts.join(''));
    found.push(fc.array(key, { minLength: 1, maxLength: 2 }).map((all) => ['_sort', all.join(',')]));
  }
  if (features.includes('include')) {
    const fromHere = INCLUDES.filter((each) => each.startsWith(`${type}:`));
    const path = fc.oneof(pick(...INCLUDES), pick(...fromHere, '*'));
    found.push(fc.tuple(pick('_include', '_include', '_revinclude', '_include:iterate', '_revinclude:iterate'), path));
  }
  return found.length > 0 ? fc.oneof(...found) : condition(type);
}

function requestOf(features: readonly Feature[]): fc.Arbitrary<Request> {
  const ofType = fc.constantFrom(...FREQUENT, ...Object.keys(parameters)).chain((type) => {
    const conditions = fc.oneof(
      { weight: features.includes('plain') && features.length === 1 ? 0 : 3, arbitrary: fc.constant([]) },
      { weight: 4, arbitrary: fc.tuple(joined(type, features, 3)) },
      { weight: 1, arbitrary: some(joined(type, features, 3), 3) },
    );
    const others = features.some((each) => each !== 'plain') ? some(extras(type, features)) : fc.constant([]);
    const path =
      features.includes('scope') && ['Observation', 'Encounter', 'Condition'].includes(type)
        ? fc.oneof(
            fc.constant(type),
            ids.map((id) => `Patient/${id}/${type}`),
          )
        : fc.constant(type);
    return fc.tuple(path, conditions, others).map(([path, a, b]): Query => ({ path, parameters: [...a, ...b] }));
  });
  const everywhere: fc.Arbitrary<Query> = fc
    .tuple(
      pick('', 'Patient/1/*', 'Encounter/1/*', 'Practitioner/a/*'),
      fc.oneof(
        fc.tuple(pick('_tag', '_tag:not', '_id', '_profile'), fc.oneof(token, ids)).map((pair) => [pair]),
        fc.tuple(pick('_lastUpdated'), dated).map((pair) => [pair]),
        fc.constant([]),
      ),
    )
    .map(([path, conditions]) => ({
      path,
      parameters: path === '' ? [['_type', 'Patient,Observation,List'], ...conditions] : conditions,
    }));
  return (
    features.includes('scope')
      ? fc.oneof({ weight: 4, arbitrary: ofType }, { weight: 1, arbitrary: everywhere })
      : ofType
  ).map((query) => new Request(query));
}

export function scenarios(features: readonly Feature[]): fc.Arbitrary<SearchScenario> {
  return fc.record({ resources: population, request: requestOf(features) });
}
