import { describe } from 'vitest';
import type { TestResource } from '../../../src/testing/oracle/world.js';
import { expects } from './table.js';

const encounter = (id: string, start?: string, end?: string): TestResource => ({
  resourceType: 'Encounter',
  id,
  ...((start ?? end) && { period: { ...(start && { start }), ...(end && { end }) } }),
});

describe('dates, https://hl7.org/fhir/R4/search.html#prefix: March 2013 and what lies around it', () => {
  expects(
    [
      encounter('A', '2013-03-14', '2013-03-14'),
      encounter('B', '2013', '2013'),
      encounter('C', '2013-02-15', '2013-03-15'),
      encounter('D', '2013-03-15', '2013-04-15'),
      encounter('E', '2013-03-15'),
      encounter('F', '2013-02-01', '2013-02-28'),
      encounter('G', '2013-04-01', '2013-04-30'),
      encounter('none'),
    ],
    [
      ['Encounter?date=2013-03', 'A'],
      ['Encounter?date=eq2013-03', 'A'],
      ['Encounter?date=ne2013-03', 'B C D E F G'],
      ['Encounter?date=gt2013-03', 'B D E G'],
      ['Encounter?date=lt2013-03', 'B C F'],
      ['Encounter?date=ge2013-03', 'A B D E G'],
      ['Encounter?date=le2013-03', 'A B C F'],
      ['Encounter?date=sa2013-03', 'G'],
      ['Encounter?date=eb2013-03', 'F'],
      // D and E start on the 15th: not before it, nor within it.
      ['Encounter?date=ge2013-03-14&date=le2013-03-15', 'A B C'],
      ['Encounter?date=2013-02,2013-04', 'F G'],
      ['Encounter?date:missing=true', 'none'],
      ['Encounter?date:missing=false', 'A B C D E F G'],
      // Now is 2024: a tenth of the ten years and nine months between is more than a year on both sides.
      ['Encounter?date=ap2013-03', 'A B C D E F G'],
      // A tenth of the month between 2023-12 and now: nothing.
      ['Encounter?date=ap2023-12', 'E'],
    ],
  );
});

describe('dates as other servers may have them', () => {
  expects(
    [encounter('in', '2013-03-14', '2013-03-14'), encounter('near', '2013-04-01', '2013-04-30')],
    [
      ['Encounter?date=ap2013-03', 'in', 'near'],
      ['Encounter?date=2013-03', 'in'],
    ],
    { profile: 'fhir' },
  );
});

const observed = (id: string, effectiveDateTime: string): TestResource => ({
  resourceType: 'Observation',
  id,
  effectiveDateTime,
});

describe('times and zones, https://hl7.org/fhir/R4/search.html#date', () => {
  expects(
    [
      observed('utc', '2020-06-01T10:00:00Z'),
      observed('east', '2020-06-01T12:00:00+02:00'),
      observed('minute', '2020-06-01T10:00Z'),
      observed('milli', '2020-06-01T10:00:00.5Z'),
      observed('local', '2020-06-01T10:00:00'),
      observed('day', '2020-06-01'),
    ],
    [
      ['Observation?date=2020-06-01T10:00:00Z', 'utc east milli local'],
      ['Observation?date=2020-06-01T10:00Z', 'utc east minute milli local'],
      ['Observation?date=2020-06-01T05:00:00-05:00', 'utc east milli local'],
      ['Observation?date=2020-06-01T12:00:00%2B02:00', 'utc east milli local'],
      ['Observation?date=2020-06-01T12:00:00+02:00', 'utc east milli local'],
      ['Observation?date=2020-06-01T10:00:00.5Z', 'milli'],
      ['Observation?date=2020-06-01', 'utc east minute milli local day'],
      ['Observation?date=gt2020-06-01T10:00:00Z', 'minute day'],
      ['Observation?date=lt2020-06-01T10:00:00Z', 'day'],
      ['Observation?date=sa2020-06-01T09:59:59Z', 'utc east minute milli local'],
    ],
  );
});

