import { expect, test } from 'vitest';
import type { PresenceField, TermField } from '../../src/model/field.js';
import { and, not, or, printPredicate, type Predicate } from '../../src/model/predicate.js';
import { explain, type Cardinalities } from '../../src/plan/explain.js';

const codes: TermField = { kind: 'terms', ordinal: 0, parameter: 'code', facet: '', fold: (name) => name };
const subject: TermField = { ...codes, ordinal: 1, parameter: 'subject' };
const hasDate: PresenceField = { kind: 'presence', ordinal: 2, parameter: 'date', facet: '' };

const term = (text: string): Predicate => ({ op: 'term', field: codes, test: 'equals', on: 'name', text });
const dated: Predicate = { op: 'present', field: hasDate };
const refers: Predicate = { op: 'refers', field: subject, type: 'Patient', where: or([term('f'), term('g')]) };
const contains: Predicate = { op: 'contains', type: 'Medication', where: term('h') };

/** Says of every predicate how often it was asked for what, and estimates by the length of its line. */
class Asked implements Cardinalities {
  readonly counted: string[] = [];

  estimate(_type: string, where: Predicate): number {
    return printPredicate(where).length;
  }

  count(type: string, where: Predicate, among = 'its own'): number {
    this.counted.push(`${type}, ${among}: ${printPredicate(where)}`);
    return this.counted.length;
  }

  strategies(): ReadonlyMap<Predicate, string> {
    return new Map([[refers, 'from Patient']]);
  }
}

test('is a tree, with the cheapest part of a conjunction first', () => {
  const asked = new Asked();
  const where = and([refers, not(term('xyz')), dated, contains]);
  const explained = explain('Observation?...', [{ type: 'Observation', where }], asked);
  const lines = explained.toString().split('\n');
  expect(lines.map((line) => line.replace(/  \(estimated \d+, actual \d+/, ' ('))).toEqual([
    'Observation?...',
    '  Observation: and ()',
    '    date present ()',
    '    not ()',
    '      code equals "xyz" ()',
    '    contains Medication ()',
    '      code equals "h" ()',
    '    subject refers to Patient (; from Patient)',
    '      or ()',
    '        code equals "f" ()',
    '        code equals "g" ()',
  ]);
  expect(lines[2]).toBe(`    date present  (estimated ${'date present'.length}, actual 7)`);
});

test('counts the parts of a join among the resources that it leads to', () => {
  const asked = new Asked();
  explain('', [{ type: 'Observation', where: and([refers, contains]) }], asked);
  expect(asked.counted).toContain(`Patient, all: ${printPredicate(term('f'))}`);
  expect(asked.counted).toContain(`Medication, contained: ${printPredicate(term('h'))}`);
  expect(asked.counted).toContain(`Observation, its own: ${printPredicate(contains)}`);
});

test('says what results are sorted by, and has no members for what there is not', () => {
  const sort = [{ key: { by: 'id' }, descending: true }] as const;
  const asked = new Asked();
  const branches = [{ type: 'Observation', where: dated, sort } as const, { type: 'Patient', where: dated } as const];
  const { branches: explained, ...rest } = explain('?x', branches, asked);
  expect(explained.map((each) => Object.keys(each))).toEqual([
    ['type', 'where', 'sort'],
    ['type', 'where'],
  ]);
  expect(explained.map(({ where }) => Object.keys(where))).toEqual(
    branches.map(() => ['predicate', 'estimated', 'actual', 'parts']),
  );
  expect(rest.search).toBe('?x');
  expect(String(explain('?x', branches, asked)).split('\n')[2]).toBe('    sorted by -id');
});
