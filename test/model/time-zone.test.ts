import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeZone, UTC } from '../../src/model/time-zone.js';
import { runs } from '../support/runs.js';

function instantOf(name: string, local: string): string {
  const zone = timeZone(name);
  if (!zone) throw new Error(`no zone ${name}`);
  return new Date(zone.toInstant(Date.parse(`${local}Z`))).toISOString().replace('.000Z', 'Z');
}

test.each([
  ['UTC', '2023-03-12T02:30:00', '2023-03-12T02:30:00Z'],
  ['+05:30', '2023-01-01T00:00:00', '2022-12-31T18:30:00Z'],
  ['-03:00', '2023-01-01T00:00:00', '2023-01-01T03:00:00Z'],
  ['America/New_York', '2023-01-15T12:00:00', '2023-01-15T17:00:00Z'],
  ['America/New_York', '2023-07-15T12:00:00', '2023-07-15T16:00:00Z'],
  ['Asia/Kathmandu', '2023-01-01T00:00:00', '2022-12-31T18:15:00Z'],
  ['Pacific/Kiritimati', '2023-01-01T00:00:00', '2022-12-31T10:00:00Z'],
  ['Pacific/Pago_Pago', '2023-01-01T00:00:00', '2023-01-01T11:00:00Z'],
  // Clocks go forward: what they skip comes out as much after the gap as it is into it.
  ['America/New_York', '2023-03-12T01:59:59', '2023-03-12T06:59:59Z'],
  ['America/New_York', '2023-03-12T02:00:00', '2023-03-12T07:00:00Z'],
  ['America/New_York', '2023-03-12T02:30:00', '2023-03-12T07:30:00Z'],
  ['America/New_York', '2023-03-12T03:00:00', '2023-03-12T07:00:00Z'],
  ['Europe/Berlin', '2023-03-26T01:59:59', '2023-03-26T00:59:59Z'],
  ['Europe/Berlin', '2023-03-26T02:30:00', '2023-03-26T01:30:00Z'],
  ['Europe/Berlin', '2023-03-26T03:00:00', '2023-03-26T01:00:00Z'],
  ['Australia/Lord_Howe', '2023-10-01T02:15:00', '2023-09-30T15:45:00Z'],
  ['America/Sao_Paulo', '2017-10-15T00:00:00', '2017-10-15T03:00:00Z'],
  // Clocks go back: the first of the two.
  ['America/New_York', '2023-11-05T00:59:59', '2023-11-05T04:59:59Z'],
  ['America/New_York', '2023-11-05T01:30:00', '2023-11-05T05:30:00Z'],
  ['America/New_York', '2023-11-05T02:00:00', '2023-11-05T07:00:00Z'],
  ['Europe/Berlin', '2023-10-29T01:59:59', '2023-10-28T23:59:59Z'],
  ['Europe/Berlin', '2023-10-29T02:30:00', '2023-10-29T00:30:00Z'],
  ['Europe/Berlin', '2023-10-29T03:00:00', '2023-10-29T02:00:00Z'],
  ['America/Havana', '2023-11-05T00:30:00', '2023-11-05T04:30:00Z'],
  // A day that never was.
  ['Pacific/Apia', '2011-12-29T23:59:00', '2011-12-30T09:59:00Z'],
  ['Pacific/Apia', '2011-12-31T00:00:00', '2011-12-30T10:00:00Z'],
])('%s: %s is %s', (name, local, instant) => expect(instantOf(name, local)).toBe(instant));

test.each([
  '',
  'Nope',
  'Europe/Nowhere',
  '+25:00',
  '+05:99',
  '+15:00',
  '5',
  'UTC+5',
  'abc+05:30',
  'constructor',
  '+05:30x',
])('%j is no zone', (name) => expect(timeZone(name)).toBeUndefined());

test.each(['UTC', 'Z'])('%s is the one UTC', (name) => expect(timeZone(name)).toBe(UTC));

test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', '-09:30'])(
  'clocks of %s show the time at the instant it comes to',
  (name) => {
    const zone = timeZone(name)!;
    const clock = new Intl.DateTimeFormat('en-CA', {
      ...(name.startsWith('-') ? { timeZone: 'UTC' } : { timeZone: name }),
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
    const shift = name.startsWith('-') ? -9.5 * 3_600_000 : 0;
    const show = (instant: number): string => clock.format(instant + shift);
    const written = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'UTC',
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
    let gaps = 0;
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2025, 0) }), (local) => {
        if (show(zone.toInstant(local)) !== written.format(local)) gaps++;
      }),
      { numRuns: runs(300).numRuns },
    );
    // No more of them than the hours a year that clocks skip.
    expect(gaps).toBeLessThan(runs(300).numRuns / 30);
  },
);