describe('times of another zone', () => {
  expects(
    [
      observed('local', '2020-06-01T10:00:00'),
      observed('winter', '2020-12-01T10:00:00'),
      observed('day', '2020-06-01'),
    ],
    [
      ['Observation?date=2020-06-01T08:00:00Z', 'local'],
      ['Observation?date=2020-12-01T09:00:00Z', 'winter'],
      ['Observation?date=2020-06-01T10:00:00', 'local'],
      ['Observation?date=lt2020-05-31T22:00:01Z', 'day'],
      ['Observation?date=lt2020-05-31T22:00:00Z', ''],
    ],
    { timeZone: 'Europe/Madrid' },
  );
});

const born = (id: string, birthDate: string): TestResource => ({ resourceType: 'Patient', id, birthDate });

describe('dates without a zone', () => {
  expects(
    [born('day', '2000-02-29'), born('month', '2000-02'), born('year', '2000')],
    [
      ['Patient?birthdate=2000', 'day month year'],
      ['Patient?birthdate=2000-02', 'day month'],
      ['Patient?birthdate=2000-02-29', 'day'],
      ['Patient?birthdate=gt2000-02-28', 'day month year'],
      ['Patient?birthdate=lt2000-02-29', 'month year'],
      ['Patient?birthdate=ge2000-03', 'year'],
      ['Patient?birthdate=ne2000-02-29', 'month year'],
      ['Patient?birthdate=eb2000-03', 'day month'],
    ],
    { timeZone: 'Asia/Tokyo' },
  );
});

const charge = (id: string, factorOverride?: number): TestResource => ({
  resourceType: 'ChargeItem',
  id,
  ...(factorOverride !== undefined && { factorOverride }),
});

describe('numbers, https://hl7.org/fhir/R4/search.html#number', () => {
  expects(
    [charge('99.4', 99.4), charge('99.5', 99.5), charge('100', 100), charge('100.4', 100.4), charge('100.5', 100.5)],
    [
      ['ChargeItem?factor-override=100', '99.5 100 100.4'],
      ['ChargeItem?factor-override=100.0', '100'],
      ['ChargeItem?factor-override=1e2', '99.4 99.5 100 100.4 100.5'],
      ['ChargeItem?factor-override=1.000e2', '100'],
      ['ChargeItem?factor-override=ne100', '99.4 100.5'],
      ['ChargeItem?factor-override=gt100', '100.4 100.5'],
      ['ChargeItem?factor-override=ge100', '100 100.4 100.5'],
      ['ChargeItem?factor-override=lt100', '99.4 99.5'],
      ['ChargeItem?factor-override=le100', '99.4 99.5 100'],
      ['ChargeItem?factor-override=sa100.4', '100.5'],
      ['ChargeItem?factor-override=eb99.5', '99.4'],
      ['ChargeItem?factor-override=ap110', '99.4 99.5 100 100.4 100.5'],
      ['ChargeItem?factor-override=ap90.4', '99.4'],
      ['ChargeItem?factor-override=99.4,100.5', '99.4 100.5'],
    ],
  );
});

const risk = (id: string, prediction: object): TestResource => ({
  resourceType: 'RiskAssessment',
  id,
  prediction: [prediction],
});

describe('ranges of numbers', () => {
  expects(
    [
      risk('half', { probabilityDecimal: 0.5 }),
      risk('range', { probabilityRange: { low: { value: 0.4 }, high: { value: 0.6 } } }),
      risk('open', { probabilityRange: { low: { value: 0.55 } } }),
    ],
    [
      ['RiskAssessment?probability=0.5', 'half'],
      ['RiskAssessment?probability=gt0.5', 'range open'],
      ['RiskAssessment?probability=lt0.5', 'range'],
      ['RiskAssessment?probability=sa0.5', 'open'],
      ['RiskAssessment?probability=ge0.6', 'range open'],
    ],
  );
});

