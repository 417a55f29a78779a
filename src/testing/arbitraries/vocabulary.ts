/*
 * The few words that resources and requests are made of, so that resources have things in common and requests find
 * some. The first of each list is what counterexamples shrink to.
 */

/** Where local resources are taken to live, unless options say otherwise; the engine's own default. */
export const BASE_URL = 'http://localhost/fhir';
export const FOREIGN_BASE = 'http://elsewhere.example/fhir';

export const IDS = ['a', 'b', 'c', 'A', 'b-2', 'c.3', '1', '10', '0e1'] as const;

/** Case, marks, ligatures, apostrophes, hyphens, particles, other scripts and directions, what search gives a meaning to. */
export const FAMILIES = [
  ...['Moreno', 'moreno', 'Mor', 'Müller', "O'Neil", 'van der Berg', 'Smith-Jones', 'Ångström', '李', 'حداد', 'Straße'],
  ...['ﬁsher', 'Nuñez  Gil', 'Cruz, Jr.', 'A$ap|B'],
] as const;
export const GIVENS = ['Ana', 'María', 'Maria', 'Bo', 'José', 'Ann-Lee', 'Zoe\u0308', 'Ιωάννης', '𝒳avier'] as const;
export const CITIES = ['Bern', 'Bergen', 'São Paulo', 'St. Louis', '東京'] as const;
export const TITLES = ['Heart', 'Heart rate', 'Blood pressure, sitting', 'hémoglobine', 'Care & cure', '-'] as const;

export const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
export const UCUM = 'http://unitsofmeasure.org';
export const LOCAL = 'http://example.org/codes';

export interface Concept {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
}

export const CONCEPTS: readonly Concept[] = [
  { system: LOINC, code: '8480-6', display: 'Systolic blood pressure' },
  { system: LOINC, code: '8462-4', display: 'Diastolic blood pressure' },
  { system: SNOMED, code: '38341003', display: 'Hypertensive disorder' },
  { system: LOCAL, code: '8480-6' },
  { system: LOCAL, code: 'active' },
  { code: '8480-6' },
  { system: LOCAL, code: 'E11.9', display: 'Type 2 diabetes' },
  { system: LOCAL, code: 'e11.9' },
  { system: LOCAL, code: 'a|b,c$d\\e' },
];

export const IDENTIFIER_SYSTEMS = ['http://example.org/mrn', 'urn:oid:1.2.36.146', 'urn:ietf:rfc:3986'] as const;
export const IDENTIFIER_VALUES = [
  '1',
  '1-2',
  'AB',
  'ab',
  '1|2',
  'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7',
] as const;

export const URLS = [
  ...['http://example.org/a', 'http://example.org/a/b', 'http://example.org/a/bc', 'http://example.org/a/b/c'],
  ...['http://example.org/A', 'urn:oid:1.2.3', 'urn:oid:1.2.3.4', 'http://example.org/a?b=1&c=%20'],
] as const;
export const VERSIONS = ['1', '1.0', '2', '2020-02'] as const;

/** Days close to each other, of all precisions, about the end of a leap February. */
export const DAYS = ['2020-02-28', '2020-02-29', '2020-03-01', '2020-02', '2020-03', '2020', '2019-12-31'] as const;
export const TIMES = [
  ...['2020-02-29T00:00:00Z', '2020-02-29T10:30:00Z', '2020-02-29T23:59:59.999Z', '2020-03-01T00:00:00Z'],
  ...['2020-03-01T01:00:00+02:00', '2020-02-28T23:00:00-05:00', '2020-02-29T10:30:00.5Z', '2020-01-01T00:00:00+14:00'],
] as const;

export const NUMBERS = [1, 2, 0, 100, 99.5, 100.5, 0.1, 185, 0.185, -1, 1.05, 1e-7] as const;
export const UNITS = ['kg', 'g', 'mg', 'mm[Hg]', 'Cel', '[degF]', '%', '{score}', '/min', 'mmol/L'] as const;

/** Codes that many elements of type `code` may have. */
export const STATUSES = ['active', 'final', 'completed', 'draft', 'unknown'] as const;
