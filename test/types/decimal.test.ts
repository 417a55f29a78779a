import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextUp } from '../../src/model/next-up.js';
import { runs } from '../support/runs.js';

describe('the least number above', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  test('is above, with none between', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const next = nextUp(value);
        expect(next).toBeGreaterThan(value);
        // Half way between two neighbours a number is rounded to one of them.
        const middle = value / 2 + next / 2;
        expect([value, next]).toContain(Math.abs(value) < 1e-300 ? value : middle);
      }),
      runs(1000),
    );
  });

  test.each([
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [-Number.MIN_VALUE, 0],
    [1, 1 + Number.EPSILON],
    [-1, -1 + Number.EPSILON / 2],
    [Number.MAX_VALUE, Infinity],
    [Infinity, Infinity],
    [-Infinity, -Number.MAX_VALUE],
  ])('of %d is %d', (value, next) => expect(nextUp(value) === next).toBe(true));
});
