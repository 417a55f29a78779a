import type { Subject } from './condition.js';
import { drop, refuse } from './fault.js';
import { foldAll, foldCaseAndAccents } from './folding.js';
import { compare, ofNumber, type Fraction } from './fraction.js';
import { definitionOf } from './parameter.js';
import { members } from './type-rules.js';
import { rangeOfValue } from './types/calendar.js';
import { measureOf } from './types/quantity.js';
import { stringsOf } from './types/string.js';
import { codesOf } from './types/token.js';
import { valuesOf, type Value } from './values.js';
import type { World } from './world.js';

/** Below 0: the first comes before the second. 0: it doesn't, nor the other way. Undefined: that is left open. */
export type Order = (a: Subject, b: Subject) => number | undefined;

/** How two values compare; undefined where the specification doesn't say. */
type Compare = (a: Value, b: Value) => number | undefined;

/** https://hl7.org/fhir/R4/search.html#sort: `-date,status` */
export function readSort(value: string, types: readonly string[], world: World): Order {
  const keys = value.split(',').map((key) => {
    const descending = key.startsWith('-');
    const code = descending ? key.slice(1) : key;
    if (!/^[^-:][^:]*$/.test(code)) refuse(`'${value}' is no list of parameters to sort by`);
    for (const type of types) checkKey(code, type, world);
    return keyOrder(code, descending, world);
  });
  return (a, b) => {
    for (const key of keys) {
      const order = key(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function checkKey(code: string, type: string, world: World): void {
  if (code === '_id' || code === '_score') return;
  const { type: kind } = definitionOf(code, type, world);
  if (kind === 'composite' || kind === 'special') drop(`'${code}' has no order`);
}

function keyOrder(code: string, descending: boolean, world: World): Order {
  const direction = descending ? -1 : 1;
  return (a, b) => {
    if (code === '_score' || (code === '_lastUpdated' && world.profile === 'fhir')) return undefined;
    // Contained resources have no id that others could be compared with.
    if (code === '_id' && (a.resource !== a.root || b.resource !== b.root)) return undefined;
    if (code === '_id') return direction * byCodePoints(a.resource.id, b.resource.id);
    const [left, right] = [a, b].map(({ resource, root }) => {
      const definition = definitionOf(code, resource.resourceType, world);
      return { kind: definition.type, values: valuesOf(definition, resource, root) };
    });
    const compareValues = comparing[left!.kind] ?? (() => undefined);
    // R4 doesn't say where those without a value come. To fhirdex they come last either way.
    const [none, other] = [left, right].map(
      (each) => !each!.values.some((value) => hasValue(value, each!.kind, world)),
    );
    if (none && other) return 0;
    if (none !== other) return world.profile === 'fhirdex' ? (none ? 1 : -1) : undefined;
    const ordered = (x: Value, y: Value): number | undefined => {
      const order = compareValues(x, y, world);
      return order === undefined ? undefined : direction * order;
    };
    const [first, second] = [leading(left!.values, ordered), leading(right!.values, ordered)];
    return first && second && ordered(first, second);
  };
}

function hasValue(value: Value, kind: string, { timeZone }: World): boolean {
  if (kind === 'date') return rangeOfValue(value, timeZone) !== undefined;
  if (kind === 'token') return codesOf(value).some(({ code }) => code !== undefined);
  if (kind === 'reference') {
    const { reference, resourceType } = members(value.data);
    return [value.data, reference, resourceType].some((text) => typeof text === 'string');
  }
  if (kind === 'string') return stringsOf(value).length > 0;
  return kind !== 'quantity' || measureOf(value) !== undefined;
}

/** Of several values the one that comes first in the order asked for; undefined where that is left open. */
function leading(values: readonly Value[], order: Compare): Value | undefined {
  return values.find((value) => values.every((other) => (order(value, other) ?? 1) <= 0));
}

type CompareIn = (a: Value, b: Value, world: World) => number | undefined;

/** What R4 is sure of: dates, numbers, and texts and codes of the letters and digits that all collations agree on. */
const comparing: Readonly<Record<string, CompareIn | undefined>> = {
  date: (a, b, { timeZone }) => {
    const [left, right] = [rangeOfValue(a, timeZone), rangeOfValue(b, timeZone)];
    // Where the starts and the ends don't agree, servers may go by either.
    return left && right && same(compare(left.low, right.low), compare(left.high, right.high));
  },
  number: (a, b) => byNumber(ofNumber(a.data), ofNumber(b.data)),
  quantity: (a, b) => {
    const [left, right] = [members(a.data), members(b.data)];
    const comparable =
      left['code'] === right['code'] && left['unit'] === right['unit'] && !left['comparator'] && !right['comparator'];
    return comparable ? byNumber(ofNumber(left['value']), ofNumber(right['value'])) : undefined;
  },
  string: (a, b) => {
    const [left, right] = [stringsOf(a), stringsOf(b)];
    return left.length === 1 && right.length === 1 ? byLetters(left[0]!, right[0]!) : undefined;
  },
  token: (a, b) => {
    const [left, right] = [codesOf(a), codesOf(b)];
    if (left.length !== 1 || right.length !== 1 || left[0]!.system !== right[0]!.system) return undefined;
    const [first, second] = [left[0]!.code, right[0]!.code];
    return first === undefined || second === undefined ? undefined : byLetters(first, second);
  },
  uri: (a, b) => (a.data === b.data ? 0 : undefined),
  reference: (a, b) => (members(a.data)['reference'] === members(b.data)['reference'] ? 0 : undefined),
};

function same(a: number, b: number): number | undefined {
  return Math.sign(a) === Math.sign(b) ? a : undefined;
}

function byNumber(a: Fraction | undefined, b: Fraction | undefined): number | undefined {
  return a && b && compare(a, b);
}

function byLetters(a: string, b: string): number | undefined {
  if (a === b) return 0;
  const [left, right] = [foldCaseAndAccents(a), foldCaseAndAccents(b)];
  const plain = left === foldAll(a) && right === foldAll(b) && /^[a-z]+$/.test(left) && /^[a-z]+$/.test(right);
  return plain && left !== right ? byCodePoints(left, right) : undefined;
}

export function byCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
