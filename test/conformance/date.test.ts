import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

const encounter = (id: string, start?: string, end?: string): Sample => ({
  resourceType: 'Encounter',
  id,
  period: { ...(start && { start }), ...(end && { end }) },
});
const observation = (id: string, effectiveDateTime: string): Sample => ({
  resourceType: 'Observation',
  id,
  effectiveDateTime,
});
const patient = (id: string, birthDate?: string): Sample => ({
  resourceType: 'Patient',
  id,
  ...(birthDate && { birthDate }),
});

describe('every prefix of 2013-03 with ranges in, around, across and beside it', () => {
  finds(
    [
      encounter('A', '2013-03-14', '2013-03-14'),
      encounter('B', '2013', '2013'),
      encounter('C', '2013-02-15', '2013-03-15'),
      encounter('D', '2013-03-15', '2013-04-15'),
      encounter('E', '2013-03-15'),
      encounter('F', '2013-02', '2013-02'),
      encounter('G', '2013-04', '2013-04'),
      { resourceType: 'Encounter', id: 'H' },
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
      ['Encounter?date=ap2013-03', 'A B C D E'],
      ['Encounter?date=2013', 'A B C D F G'],
      ['Encounter?date=2013-02,2013-04', 'F G'],
      ['Encounter?date=ge2013-03&date=le2013-03', 'A B'],
      ['Encounter?date:missing=true', 'H'],
      ['Encounter?date:missing=false', 'A B C D E F G'],
    ],
    { now: new Date('2013-03-20T12:00:00Z') },
  );
});

describe('the examples of the specification', () => {
  finds(
    [
      observation('midnight', '2013-01-14T00:00:00Z'),
      observation('ten', '2013-01-14T10:00:00Z'),
      observation('day', '2013-01-14'),
      observation('next', '2013-01-15T00:00:00Z'),
    ],
    [
      ['Observation?date=eq2013-01-14', 'midnight ten day'],
      ['Observation?date=ne2013-01-14', 'next'],
      ['Observation?date=lt2013-01-14T10:00Z', 'midnight day'],
      ['Observation?date=gt2013-01-14T10:00Z', 'day next'],
      ['Observation?date=2013-01-14T10%3A00%3A00Z', 'ten'],
      ['Observation?date=2013', 'midnight ten day next'],
    ],
  );
  finds(
    [
      encounter('from-21-jan', '2013-01-21'),
      encounter('from-15-mar', '2013-03-15'),
      encounter('to-21-jan', undefined, '2013-01-21'),
    ],
    [
      ['Encounter?date=ge2013-03-14', 'from-21-jan from-15-mar'],
      ['Encounter?date=le2013-03-14', 'from-21-jan to-21-jan'],
      ['Encounter?date=sa2013-03-14', 'from-15-mar'],
      ['Encounter?date=eb2013-03-14', 'to-21-jan'],
    ],
  );
  finds(
    [observation('same', '2013-03-14'), observation('jan', '2013-01-21'), observation('later', '2015-06-15')],
    [['Observation?date=ap2013-03-14', 'same']],
    { now: new Date('2014-01-01') },
  );
  const procedure = (id: string, on: string): Sample => ({
    resourceType: 'Procedure',
    id,
    subject: { reference: 'Patient/23' },
    performedDateTime: on,
  });
  finds(
    [
      procedure('a', '2009-12-31'),
      procedure('b', '2010-01-01'),
      procedure('c', '2011-12-31T23:59:59Z'),
      procedure('d', '2012'),
    ],
    [['Patient/23/Procedure?date=ge2010-01-01&date=le2011-12-31', 'b c']],
  );
});

describe('zones', () => {
  const resources = [
    observation('utc', '2020-01-01T00:30:00Z'),
    observation('berlin', '2020-01-01T00:30:00+01:00'),
    observation('none', '2020-01-01T00:30:00'),
    observation('day', '2020-01-01'),
  ];
  finds(resources, [
    ['Observation?date=2020-01-01T00:30', 'utc none'],
    ['Observation?date=2020-01-01T00:30Z', 'utc none'],
    ['Observation?date=2020-01-01T01:30%2B01:00', 'utc none'],
    ['Observation?date=2020-01-01T01:30+01:00', 'utc none'],
    ['Observation?date=2020-01-01T00:30-00:00', 'utc none'],
    ['Observation?date=2019-12-31', 'berlin'],
    ['Observation?date=2020-01-01', 'utc none day'],
  ]);
  finds(
    resources,
    [
      ['Observation?date=2020-01-01T00:30', 'berlin none'],
      ['Observation?date=2020-01-01T00:30Z', 'utc'],
      ['Observation?date=2020-01-01', 'utc berlin none day'],
    ],
    { timeZone: 'Europe/Berlin' },
  );
});

describe('a leap second is part of the minute, and of the day, that it ends', () => {
  finds(
    [
      observation('leap', '2016-12-31T23:59:60Z'),
      observation('half', '2016-12-31T23:59:60.5Z'),
      observation('berlin', '2017-01-01T00:59:60+01:00'),
      observation('after', '2017-01-01T00:00:00Z'),
      observation('nozone', '2017-01-01T00:00:00+14:01'),
    ],
    [
      ['Observation?date=2016-12-31', 'leap half berlin'],
      ['Observation?date=2016', 'leap half berlin'],
      ['Observation?date=2016-12-31T23:59Z', 'leap half berlin'],
      ['Observation?date=2016-12-31T23:59:60Z', 'leap half berlin'],
      ['Observation?date=2017-01-01', 'after'],
      ['Observation?date=ge2017-01-01', 'after'],
    ],
  );
});

describe('a date has no zone', () => {
  finds(
    [
      patient('a', '1990-05-01'),
      patient('b', '1990-05'),
      patient('c', '1990'),
      patient('d'),
      patient('e', '1990-13-01'),
    ],
    [
      ['Patient?birthdate=1990-05-01', 'a'],
      ['Patient?birthdate=1990-05', 'a b'],
      ['Patient?birthdate=1990', 'a b c'],
      ['Patient?birthdate=ne1990-05', 'c'],
      ['Patient?birthdate=gt1990-05-01', 'b c'],
      ['Patient?birthdate=ge1990-05-01T12:00%2B14:00', 'a b c'],
      ['Patient?birthdate=lt1990-05-01T00:00-12:00', 'c'],
      ['Patient?birthdate=', 'a b c d e'],
    ],
    { timeZone: 'Pacific/Kiritimati' },
  );
});

describe('a Timing counts by its outer limits', () => {
  const timing = (id: string, occurrenceTiming: object): Sample => ({
    resourceType: 'ServiceRequest',
    id,
    occurrenceTiming,
  });
  finds(
    [
      timing('events', { event: ['2013-01-31', '2013-03-24'] }),
      timing('bounds', {
        repeat: { frequency: 1, period: 2, periodUnit: 'd', boundsPeriod: { start: '2013-01-31', end: '2013-03-24' } },
      }),
      timing('both', { event: ['2012'], repeat: { boundsPeriod: { start: '2013-01-31' } } }),
      timing('none', { repeat: { frequency: 1 } }),
    ],
    [
      ['ServiceRequest?occurrence=ap2013-02-01', 'events bounds both'],
      ['ServiceRequest?occurrence=2013', 'events bounds'],
      ['ServiceRequest?occurrence=lt2013', 'both'],
      ['ServiceRequest?occurrence=gt2013', 'both'],
      ['ServiceRequest?occurrence:missing=true', ''],
    ],
    { now: new Date('2013-02-01T12:00:00Z') },
  );
});
