import fc from 'fast-check';
import type { Branch, IndexSchema } from '../../src/backends/backend.js';
import type {
  Field,
  IntervalField,
  KeySink,
  PointField,
  PresenceField,
  RowField,
  TermField,
} from '../../src/model/field.js';
import type { IntervalRelation, JoinPredicate, Predicate, TermTest } from '../../src/model/predicate.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import type { SortKey, SortRule, TermForm } from '../../src/model/sort.js';

interface Term {
  readonly name: string;
  readonly space: string;
}

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly space: string;
}

/** What a row and a resource alike may have. */
interface InnerKeys {
  readonly codes?: readonly Term[];
  readonly intervals?: readonly Interval[];
}

/** Resources that say outright what their keys are, so that backends can be tested without any FHIR. */
export interface Keys extends InnerKeys {
  readonly present?: boolean;
  readonly terms?: readonly Term[];
  /** Of another field than `intervals`. */
  readonly otherIntervals?: readonly Interval[];
  /** Latitudes and longitudes. */
  readonly points?: readonly (readonly [latitude: number, longitude: number])[];
  readonly rows?: readonly InnerKeys[];
  readonly references?: readonly Term[];
  readonly aliases?: readonly string[];
  readonly contained?: readonly Contained[];
}

interface Contained {
  readonly type: string;
  readonly name: string;
  readonly keys: Omit<Keys, 'contained' | 'aliases'>;
}

export interface KeyedResource extends IdentifiedResource {
  readonly keys: Keys;
}

export const keyed = (resourceType: string, id: string, keys: Keys = {}): KeyedResource => ({ resourceType, id, keys });

export const TYPES = ['A', 'B', 'C'];

export const present: PresenceField = { kind: 'presence', ordinal: 0, parameter: 'p', facet: 'present' };
export const strings: TermField = {
  kind: 'terms',
  ordinal: 1,
  parameter: 's',
  facet: '',
  fold: (name) => name.toLowerCase(),
};

/** Fields of codes, some of which fold to what no others do, and of intervals. */
interface InnerFields {
  readonly codes: TermField;
  readonly intervals: IntervalField;
}

function innerFields(ordinal: number, prefix = ''): InnerFields {
  return {
    codes: {
      kind: 'terms',
      ordinal,
      parameter: `${prefix}c`,
      facet: '',
      fold: (name, space) => (space === 's' ? `!${name}` : name.toLowerCase()),
    },
    intervals: { kind: 'intervals', ordinal: ordinal + 1, parameter: `${prefix}d`, facet: '' },
  };
}

export const outer = innerFields(2);
const inRow = innerFields(0, 'r.');
const points: PointField = { kind: 'points', ordinal: 4, parameter: 'n', facet: '' };
const rows: RowField = {
  kind: 'rows',
  ordinal: 5,
  parameter: 'r',
  facet: '',
  fields: [inRow.codes, inRow.intervals],
};

export const references: TermField = {
  kind: 'terms',
  ordinal: 6,
  parameter: 'ref',
  facet: '',
  fold: (name) => name,
  names: true,
};

export const otherIntervals: IntervalField = { kind: 'intervals', ordinal: 7, parameter: 'e', facet: '' };

const fields: readonly Field[] = [
  present,
  strings,
  outer.codes,
  outer.intervals,
  points,
  rows,
  references,
  otherIntervals,
];

function putInner(keys: InnerKeys, { codes, intervals }: InnerFields, sink: KeySink): void {
  for (const { name, space } of keys.codes ?? []) sink.term(codes, name, space);
  for (const { space, ...interval } of keys.intervals ?? []) sink.interval(intervals, interval, space);
}

export const schema: IndexSchema = {
  fields,
  extract(resource, sink) {
    const { keys } = resource as KeyedResource;
    putKeys(keys, sink);
    for (const alias of keys.aliases ?? []) sink.alias(alias);
    for (const { type, name, keys: inner } of keys.contained ?? []) {
      sink.contained(type, `${resource.resourceType}/${resource.id}#${name}`, (into) => putKeys(inner, into));
    }
  },
};

