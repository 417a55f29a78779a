import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCursor, writeCursor, type Cursor } from '../../src/result/cursor.js';
import { runs } from '../support/runs.js';

const cursors: fc.Arbitrary<Cursor> = fc.record({
  side: fc.constantFrom('after', 'before'),
  position: fc.record({ branch: fc.nat(200), sequence: fc.integer({ min: -1, max: 999_999_999 }) }),
});
const searches = fc.string({ unit: 'binary' });

describe('a cursor', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(cursors, searches, (cursor, search) => {
        const text = writeCursor(cursor, search);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(readCursor(text, search)).toEqual(cursor);
      }),
      runs(200),
    );
  });

  test('is none of any other search', () => {
    fc.assert(
      fc.property(cursors, searches, searches, (cursor, one, other) => {
        fc.pre(one !== other);
        expect(readCursor(writeCursor(cursor, one), other)).toBeUndefined();
      }),
      runs(200),
    );
  });

  test('is none any more when a character of it is changed, added or lost', () => {
    const change = fc.record({ at: fc.nat(), to: fc.constantFrom(...'abcAZ09-_ =.'), remove: fc.boolean() });
    fc.assert(
      fc.property(cursors, searches, change, (cursor, search, { at, to, remove }) => {
        const text = writeCursor(cursor, search);
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + (remove ? '' : to) + text.slice(place + 1);
        fc.pre(changed !== text);
        expect(readCursor(changed, search)).toBeUndefined();
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
  ])('is not %j', (text) => expect(readCursor(text, 'Patient')).toBeUndefined());

  test('grows with its position and not with the search', () => {
    const cursor: Cursor = { side: 'after', position: { branch: 1, sequence: 50 } };
    const text = writeCursor(cursor, JSON.stringify(['Patient', [{ name: 'family', value: 'Zachariah'.repeat(20) }]]));
    expect(text.length).toBeLessThan(24);
    expect(atob(text.replace(/-/g, '+').replace(/_/g, '/'))).toMatch(/^a\.1\.50\.[0-9a-z]{1,7}$/);
  });
});
