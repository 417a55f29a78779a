import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPoint, nextUp } from '../../src/model/next-up.js';
import { runs } from '../support/runs.js';

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, Infinity, -Infinity, NaN, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 32),
);

test('a point ends at the number after the one that it begins with', () => {
  fc.assert(
    fc.property(number, number, (low, high) => {
      expect(isPoint({ low, high })).toBe(nextUp(low) === high);
      expect(isPoint({ low, high: nextUp(low) })).toBe(!Number.isNaN(low));
    }),
    runs(1000),
  );
});

test('no number is between a number and the next one', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, max: Number.MAX_VALUE }), (low) => {
      const high = nextUp(low);
      expect(high).toBeGreaterThan(low);
      if (!Number.isFinite(low)) return;
      const middle = low / 2 + high / 2;
      expect([low, high].some((end) => end === middle || Math.abs(end - middle) <= Number.MIN_VALUE)).toBe(true);
    }),
    runs(1000),
  );
});
