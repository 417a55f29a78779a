import fc from 'fast-check';
import type { Branch, IndexSchema } from '../../src/backends/backend.js';
import type { IntervalField, PresenceField, TermField } from '../../src/model/field.js';
import type { IntervalRelation, Predicate, TermTest } from '../../src/model/predicate.js';
import type { IdentifiedResource } from '../../src/model/resource.js';

/** Resources that say outright what their keys are, so that backends can be tested without any FHIR. */
export interface Keys {
  readonly present?: boolean;
  readonly terms?: readonly { readonly name: string; readonly space: string }[];
  readonly codes?: readonly { readonly name: string; readonly space: string }[];
  readonly intervals?: readonly (readonly [low: number, high: number])[];
}

export interface KeyedResource extends IdentifiedResource {
  readonly keys: Keys;
}

export const keyed = (resourceType: string, id: string, keys: Keys = {}): KeyedResource => ({ resourceType, id, keys });

export const TYPES = ['A', 'B', 'C'];

const present: PresenceField = { kind: 'presence', ordinal: 0, parameter: 'p', facet: 'present' };
const strings: TermField = {
  kind: 'terms',
  ordinal: 1,
  parameter: 's',
  facet: '',
  fold: (name) => name.toLowerCase(),
};
const codes: TermField = { kind: 'terms', ordinal: 2, parameter: 'c', facet: '', fold: (name) => name };
const intervals: IntervalField = { kind: 'intervals', ordinal: 3, parameter: 'd', facet: '' };

export const schema: IndexSchema = {
  fields: [present, strings, codes, intervals],
  extract(resource, sink) {
    const { keys } = resource as KeyedResource;
    if (keys.present) sink.present(present);
    for (const { name, space } of keys.terms ?? []) sink.term(strings, name, space);
    for (const { name, space } of keys.codes ?? []) sink.term(codes, name, space);
    for (const [low, high] of keys.intervals ?? []) sink.interval(intervals, low, high);
  },
};

const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' '), maxLength: 3 });
const space = fc.constantFrom('', 's', 't');
const terms = fc.array(fc.record({ name: text, space }), { maxLength: 4 });
const interval = fc
  .record({ a: fc.nat(9), width: fc.integer({ min: 1, max: 9 }), open: fc.nat(11) })
  .map(({ a, width, open }) => [open === 0 ? -Infinity : a, open === 1 ? Infinity : a + width] as const);

const type = fc.constantFrom(...TYPES);
/** Few ids, so that resources are replaced, deleted and come back. */
const id = fc.nat(24).map((n) => `id${n}`);

const resources = fc.record({
  resourceType: type,
  id,
  keys: fc.record({
    present: fc.boolean(),
    terms,
    codes: terms,
    intervals: fc.array(interval, { maxLength: 3 }),
  }),
});

export interface Write {
  readonly resource: KeyedResource;
  /** Delete it rather than put it. */
  readonly remove: boolean;
}

export const writes: fc.Arbitrary<Write[]> = fc.array(
  fc.record({ resource: resources, remove: fc.nat(4).map((n) => n === 0) }),
  { maxLength: 80, size: 'large' },
);

/** Hundreds of resources of one type with few different keys, so that sets of documents take all their forms. */
export const manyWrites: fc.Arbitrary<Write[]> = fc
  .record({
    all: fc.array(resources, { minLength: 1, maxLength: 12, size: 'max' }),
    size: fc.nat(300),
    from: fc.nat(300),
    step: fc.constantFrom(1, 3, 7),
    removeOf: fc.nat(20),
  })
  .map(({ all, size, from, step, removeOf }) =>
    Array.from({ length: size }, (_, i): Write => {
      const { keys } = all[i % all.length]!;
      return { resource: keyed('A', `id${(from + i * step) % 500}`, keys), remove: i % 20 < removeOf - 10 };
    }),
  );

const RELATIONS: readonly IntervalRelation[] = [
  'within',
  'outside',
  'ends-after',
  'starts-before',
  'starts-from',
  'ends-by',
  'overlaps',
];

const termPredicate = fc
  .record({
    field: fc.constantFrom(strings, codes),
    test: fc.constantFrom<TermTest>('equals', 'starts', 'contains', 'word-starts', 'any'),
    on: fc.constantFrom<'name' | 'folded'>('name', 'folded'),
    text,
    space: fc.option(space, { nil: undefined }),
  })
  .map(({ field, test, on, text, space }): Predicate => {
    const folded = on === 'folded' ? field.fold(text, space ?? '') : text;
    return { op: 'term', field, test, on, text: folded, ...(space !== undefined && { space }) };
  });

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Predicate>({ op: 'all' }, { op: 'none' }) },
  { weight: 1, arbitrary: fc.array(id, { maxLength: 3 }).map((ids): Predicate => ({ op: 'id', ids })) },
  { weight: 2, arbitrary: fc.constant<Predicate>({ op: 'present', field: present }) },
  { weight: 5, arbitrary: termPredicate },
  {
    weight: 5,
    arbitrary: fc
      .record({ relation: fc.constantFrom(...RELATIONS), searched: interval })
      .map(({ relation, searched: [low, high] }): Predicate => ({
        op: 'interval',
        field: intervals,
        relation,
        low,
        high,
      })),
  },
);

/** Every operation, nested in any way. */
export const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .record({ op: fc.constantFrom<'and' | 'or'>('and', 'or'), of: fc.array(tie('predicate'), { maxLength: 4 }) })
        .map(({ op, of }): Predicate => ({ op, of })),
    },
    { weight: 1, arbitrary: tie('predicate').map((of): Predicate => ({ op: 'not', of })) },
  ),
})).predicate;

/** Several types in one search, in any order, each with a condition of its own. */
export const branches: fc.Arbitrary<Branch[]> = fc
  .shuffledSubarray(TYPES, { minLength: 1 })
  .chain((types) => fc.tuple(...types.map((each) => predicates.map((where): Branch => ({ type: each, where })))));
