import { expect } from 'vitest';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { Settings } from '../../src/model/settings.js';
import type { ImplicitSystem, SearchParameterDefinition } from '../../src/definitions/registry.js';
import { FieldList } from '../../src/extract/field-list.js';
import type { ElementSearchType, IndexedParameter } from '../../src/types/search-type.js';
import { decode } from '../../grammar/source.js';
import { enough } from './runs.js';
import { testSettings } from './settings.js';

export const settings: Settings = testSettings();

/** What a search by a parameter of some type is made of. */
export interface Question {
  /** The data types that the parameter selects, and the elements of each that a resource has. */
  readonly elements: Readonly<Record<string, readonly unknown[]>>;
  readonly modifier?: string | undefined;
  /** Whether a filter asks for an element that doesn't match (`ne`). */
  readonly unequal?: boolean;
  /** The value as it comes out of percent-decoding. */
  readonly value: string;
  readonly targets?: readonly string[];
  /** The system of the elements of type `code`, as their definition says. */
  readonly implicitSystem?: ImplicitSystem;
  readonly settings?: Settings;
}

/** The answer by a type's own code: whether the keys of the elements match the lowered value. */
export function answer<Fields, Value>(type: ElementSearchType<Fields, Value>, question: Question): boolean {
  const { elements, modifier, value, targets = [], implicitSystem } = question;
  const asked = question.settings ?? settings;
  const elementTypes = Object.keys(elements);
  const fields = type.createFields(new FieldList().factory('p'), elementTypes, asked);
  const keys = new ResourceKeys('1');
  for (const [elementType, each] of Object.entries(elements)) {
    const read = type.reader(elementType, fields, asked, implicitSystem);
    if (!read) throw new Error(`${type.name} doesn't read ${elementType}`);
    // Only what it says that it can read is ever put before it.
    expect(type.elementTypes).toContain(elementType);
    for (const element of each) read(element, keys, { resourceType: 'Basic', id: '1' });
  }
  const parameter: IndexedParameter<Fields> = {
    definition: {} as SearchParameterDefinition,
    elementTypes,
    targets,
    implicitSystems: implicitSystem?.systems ?? [],
    fields,
  };
  const parsed = type.parse(decode(value.replace(/[%+]/g, encodeURIComponent), 0).source, modifier, parameter, asked);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return keys.matches(type.lower(parsed.value, question.unequal ? 'ne' : modifier, parameter, asked));
}

/** Counts answers, so that a law isn't kept by questions that all have the same one. */
export class Tally {
  private readonly counts = new Map<boolean, number>();

  add(answer: boolean): void {
    this.counts.set(answer, (this.counts.get(answer) ?? 0) + 1);
  }

  /** Fails unless both answers came up in at least this share of all cases. */
  expectBoth(share = 0.05): void {
    const yes = this.counts.get(true) ?? 0;
    const no = this.counts.get(false) ?? 0;
    const least = enough(share * (yes + no));
    expect({ yes: yes >= least, no: no >= least, of: [yes, no] }).toMatchObject({
      yes: true,
      no: true,
    });
  }
}

/** What may stand in data where an element should be. */
export const MALFORMED: readonly unknown[] = [
  null,
  0,
  -1.5,
  true,
  '',
  'text',
  [],
  [null],
  [[]],
  {},
  { system: 1, code: 2, value: 3, display: [], coding: 'x', text: {}, reference: 7, type: null },
  { coding: [null, 1, 'x', [], { code: {} }, { system: [], code: null }] },
  { coding: { code: 'a' } },
  { family: ['a'], given: 'b', prefix: [1, null, {}], text: null },
  { line: 'x', city: {}, country: [[]] },
  { value: '5', code: 'mg', unit: [] },
  { low: 1, high: { value: '2' } },
  { low: { value: null }, high: [] },
  { origin: { value: '1' }, data: '1 2' },
  { origin: { value: 1 }, data: 5 },
  { origin: 5, data: 'x y' },
  { latitude: '1', longitude: 2 },
  { start: 1, end: null },
  { start: {}, end: [] },
  { start: 'x' },
  { event: 'x', repeat: 5 },
  { event: [1, null, {}], repeat: { boundsPeriod: [] } },
  { repeat: { boundsPeriod: { start: true } } },
  { resourceType: 5, id: {} },
  { __proto__: null },
  { constructor: 1, toString: 2 },
];
