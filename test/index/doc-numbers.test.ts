import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocNumbers } from '../../src/index/doc-numbers.js';
import { fromSorted } from '../../src/index/algebra.js';
import { boundsOf } from '../../src/index/interval-bounds.js';
import { EMPTY } from '../../src/index/docset.js';
import { IntervalColumn } from '../../src/index/interval-column.js';
import { nextUp } from '../../src/model/next-up.js';
import { StateWriter } from '../../src/snapshot/state-writer.js';
import { runs } from '../support/runs.js';
import { readerOf } from '../support/state.js';
import { asks } from './intervals.js';
import { ascending, membersOf, scratchFor } from './sets.js';

const put = fc.record({ doc: fc.nat(20), number: fc.nat(3), remove: fc.nat(9).map((n) => n === 0) });

test('every document has each of its numbers on one level, and no level that others need', () => {
  fc.assert(
    fc.property(fc.array(put, { maxLength: 80 }), (puts) => {
      const numbers = new DocNumbers();
      const model = new Map<number, number[]>();
      let most = 0;
      for (const { doc, number, remove } of puts) {
        if (remove) {
          numbers.removeDoc(doc);
          model.delete(doc);
          continue;
        }
        const known = model.get(doc) ?? [];
        if (!known.includes(number)) known.push(number);
        model.set(doc, known);
        most = Math.max(most, known.length);
        expect(numbers.put(doc, number)).toBe(known.indexOf(number));
      }
      for (const [doc, all] of model) expect(all.map((_, level) => numbers.levels[level]![doc])).toEqual(all);
      expect(numbers.levels.length).toBe(most);
    }),
    runs(200),
  );
});

/** Columns of one index, and what they should hold. */
class Columns {
  numbers = new DocNumbers();
  all = [0, 1, 2].map(() => new IntervalColumn(this.numbers));
  readonly model = new Map<number, Map<number, { low: number; space: string }>>();

  put(doc: number, lows: readonly (number | undefined)[], space: string): void {
    this.remove(doc);
    lows.forEach((low, i) => {
      if (low === undefined) return;
      this.all[i]!.add(doc, { low, high: nextUp(low) }, space);
      this.model.set(doc, (this.model.get(doc) ?? new Map()).set(i, { low, space }));
    });
  }

  remove(doc: number): void {
    for (const column of this.all) column.removeDoc(doc);
    this.numbers.removeDoc(doc);
    this.model.delete(doc);
  }

  /** As a snapshot has them. */
  copy(): void {
    const writer = new StateWriter();
    for (const each of [this.numbers, ...this.all]) each.transfer(writer);
    const reader = readerOf(writer);
    this.numbers = new DocNumbers();
    this.all = this.all.map(() => new IntervalColumn(this.numbers));
    for (const each of [this.numbers, ...this.all]) each.transfer(reader);
  }

  expectFound(low: number, space: string | undefined): void {
    const bounds = boundsOf([asks('within', [low, nextUp(low)])]);
    const all = fromSorted(ascending(this.model.keys()));
    this.all.forEach((column, i) => {
      const having = [...this.model].filter(([, lows]) => {
        const known = lows.get(i);
        return known?.low === low && (space === undefined || known.space === space);
      });
      const docs = ascending(having.map(([doc]) => doc));
      expect(membersOf(column.find(bounds, space, scratchFor(1000)))).toEqual(docs);
      expect(column.among(all, bounds, space)).toEqual(docs);
      for (const [doc, lows] of this.model) expect(column.low(doc, false)).toBe(lows.get(i)?.low);
    });
  }
}

const low = fc.option(fc.nat(3), { nil: undefined });
const write = fc.record({
  doc: fc.nat(20),
  lows: fc.tuple(low, low, low),
  space: fc.constantFrom('', 'kg', 's'),
  what: fc.constantFrom('put', 'put', 'put', 'remove', 'copy'),
});

test('columns that share numbers hold what each was given', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
      const columns = new Columns();
      for (const { doc, lows, space, what } of writes) {
        if (what === 'put') columns.put(doc, lows, space);
        else if (what === 'remove') columns.remove(doc);
        else columns.copy();
      }
      for (const space of [undefined, '', 'kg', 'nobody'])
        for (let low = 0; low < 4; low++) columns.expectFound(low, space);
    }),
    runs(100),
  );
});

test('more spaces than a byte can tell', () => {
  const columns = new Columns();
  for (let doc = 0; doc < 600; doc++) columns.put(doc, [doc % 4, 1, undefined], `unit ${doc >> 1}`);
  columns.copy();
  for (const space of ['unit 0', 'unit 126', 'unit 127', 'unit 128', 'unit 299', undefined])
    for (let low = 0; low < 4; low++) columns.expectFound(low, space);
});

test('what is no number is no interval', () => {
  const column = new IntervalColumn();
  column.add(0, { low: NaN, high: NaN }, '');
  expect(column.low(0, false)).toBeUndefined();
  expect(column.find(boundsOf([asks('within', [-Infinity, Infinity])]), undefined, scratchFor(1))).toBe(EMPTY);
});

test('a space that only further intervals were in is not that of others', () => {
  const column = new IntervalColumn();
  column.add(0, { low: 1, high: nextUp(1) }, 'kg');
  column.add(0, { low: 1, high: nextUp(1) }, 's');
  column.removeDoc(0);
  column.add(1, { low: 1, high: nextUp(1) }, 'kg');
  const within = (space?: string): boolean =>
    column.among(fromSorted([1]), boundsOf([asks('within', [0, 2])]), space).length > 0;
  expect([within(), within('kg'), within('s'), within('m')]).toEqual([true, true, false, false]);
});
