import { describe, expect, test } from 'vitest';
import { digestOf, PlanCache } from '../../src/engine/plan-cache.js';
import { createEngine, type Engine, type EngineOptions, type SearchsetBundle } from '../../src/index.js';

const ids = ({ entry }: SearchsetBundle): string => entry.map(({ fullUrl }) => fullUrl?.split('/').at(-1)).join(' ');

describe('what is kept', () => {
  const cache = (): ((text: string, search?: string) => string | undefined) => {
    const plans = new PlanCache<string>();
    return (text, search) => {
      const known = plans.get(text, digestOf(text), 'lenient');
      if (known === undefined && search !== undefined) plans.set(text, digestOf(text), 'lenient', search);
      return known;
    };
  };

  test('is what was asked for twice', () => {
    const ask = cache();
    expect(ask('Patient?name=a', 'first')).toBeUndefined();
    expect(ask('Patient?name=a', 'second')).toBeUndefined();
    expect(ask('Patient?name=a')).toBe('second');
  });

  test('stays while others are asked for once', () => {
    const ask = cache();
    for (const plan of ['first', 'second']) ask('Patient?name=a', plan);
    for (let i = 0; i < 2_000; i++) expect(ask(`Patient?_id=${i}`, 'once')).toBeUndefined();
    expect(ask('Patient?name=a')).toBe('second');
  });

  test('is of the very text, whatever digests are the same', () => {
    const ask = cache();
    const [a, b] = [`${'x'.repeat(200)}a${'x'.repeat(200)}`, `${'x'.repeat(200)}b${'x'.repeat(200)}`];
    expect(digestOf(a)).toBe(digestOf(b));
    expect(ask(a, 'first')).toBeUndefined();
    expect(ask(b, 'second')).toBeUndefined();
    expect(ask(a, 'third')).toBeUndefined();
    expect(ask(b)).toBe('second');
    expect(ask(a)).toBe('third');
  });

  test('is no text of thousands of characters', () => {
    const ask = cache();
    const long = 'x'.repeat(3_000);
    for (const plan of ['first', 'second', 'third']) expect(ask(long, plan)).toBeUndefined();
  });
});

/** An engine that keeps the search: it was asked for twice. */
const keeping = async (search: string, options: EngineOptions = {}): Promise<Engine> => {
  const engine = await createEngine(options);
  for (let round = 0; round < 2; round++) await engine.search(search);
  return engine;
};

describe('a search that was run before', () => {
  test('finds what has been written since', async () => {
    const search = 'Patient?gender=female';
    const engine = await keeping(search);
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
    for (let round = 0; round < 4; round++) {
      const lenient = await engine.search('Patient?nosuch=1', { handling: 'lenient' });
      expect(lenient.entry.map(({ search }) => search.mode)).toEqual(['match', 'outcome']);
      await expect(engine.search('Patient?nosuch=1', { handling: 'strict' })).rejects.toThrow(/nosuch/);
    }
  });

  test('goes by the time that it is now', async () => {
    // `ap` reaches a tenth as far as the date is away.
    let now = new Date('2020-06-10T00:00:00Z');
    const engine = await keeping('Patient?birthdate=ap2020-06-05', { now: () => now });
    await engine.put({ resourceType: 'Patient', id: 'a', birthDate: '2020-05-31' });
    expect(ids(await engine.search('Patient?birthdate=ap2020-06-05'))).toBe('');
    now = new Date('2021-06-10T00:00:00Z');
    expect(ids(await engine.search('Patient?birthdate=ap2020-06-05'))).toBe('a');
  });

  test('refuses an id that has become ambiguous', async () => {
    const engine = await keeping('Observation?subject=a');
    await engine.put({ resourceType: 'Patient', id: 'a' });
    await engine.put({ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/a' } });
    expect(ids(await engine.search('Observation?subject=a'))).toBe('o');
    await engine.put({ resourceType: 'Group', id: 'a' });
    await expect(engine.search('Observation?subject=a')).rejects.toThrow(/several resources/);
  });

  test('gives a Bundle of its own each time', async () => {
    const engine = await keeping('Patient?');
    await engine.put({ resourceType: 'Patient', id: 'a' });
    const first = await engine.search('Patient?');
    first.entry.length = 0;
    first.link.length = 0;
    const second = await engine.search('Patient?');
    expect(second.entry).toHaveLength(1);
    expect(second.link.map(({ relation }) => relation)).toEqual(['self']);
  });
});
