import { describe, expect, test } from 'vitest';
import { createEngine, type SearchsetBundle } from '../../src/index.js';

const ids = ({ entry }: SearchsetBundle): string => entry.map(({ fullUrl }) => fullUrl?.split('/').at(-1)).join(' ');

describe('a search that was run before', () => {
  test('finds what has been written since', async () => {
    const engine = await createEngine();
    const search = 'Patient?gender=female';
    expect(ids(await engine.search(search))).toBe('');
    await engine.put({ resourceType: 'Patient', id: 'a', gender: 'female' });
    await engine.put({ resourceType: 'Patient', id: 'b', gender: 'male' });
    expect(ids(await engine.search(search))).toBe('a');
    await engine.put({ resourceType: 'Patient', id: 'b', gender: 'female' });
    await engine.delete('Patient/a');
    expect(ids(await engine.search(search))).toBe('b');
  });

  test('is as strict as it is told each time', async () => {
    const engine = await createEngine();
    await engine.put({ resourceType: 'Patient', id: 'a' });
    for (let round = 0; round < 2; round++) {
      const lenient = await engine.search('Patient?nosuch=1', { handling: 'lenient' });
      expect(lenient.entry.map(({ search }) => search.mode)).toEqual(['match', 'outcome']);
      await expect(engine.search('Patient?nosuch=1', { handling: 'strict' })).rejects.toThrow(/nosuch/);
    }
  });

  test('goes by the time that it is now', async () => {
    // `ap` reaches a tenth as far as the date is away.
    let now = new Date('2020-06-10T00:00:00Z');
    const engine = await createEngine({ now: () => now });
    await engine.put({ resourceType: 'Patient', id: 'a', birthDate: '2020-05-31' });
    expect(ids(await engine.search('Patient?birthdate=ap2020-06-05'))).toBe('');
    now = new Date('2021-06-10T00:00:00Z');
    expect(ids(await engine.search('Patient?birthdate=ap2020-06-05'))).toBe('a');
  });

  test('refuses an id that has become ambiguous', async () => {
    const engine = await createEngine();
    await engine.put({ resourceType: 'Patient', id: 'a' });
    await engine.put({ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/a' } });
    expect(ids(await engine.search('Observation?subject=a'))).toBe('o');
    await engine.put({ resourceType: 'Group', id: 'a' });
    await expect(engine.search('Observation?subject=a')).rejects.toThrow(/several resources/);
  });

  test('gives a Bundle of its own each time', async () => {
    const engine = await createEngine();
    await engine.put({ resourceType: 'Patient', id: 'a' });
    const first = await engine.search('Patient?');
    first.entry.length = 0;
    first.link.length = 0;
    const second = await engine.search('Patient?');
    expect(second.entry).toHaveLength(1);
    expect(second.link.map(({ relation }) => relation)).toEqual(['self']);
  });
});
