import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../src/backends/hits.js';
import { Cursors, type Cursor } from '../../src/result/cursor.js';
import { runs } from '../support/runs.js';

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '\\', '.', '],[', 'é', '\u{1f600}', '\ud800', 'null'),
);
const values = fc.oneof(
  fc.constant(undefined),
  texts,
  fc.constantFrom(Infinity, -Infinity, 0, 1e21, 5e-324),
  // JSON knows no negative zero, and no order tells it from zero.
  fc.double({ noNaN: true }).map((value) => value + 0),
);
const positions: fc.Arbitrary<Position> = fc.oneof(
  fc.record({ branch: fc.nat(200), sequence: fc.integer({ min: -1, max: 999_999_999 }) }),
  fc.record({ values: fc.array(values, { maxLength: 4 }), id: texts, type: texts }),
);
const cursors: fc.Arbitrary<Cursor> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Cursor>({ side: 'last' }) },
  {
    weight: 12,
    arbitrary: fc.record(
      {
        side: fc.constantFrom<'after' | 'before'>('after', 'before'),
        position: positions,
        passed: fc.nat(999_999_999),
      },
      { requiredKeys: ['side', 'position'] },
    ),
  },
);
const searches = fc.string({ unit: 'binary' });

describe('a cursor', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(cursors, searches, (cursor, search) => {
        const text = new Cursors(search).write(cursor);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(new Cursors(search).read(text)).toEqual(cursor);
      }),
      runs(200),
    );
  });

  test('is none of any other search', () => {
    fc.assert(
      fc.property(cursors, searches, searches, (cursor, one, other) => {
        fc.pre(one !== other);
        expect(new Cursors(other).read(new Cursors(one).write(cursor))).toBeUndefined();
      }),
      runs(200),
    );
  });

  test('is none any more when a character of it is changed, added or lost', () => {
    const change = fc.record({ at: fc.nat(), to: fc.constantFrom(...'abcAZ09-_ =.'), remove: fc.boolean() });
    fc.assert(
      fc.property(cursors, searches, change, (cursor, search, { at, to, remove }) => {
        const text = new Cursors(search).write(cursor);
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + (remove ? '' : to) + text.slice(place + 1);
        fc.pre(changed !== text);
        expect(new Cursors(search).read(changed)).toBeUndefined();
      }),
      runs(500),
    );
  });

  test.each([
    '',
    ' ',
    '%',
    'é',
    'a.0.1.x',
    'YQ',
    btoa('a.0.1.'),
    btoa('a.0.-2.abc'),
    btoa('c.0.1.abc'),
    btoa('a.1e3.1.abc'),
    btoa('a.[["x"],"p1","Patient"].abc'),
    btoa('a.[["x"],"p1"].abc'),
    btoa('a.[.abc'),
    btoa('a.[{}].abc'),
    btoa('l'),
    btoa('l.abc'),
    btoa('l7.0.1.abc'),
    btoa('\xff.0.1.abc'),
  ])('is not %j', (text) => expect(new Cursors('Patient').read(text)).toBeUndefined());

  test.each<[Cursor, string]>([
    [{ side: 'after', position: { branch: 0, sequence: 7 } }, 'a.0.7.'],
    [{ side: 'before', position: { branch: 2, sequence: -1 }, passed: 12 }, 'b12.2.-1.'],
    [{ side: 'last' }, 'l.'],
    [
      { side: 'after', position: { values: ['é', undefined, -Infinity, 1.5, Infinity], id: 'p1', type: 'Patient' } },
      'a.["é",null,false,1.5,true],"p1","Patient".',
    ],
  ])('of %j holds %s and a digest', (cursor, place) => {
    const text = new Cursors('Patient?family=li').write(cursor);
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    expect(new TextDecoder().decode(bytes).replace(/[0-9a-z]{1,7}$/, '')).toBe(place);
  });

  test('grows with its position and not with the search', () => {
    const cursor: Cursor = { side: 'after', position: { branch: 1, sequence: 50 } };
    const text = new Cursors(JSON.stringify(['Patient', [{ name: 'family', value: 'Zachariah'.repeat(20) }]])).write(
      cursor,
    );
    expect(text.length).toBeLessThan(24);
    expect(atob(text.replace(/-/g, '+').replace(/_/g, '/'))).toMatch(/^a\.1\.50\.[0-9a-z]{1,7}$/);
  });
});
