import { expect, test } from 'vitest';
import { KeyIndex } from '../../src/backends/memory/key-index.js';
import { conjunction } from '../../src/backends/memory/operators/conjunction.js';
import type { Operator } from '../../src/backends/memory/operators/operator.js';
import { fromSorted } from '../../src/index/algebra.js';
import type { DocSet } from '../../src/index/docset.js';
import type { Predicate } from '../../src/model/predicate.js';
import { membersOf } from '../index/sets.js';

/*
 * How much is looked at. What is found is the same whichever way it is looked for, so that nothing but counts tells whether
 * the way is the one that takes least.
 */

const upTo = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

/** What a part is and what it is asked: `narrow` where it can check documents one by one. */
interface Part {
  readonly docs: readonly number[];
  readonly estimate?: number;
  readonly narrows?: true;
  readonly checks?: number;
  readonly negated?: true;
}

/** What is asked of which part, in turn, and what is found. */
function asked(parts: Readonly<Record<string, Part>>, within?: readonly number[]): [string[], number[]] {
  const log: string[] = [];
  const operators = new Map<Predicate, Operator>();
  const predicates = Object.entries(parts).map(([name, part]): Predicate => {
    const predicate: Predicate = { op: 'alias', alias: name };
    const found = (docs?: DocSet): DocSet => fromSorted(part.docs.filter((doc) => docs?.has(doc) ?? true));
    operators.set(predicate, {
      ...(part.checks && { checks: part.checks }),
      estimate: () => {
        if (part.checks) log.push(`estimate ${name}`);
        return part.estimate ?? part.docs.length;
      },
      evaluate: (docs) => {
        log.push(docs ? `${name} within ${docs.size}` : name);
        return found(docs);
      },
      ...(part.narrows && {
        narrow: (docs: DocSet) => {
          log.push(`${name} of ${docs.size}`);
          return found(docs);
        },
      }),
    });
    return part.negated ? { op: 'not', of: predicate } : predicate;
  });
  const scope = { keys: new KeyIndex([]), owner: undefined, side: () => undefined, note: undefined };
  const whole = conjunction(predicates, scope, (predicate) => operators.get(predicate)!);
  return [log, membersOf(whole.evaluate(within && fromSorted(within)))];
}

const few = { docs: [3, 5, 7] };
const some = { docs: upTo(20) };
const many = { docs: upTo(600) };

test.each<[string, Readonly<Record<string, Part>>, number[] | undefined, string[], number[]]>([
  ['begins with what matches least', { many, few }, undefined, ['few', 'many within 3'], [3, 5, 7]],
  ['checks what is left', { many: { ...many, narrows: true }, few }, undefined, ['few', 'many of 3'], [3, 5, 7]],
  [
    'evaluates what matches less than is left',
    { few: { ...few, estimate: 1 }, some: { ...some, estimate: 2, narrows: true } },
    undefined,
    ['few', 'some within 3'],
    [3, 5, 7],
  ],
  ['begins with fewer that are asked for', { many, some }, [3, 4], ['some within 2', 'many within 2'], [3, 4]],
  [
    'begins with what matches less than is asked for',
    { many: { ...many, narrows: true }, few },
    upTo(10),
    ['few within 10', 'many of 3'],
    [3, 5, 7],
  ],
  ['stops where nothing is left', { few, none: { docs: [] }, many }, undefined, ['none'], []],
  [
    'takes away last',
    { not: { ...some, negated: true }, most: { docs: [3, 500] }, many },
    undefined,
    ['most', 'many within 2', 'not within 2'],
    [500],
  ],
  [
    'takes nothing away from nothing',
    { first: { ...some, negated: true }, second: { ...many, negated: true }, few },
    undefined,
    ['few', 'first within 3'],
    [],
  ],
  [
    'asks how many match only where many would be checked',
    { dates: { ...many, checks: 4, narrows: true }, left: { docs: upTo(512) } },
    undefined,
    ['left', 'dates of 512'],
    upTo(512),
  ],
  [
    'and counts a check as part of finding',
    { dates: { ...few, checks: 4, narrows: true }, left: { docs: upTo(513) } },
    undefined,
    ['estimate dates', 'dates', 'left within 3'],
    [3, 5, 7],
  ],
  [
    'of what is checked alone',
    { dates: { ...few, checks: 4, narrows: true }, others: { ...many, checks: 4, narrows: true } },
    undefined,
    ['estimate dates', 'dates', 'others of 3'],
    [3, 5, 7],
  ],
])('%s', (_, parts, within, expected, found) => {
  expect(asked(parts, within)).toEqual([expected, found]);
});