function putKeys(keys: Keys, sink: KeySink): void {
  if (keys.present) sink.present(present);
  for (const { name, space } of keys.terms ?? []) sink.term(strings, name, space);
  putInner(keys, outer, sink);
  for (const { space, ...interval } of keys.otherIntervals ?? []) sink.interval(otherIntervals, interval, space);
  for (const [latitude, longitude] of keys.points ?? []) sink.point(points, latitude, longitude);
  for (const row of keys.rows ?? []) sink.row(rows, (rowSink) => putInner(row, inRow, rowSink));
  for (const { name, space } of keys.references ?? []) sink.term(references, name, space);
}

const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' '), maxLength: 3 });
const space = fc.constantFrom('', 's', 't');
const terms = fc.array(fc.record({ name: text, space }), { maxLength: 4 });
export const interval = fc
  .record({ a: fc.nat(9), width: fc.integer({ min: 1, max: 9 }), open: fc.nat(11), space })
  .map(({ a, width, open, space }): Interval => {
    return { low: open === 0 ? -Infinity : a, high: open === 1 ? Infinity : a + width, space };
  });
/** A degree of latitude is about 111 km, and so is one of longitude on the equator. */
const degrees = fc.integer({ min: -2, max: 2 });
const innerKeys = { codes: terms, intervals: fc.array(interval, { maxLength: 3 }) };

const type = fc.constantFrom(...TYPES);
/** Few ids, so that resources are replaced, deleted and come back. */
const id = fc.nat(24).map((n) => `id${n}`);

const alias = fc.constantFrom('urn:x', 'urn:y');
const localName = fc.constantFrom('one', 'two');
/** To a resource that there may be, by its id or an alias, or to a contained one, of the same container or another. */
const reference: fc.Arbitrary<Term> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ name: id, space: type }) },
  { weight: 2, arbitrary: fc.record({ name: alias, space: fc.constant('') }) },
  {
    weight: 2,
    arbitrary: fc
      .record({ of: type, id, localName, space: type })
      .map((to) => ({ name: `${to.of}/${to.id}#${to.localName}`, space: to.space })),
  },
);

const keys = {
  present: fc.boolean(),
  terms,
  ...innerKeys,
  otherIntervals: fc.array(interval, { maxLength: 1 }),
  points: fc.array(fc.tuple(degrees, degrees), { maxLength: 2 }),
  rows: fc.array(fc.record(innerKeys), { maxLength: 3 }),
  references: fc.array(reference, { maxLength: 3 }),
};

