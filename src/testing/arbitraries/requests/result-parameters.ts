import fc from 'fast-check';
import { r4Elements } from '../../../definitions/elements.js';
import { r4Registry } from '../searched-elements.js';
import type { Features } from './features.js';
import type { RequestParameter } from './search-request.js';
import { targetsOf, type World } from './world.js';

type Parameters = fc.Arbitrary<readonly RequestParameter[]>;

/**
 * Parameters of the result: none of them most of the time, else one or two. https://hl7.org/fhir/R4/search.html#return
 *
 * `type` is what is searched; `undefined` for several types, which have fewer to ask for.
 */
export function resultParameters(type: string | undefined, world: World, features: Features): Parameters {
  const single = (name: string, value: fc.Arbitrary<string>): Parameters =>
    value.map((each) => [{ name, value: each }]);
  const choices: Parameters[] = [];
  if (features.count) choices.push(single('_count', fc.constantFrom('1', '2', '3', '10', '0', '1000')));
  if (features.sort) choices.push(single('_sort', sortKeys(type)));
  if (features.summary) choices.push(single('_summary', fc.constantFrom('true', 'data', 'text', 'count', 'false')));
  if (features.total) choices.push(single('_total', fc.constantFrom('accurate', 'none', 'estimate')));
  if (features.elements && type !== undefined) choices.push(single('_elements', elementNames(type)));
  if (type !== undefined && (features.include || features.revinclude)) choices.push(includes(type, world, features));
  if (choices.length === 0) return fc.constant([]);
  const one = fc.oneof(...choices);
  const two = fc.tuple(one, one).map((both) => both.flat().filter(compatible));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    // The more there is to ask for, the more often it is.
    { weight: Math.min(choices.length, 5), arbitrary: one },
    { weight: 1, arbitrary: two },
  );
}

/** https://hl7.org/fhir/R4/search.html#contained */
export function containedParameters(): Parameters {
  const which = fc.constantFrom('true', 'true', 'both', 'false').map((value) => ({ name: '_contained', value }));
  const as = fc.constantFrom('contained', 'contained', 'container').map((value) => ({ name: '_containedType', value }));
  return fc.oneof(
    which.map((one) => [one]),
    fc.tuple(which, as),
  );
}

/** Containers of matches can't be sorted by what the matches have. */
export function isPossibleBeside({ name }: RequestParameter, contained: readonly RequestParameter[]): boolean {
  return name !== '_sort' || contained.length === 0 || contained.some(({ value }) => value === 'contained');
}

/** Each stands once but includes; `_summary` excludes them, and `_elements`. */
function compatible({ name }: RequestParameter, at: number, all: readonly RequestParameter[]): boolean {
  const isInclude = /^_(?:rev)?include\b/.test(name);
  if ((isInclude || name === '_elements') && all.some((each) => each.name === '_summary')) return false;
  return isInclude || all.findIndex((each) => each.name === name) === at;
}

/** Types whose values have an order. https://hl7.org/fhir/R4/search.html#sort */
const SORTED: ReadonlySet<string> = new Set(['string', 'token', 'date', 'number', 'quantity', 'uri', 'reference']);

function sortKeys(type: string | undefined): fc.Arbitrary<string> {
  const own = type === undefined ? [] : r4Registry().parameters(type);
  const codes = own.filter((each) => SORTED.has(each.type) && !each.code.startsWith('_')).map(({ code }) => code);
  const key = fc
    .tuple(fc.constantFrom('', '-'), fc.constantFrom('_id', '_lastUpdated', ...codes))
    .map((parts) => parts.join(''));
  return fc.uniqueArray(key, { minLength: 1, maxLength: 3, selector: withoutSign }).map((keys) => keys.join(','));
}

const withoutSign = (key: string): string => key.replace(/^-/, '');

/** https://hl7.org/fhir/R4/search.html#elements */
function elementNames(type: string): fc.Arbitrary<string> {
  const names = r4Elements()
    .elements(type)
    .map(({ name }) => name);
  return fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map((all) => all.join(','));
}

/** https://hl7.org/fhir/R4/search.html#revinclude */
function includes(type: string, world: World, features: Features): Parameters {
  const first = includesOf(type, world, features);
  if (!features.iterate) return first.map((one) => [one]);
  // What is iterated over comes from the types that the first ones may add.
  const second = fc
    .constantFrom(type, ...new Set(world.links.flatMap(({ source, target }) => [source, target].map(typeOf))))
    .chain((each) => includesOf(each, world, features))
    .map(({ name, value }) => ({ name: `${name}:iterate`, value }));
  return fc.oneof(
    { weight: 3, arbitrary: first.map((one) => [one]) },
    { weight: 2, arbitrary: fc.tuple(first, second) },
    { weight: 1, arbitrary: second.map((one) => [one]) },
  );
}

const typeOf = ({ resourceType }: { readonly resourceType: string }): string => resourceType;

/** `[type]:[parameter]`, `[type]:[parameter]:[target]`, `[type]:*`, `*`; mostly along references that there are. */
function includesOf(type: string, world: World, features: Features): fc.Arbitrary<RequestParameter> {
  const forwards = world.links.filter(({ source }) => source.resourceType === type);
  const backwards = world.links.filter(({ target }) => target.resourceType === type);
  const choices: { weight: number; arbitrary: fc.Arbitrary<RequestParameter> }[] = [];
  const add = (weight: number, name: string, values: readonly string[]): void => {
    if (values.length === 0) return;
    choices.push({ weight, arbitrary: fc.constantFrom(...values).map((value) => ({ name, value })) });
  };
  const written = (links: typeof forwards): string[] =>
    links.flatMap(({ source, code, target }) => {
      return [`${source.resourceType}:${code}`, `${source.resourceType}:${code}:${target.resourceType}`];
    });
  if (features.include) {
    const references = r4Registry()
      .parameters(type)
      .filter((each) => each.type === 'reference');
    add(8, '_include', written(forwards));
    add(1, '_include', [
      '*',
      `${type}:*`,
      ...references.flatMap((each) => {
        return [`${type}:${each.code}`, ...targetsOf(each, type).map((target) => `${type}:${each.code}:${target}`)];
      }),
    ]);
  }
  if (features.revinclude) {
    add(8, '_revinclude', written(backwards));
    add(1, '_revinclude', ['*', 'Provenance:target', 'Observation:*']);
  }
  return fc.oneof(...choices);
}
