import { expect } from 'vitest';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { Field, IntervalField, TermField } from '../../src/model/field.js';
import type { Settings } from '../../src/model/settings.js';
import { UTC } from '../../src/model/time-zone.js';
import type { SearchParameterDefinition } from '../../src/definitions/registry.js';
import type { FieldFactory, IndexedParameter, SearchType } from '../../src/types/search-type.js';
import { decode } from '../../grammar/source.js';

export const settings: Settings = {
  baseUrl: 'http://here.org/fhir',
  timeZone: UTC,
  now: () => new Date('2013-01-01T00:00:00Z'),
  caseSensitiveSystems: new Set(['http://unitsofmeasure.org']),
};

/** What a search by a parameter of some type is made of. */
export interface Question {
  /** The data types that the parameter selects, and the elements of each that a resource has. */
  readonly elements: Readonly<Record<string, readonly unknown[]>>;
  readonly modifier?: string | undefined;
  /** The value as it comes out of percent-decoding. */
  readonly value: string;
  readonly targets?: readonly string[];
  readonly settings?: Settings;
}

/** The answer by a type's own code: whether the keys of the elements match the lowered value. */
export function answer<Fields, Value>(type: SearchType<Fields, Value>, question: Question): boolean {
  const { elements, modifier, value, targets = [] } = question;
  const asked = question.settings ?? settings;
  const elementTypes = Object.keys(elements);
  const fields = type.createFields(fieldFactory(), elementTypes, asked);
  const keys = new ResourceKeys('1');
  for (const [elementType, each] of Object.entries(elements)) {
    const read = type.reader(elementType, fields, asked);
    if (!read) throw new Error(`${type.name} doesn't read ${elementType}`);
    for (const element of each) read(element, keys);
  }
  const parameter: IndexedParameter<Fields> = {
    definition: {} as SearchParameterDefinition,
    elementTypes,
    targets,
    fields,
  };
  const parsed = type.parse(decode(value.replace(/[%+]/g, encodeURIComponent), 0).source, modifier, parameter, asked);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return keys.matches(type.lower(parsed.value, modifier, parameter, asked));
}

function fieldFactory(): FieldFactory {
  let ordinal = 0;
  const field = <F extends Field>(rest: Omit<F, 'ordinal' | 'parameter'>): F =>
    ({ ...rest, ordinal: ordinal++, parameter: 'p' }) as unknown as F;
  return {
    terms: (facet, fold) => field<TermField>({ kind: 'terms', facet, fold }),
    intervals: (facet) => field<IntervalField>({ kind: 'intervals', facet }),
  };
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
    expect({ yes: yes / (yes + no) >= share, no: no / (yes + no) >= share, of: [yes, no] }).toMatchObject({
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