const resources = fc.record({
  resourceType: type,
  id,
  keys: fc.record({
    ...keys,
    aliases: fc.array(alias, { maxLength: 2 }),
    contained: fc.uniqueArray(fc.record({ type, name: localName, keys: fc.record(keys) }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
  }),
});

export interface Write {
  readonly resource: KeyedResource;
  /** Delete it rather than put it. */
  readonly remove: boolean;
}

export const anyWrite: fc.Arbitrary<Write> = fc.record({
  resource: resources,
  remove: fc.nat(4).map((n) => n === 0),
});

export const writes: fc.Arbitrary<Write[]> = fc.array(anyWrite, { maxLength: 80, size: 'large' });

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
  'covers',
];

function termPredicate(among: readonly TermField[]): fc.Arbitrary<Predicate> {
  return fc
    .record({
      field: fc.constantFrom(...among),
      test: fc.constantFrom<TermTest>(
        'equals',
        'equals',
        'starts',
        'ends',
        'contains',
        'word-starts',
        'initial-before',
        'initial-after',
        'any',
      ),
      on: fc.constantFrom<'name' | 'folded'>('name', 'folded'),
      text,
      written: fc.option(text, { nil: undefined, freq: 2 }),
      negated: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
      besides: fc.array(fc.record({ test: fc.constantFrom<TermTest>('equals', 'starts'), text, space }), {
        maxLength: 2,
      }),
      space: fc.option(space, { nil: undefined }),
    })
    .map(({ field, test, on, text, space, written, negated, besides }): Predicate => {
      const folded = on === 'folded' ? field.fold(text, space ?? '') : text;
      return {
        op: 'term',
        field,
        test,
        on,
        text: folded,
        ...(space !== undefined && { space }),
        ...(written !== undefined && { written }),
        ...(negated !== undefined && { negated }),
        ...(negated && { besides }),
      };
    });
}

function intervalPredicate(field: IntervalField): fc.Arbitrary<Predicate> {
  return fc
    .record({ relation: fc.constantFrom(...RELATIONS), searched: interval, spaced: fc.boolean() })
    .map(({ relation, searched: { low, high, space }, spaced }): Predicate => {
      return { op: 'interval', field, relation, low, high, ...(spaced && { space }) };
    });
}

const constants = fc.constantFrom<Predicate>({ op: 'all' }, { op: 'none' });

/** What is asked of a row: of its own keys only. */
const rowLeaf: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 1, arbitrary: constants },
  { weight: 5, arbitrary: termPredicate([inRow.codes]) },
  { weight: 5, arbitrary: intervalPredicate(inRow.intervals) },
);

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 1, arbitrary: constants },
  { weight: 1, arbitrary: fc.array(id, { maxLength: 3 }).map((ids): Predicate => ({ op: 'id', ids })) },
  { weight: 2, arbitrary: fc.constant<Predicate>({ op: 'present', field: present }) },
  { weight: 5, arbitrary: termPredicate([strings, outer.codes]) },
  { weight: 4, arbitrary: intervalPredicate(outer.intervals) },
  { weight: 1, arbitrary: intervalPredicate(otherIntervals) },
  {
    weight: 2,
    arbitrary: fc
      .record({ latitude: degrees, longitude: degrees, metres: fc.constantFrom(0, 120_000, 160_000, 400_000) })
      .map((point): Predicate => ({ op: 'near', field: points, ...point })),
  },
  { weight: 1, arbitrary: alias.map((each): Predicate => ({ op: 'alias', alias: each })) },
  { weight: 6, arbitrary: nested(rowLeaf).map((where): Predicate => ({ op: 'row', field: rows, where })) },
);

/** And, or and not of these, nested in any way. */
function nested(leaves: fc.Arbitrary<Predicate>, joined = false): fc.Arbitrary<Predicate> {
  return fc.letrec<{ predicate: Predicate }>((tie) => ({
    predicate: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaves },
      ...(joined ? [{ weight: 2, arbitrary: join(tie('predicate')) }] : []),
      {
        weight: 2,
        arbitrary: fc
          .record({ op: fc.constantFrom<'and' | 'or'>('and', 'or'), of: fc.array(tie('predicate'), { maxLength: 4 }) })
          .map(({ op, of }): Predicate => ({ op, of })),
      },
      { weight: 1, arbitrary: tie('predicate').map((of): Predicate => ({ op: 'not', of })) },
    ),
  })).predicate;
}

function join(what: fc.Arbitrary<Predicate>): fc.Arbitrary<Predicate> {
  return fc
    .record({
      op: fc.constantFrom<JoinPredicate['op']>('refers', 'refers', 'referred', 'contains'),
      type,
      where: what,
      all: fc.boolean(),
    })
    .map(({ op, type: other, where, all }): Predicate => {
      if (op === 'referred' && all) return { op, field: references, type: other, where, among: 'all' };
      return { op, field: references, type: other, where };
    });
}

/** What is asked of the intervals of a resource. */
export const intervalPredicates: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 4, arbitrary: intervalPredicate(outer.intervals) },
  { weight: 1, arbitrary: intervalPredicate(otherIntervals) },
);