const measured = (id: string, value: number, code: string, unit = code): TestResource => ({
  resourceType: 'Observation',
  id,
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code },
});
const ucum = 'http://unitsofmeasure.org';
const weights = [
  measured('g', 185, 'g', 'gram'),
  measured('kg', 0.185, 'kg'),
  measured('lb', 185, '[lb_av]'),
  { resourceType: 'Observation', id: 'text', valueQuantity: { value: 185, unit: 'g' } },
];

describe('quantities, https://hl7.org/fhir/R4/search.html#quantity', () => {
  expects(
    [...weights, measured('warm', 37, 'Cel'), measured('warm-f', 98.6, '[degF]')],
    [
      ['Observation?value-quantity=185', 'g lb text'],
      [`Observation?value-quantity=185|${ucum}|g`, 'g kg'],
      [`Observation?value-quantity=0.185|${ucum}|kg`, 'g kg'],
      [`Observation?value-quantity=0.19|${ucum}|kg`, 'g kg'],
      [`Observation?value-quantity=gt184|${ucum}|g`, 'g kg lb'],
      [`Observation?value-quantity=lt0.2|${ucum}|kg`, 'g kg'],
      ['Observation?value-quantity=185||g', 'g text'],
      ['Observation?value-quantity=185||gram', 'g'],
      ['Observation?value-quantity=185|http://other.org|g', ''],
      [`Observation?value-quantity=37|${ucum}|Cel`, 'warm warm-f'],
      [`Observation?value-quantity=98.6|${ucum}|[degF]`, 'warm warm-f'],
      [`Observation?value-quantity=ne185|${ucum}|g`, 'lb'],
      [`Observation?value-quantity=37|${ucum}|g`, ''],
    ],
  );
});

describe('quantities on servers that may convert units or not', () => {
  expects(
    weights,
    [
      [`Observation?value-quantity=185|${ucum}|g`, 'g', 'kg'],
      [`Observation?value-quantity=gt1|${ucum}|kg`, '', 'lb'],
      ['Observation?value-quantity=185||g', 'g text'],
    ],
    { profile: 'fhir' },
  );
});

describe('numbers whose conversion needs more digits than there are', () => {
  expects(
    [measured('least', 5e-324, 'g')],
    [
      // 5e-321 mg, which no double tells from this.
      [`Observation?value-quantity=4.94e-321|${ucum}|mg`, '', 'least'],
      [`Observation?value-quantity=lt1|${ucum}|g`, 'least'],
    ],
  );
  expects(
    [measured('long', 123_456_789.123456, 'kg')],
    [
      // To 12 digits it is 123456789123 g.
      [`Observation?value-quantity=123456789123.0|${ucum}|g`, '', 'long'],
      [`Observation?value-quantity=123456789123|${ucum}|g`, 'long'],
      [`Observation?value-quantity=123456789.123456|${ucum}|kg`, 'long'],
    ],
  );
});

describe('approximations and samples as other servers may have them', () => {
  const samples = {
    resourceType: 'Observation',
    id: 'samples',
    valueSampledData: { origin: { value: 1 }, data: '1 2' },
  };
  const rows: readonly (readonly [string, string, string])[] = [
    // 0.3 is 0 by the digits of 0, and no tenth of 0 away from it.
    ['Observation?value-quantity=ap0', '', 'third samples'],
    ['Observation?value-quantity=gt2', '', 'samples'],
  ];
  expects([measured('third', 0.3, 'g'), samples], rows, { profile: 'fhir' });
});

describe('samples in a unit that the oracle cannot convert', () => {
  const origin = { value: 120, system: ucum, code: 'mm[Hg]' };
  expects(
    [{ resourceType: 'Observation', id: 'samples', valueSampledData: { origin, data: '5' } }],
    [
      [`Observation?value-quantity=125|${ucum}|mm[Hg]`, 'samples'],
      [`Observation?value-quantity=12.5|${ucum}|cm[Hg]`, '', 'samples'],
    ],
  );
});
