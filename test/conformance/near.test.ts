import { describe, expect, test } from 'vitest';
import { createUnitConverter } from '../../src/units/ucum-lhc.js';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const place = (id: string, position?: object): Sample => ({
  resourceType: 'Location',
  id,
  ...(position && { position }),
});

describe('near', () => {
  finds(
    [
      place('here', { latitude: 0, longitude: 0 }),
      // A degree on the equator, and on every meridian, is 111.2 km.
      place('east', { latitude: 0, longitude: 1 }),
      place('north', { latitude: 1, longitude: 0 }),
      // Ten metres: a degree is 111,195.
      place('next-door', { latitude: 0, longitude: 0.00009 }),
      place('far-north', { latitude: 60, longitude: 0 }),
      // At 60 degrees a degree of longitude is half as long.
      place('far-north-east', { latitude: 60, longitude: 1 }),
      place('fiji', { latitude: -17, longitude: 179.9 }),
      place('across', { latitude: -17, longitude: -179.9 }),
      place('pole', { latitude: 90, longitude: 100 }),
      place('nowhere'),
      place('half', { latitude: 0 }),
    ],
    [
      ['Location?near=0|0|112|km', 'here east north next-door'],
      ['Location?near=0|0|111|km', 'here next-door'],
      ['Location?near=0|0|112000|m', 'here east north next-door'],
      ['Location?near=0|0|70|[mi_i]', 'here east north next-door'],
      ['Location?near=0|0|69|[mi_i]', 'here next-door'],
      ['Location?near=0|0|11|m', 'here next-door'],
      ['Location?near=0|0|9|m', 'here'],
      ['Location?near=0|0|0|m', 'here'],
      // Kilometres, and 50 of them, unless it is said.
      ['Location?near=0|0|112', 'here east north next-door'],
      ['Location?near=0|0', 'here next-door'],
      ['Location?near=0|0||', 'here next-door'],
      ['Location?near=0|0||km', 'here next-door'],
      ['Location?near=0.5|0.1', ''],
      ['Location?near=0.6|0', 'north'],
      ['Location?near=60|0|56|km', 'far-north far-north-east'],
      ['Location?near=60|0|55|km', 'far-north'],
      // The world is round.
      ['Location?near=-17|180|12|km', 'fiji across'],
      ['Location?near=-17|-180|12|km', 'fiji across'],
      ['Location?near=90|-80|1|m', 'pole'],
      ['Location?near=0|0|9|m,60|0|9|m', 'here far-north'],
      ['Location?near=0|0|200|km&near=0|1|60|km', 'east'],
      ['Location?near:missing=true', 'nowhere'],
      ['Location?near:missing=false&near=0|0|9|m', 'here'],
      ['Location?near=', 'here east north next-door far-north far-north-east fiji across pole nowhere half'],
    ],
  );
});

describe('near at the end of a chain', () => {
  const observed = (id: string, reference: string): Sample => ({
    resourceType: 'Observation',
    id,
    subject: { reference },
  });
  finds(
    [
      place('here', { latitude: 0, longitude: 0 }),
      place('pole', { latitude: 90, longitude: 100 }),
      observed('o1', 'Location/here'),
      observed('o2', 'Location/pole'),
      observed('o3', 'Patient/here'),
    ],
    [
      // Of all that an observation may be of only locations are anywhere.
      ['Observation?subject.near=0|0', 'o1'],
      ['Observation?subject:Location.near=0|0', 'o1'],
      ['Location?_has:Observation:subject:_id=o2&near=90|0', 'pole'],
    ],
  );
});

describe('what is wrong with a place', () => {
  onEveryBackend([], (engine) => {
    test.each([
      ['0', 'expected [latitude]|[longitude]|[distance]|[units]'],
      ['0|0|1|km|x', 'found 5 parts'],
      ['91|0', "latitude '91': expected a decimal number from -90 to 90"],
      ['0|181', "longitude '181'"],
      ['x|0', "latitude 'x'"],
      ['0|0|-1', "distance '-1'"],
      ['0|0|1|kg', "'kg' is no unit of length"],
      ['0|0|1|miles', "'miles' is no unit of length"],
      ['|0', "latitude ''"],
    ])('%s', async (value, message) => {
      const issues = await issuesOf(engine(), `Location?near=${value}`, { handling: 'lenient' });
      expect(issues).toMatchObject([{ severity: 'error', code: 'invalid', parameter: 'near' }]);
      expect(issues[0]!.message).toContain(message);
    });

    test.each(['Location?near:not=0|0', 'Location?near:exact=0|0'])('%s is no modifier of it', async (query) => {
      expect(await issuesOf(engine(), query, { handling: 'lenient' })).toMatchObject([{ code: 'not-supported' }]);
    });
  });
});

describe('units of length that only a converter knows', () => {
  finds(
    [{ resourceType: 'Location', id: 'here', position: { latitude: 40, longitude: -3 } }],
    [
      ['Location?near=40.01|-3|1|[mi_us]', 'here'],
      ['Location?near=40.02|-3|1|[mi_us]', ''],
    ],
    { unitConverter: createUnitConverter() },
  );
});