/** What is asked of a resource by itself, without any nesting. */
export const leaves: fc.Arbitrary<Predicate> = leaf;

/** Every operation, joins within joins too. */
export const predicates: fc.Arbitrary<Predicate> = nested(leaf, true);

/** Several types in one search, in any order, each with a condition of its own. */
const branchesWith = (conditions: fc.Arbitrary<Predicate>): fc.Arbitrary<Branch[]> =>
  fc
    .shuffledSubarray(TYPES, { minLength: 1 })
    .chain((types) => fc.tuple(...types.map((each) => conditions.map((where): Branch => ({ type: each, where })))));

/** The branches of a search, sorted. */
const sorted = (all: fc.Arbitrary<Branch[]>): fc.Arbitrary<Branch[]> =>
  fc
    .tuple(all, fc.array(fc.record({ key: sortKeys(), descending: fc.boolean() }), { minLength: 1, maxLength: 3 }))
    .map(([each, sort]) => each.map((branch) => ({ ...branch, sort })));

export const branches: fc.Arbitrary<Branch[]> = branchesWith(predicates);
export const sortedBranches: fc.Arbitrary<Branch[]> = sorted(branches);

/** Whether a resource matches depends on itself alone: joins would let a write change what others match. */
export const ownBranches: fc.Arbitrary<Branch[]> = branchesWith(nested(leaf));
export const sortedOwnBranches: fc.Arbitrary<Branch[]> = sorted(ownBranches);

function sortKeys(): fc.Arbitrary<SortKey> {
  const form = fc.constantFrom<TermForm>('folded', 'lower', 'written', 'unversioned');
  const simple: fc.Arbitrary<SortKey> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<SortKey>({ by: 'low', fields: [outer.intervals] }) },
    {
      weight: 4,
      arbitrary: fc
        .record({ field: fc.constantFrom(strings, outer.codes), form })
        .map((term): SortKey => ({ by: 'term', ...term })),
    },
    { weight: 1, arbitrary: fc.constantFrom<SortKey>({ by: 'id' }, { by: 'score' }) },
  );
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    {
      weight: 1,
      arbitrary: fc.array(simple, { minLength: 1, maxLength: 2 }).map((of): SortKey => ({ by: 'first', of })),
    },
  );
}

/** All values of a resource by a key, read from what it says its keys are. */
function valuesOf({ id, keys }: KeyedResource, key: SortKey): readonly (number | string)[] {
  switch (key.by) {
    case 'low':
      return (keys.intervals ?? []).map(({ low }) => low);
    case 'term': {
      const named = ((key.field === strings ? keys.terms : keys.codes) ?? []).filter(({ name }) => name !== '');
      return named.map(({ name, space }) => {
        if (key.form === 'folded') return key.field.fold(name, space);
        return key.form === 'lower' ? name.toLowerCase() : name;
      });
    }
    case 'first':
      return key.of.map((each) => valuesOf({ id, keys } as KeyedResource, each)).find(({ length }) => length > 0) ?? [];
    case 'id':
      return [id];
    case 'score':
      return [1];
  }
}

/** The order of two resources by the rules as R4 and `docs/semantics.md` put it, to be compared with. */
export function inOrder(a: KeyedResource, b: KeyedResource, rules: readonly SortRule[]): number {
  const before = (x: number | string, y: number | string): boolean =>
    typeof x === typeof y ? x < y : typeof x === 'number';
  for (const { key, descending } of rules) {
    const outermost = (values: readonly (number | string)[]): number | string | undefined =>
      values.toSorted((x, y) => (before(x, y) === descending ? 1 : -1))[0];
    const [x, y] = [outermost(valuesOf(a, key)), outermost(valuesOf(b, key))];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
    return before(x, y) === descending ? 1 : -1;
  }
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.resourceType < b.resourceType ? -1 : 1;
}
