import {
  parseFilter,
  printFilter,
  type ComparisonNode,
  type Filter,
  type FilterLink,
} from '../../../../grammar/filter/index.js';
import { escape } from '../../../../grammar/value/index.js';
import type { SearchParameterType } from '../../../definitions/registry.js';
import { SearchRequest, type RequestParameter } from '../requests/search-request.js';
import { r4Registry } from '../searched-elements.js';
import { shrinkItems, shrinkList } from './shrink-list.js';
import { shrinkText } from './shrink-primitive.js';

/** Shorter requests that are as valid: fewer parameters, fewer and plainer values, a plainer scope. */
export function* shrinkRequest(request: SearchRequest): Generator<SearchRequest> {
  const { scope, parameters } = request;
  for (const fewer of shrinkList(parameters)) {
    // Without its types a search is over all of them, which may not have the parameters.
    if (scope.kind === 'system' && hasTypes(fewer) !== hasTypes(parameters)) continue;
    if (!sortsContainers(fewer)) yield new SearchRequest(scope, fewer);
  }
  if (scope.kind === 'compartment' && scope.type !== '*') {
    yield new SearchRequest({ kind: 'type', type: scope.type }, parameters);
  }
  if (scope.kind === 'system') {
    const types = parameters.find(({ name }) => name === '_type');
    const rest = parameters.filter((parameter) => parameter !== types);
    for (const type of types?.value.split(',') ?? []) yield new SearchRequest({ kind: 'type', type }, rest);
  }
  const [only, ...others] = parameters;
  if (scope.kind === 'type' && only && others.length === 0) yield* unlinked(only);
  const type = typeOf(request);
  for (const plainer of shrinkItems(parameters, (parameter) => shrinkParameter(parameter, type))) {
    yield new SearchRequest(scope, plainer);
  }
}

/** What a chain leads to, or a reverse chain comes from, searched for itself. */
function* unlinked({ name, value }: RequestParameter): Generator<SearchRequest> {
  const [, chained, reversed, rest = ''] = LINK.exec(name) ?? [];
  const type = chained ?? reversed;
  if (type !== undefined) yield new SearchRequest({ kind: 'type', type }, [{ name: rest, value }]);
}

const LINK = /^(?:[\w-]+:([A-Z]\w*)\.|_has:(\w+):[\w-]+:)(.+)$/;

function hasTypes(parameters: readonly RequestParameter[]): boolean {
  return parameters.some(({ name }) => name === '_type');
}

/** Containers may be of types that don't have what is sorted by, so that their order can't be asked for. */
function sortsContainers(parameters: readonly RequestParameter[]): boolean {
  const valueOf = (code: string): string | undefined => parameters.find(({ name }) => name === code)?.value;
  const contained = valueOf('_contained') ?? 'false';
  return contained !== 'false' && valueOf('_containedType') !== 'contained' && valueOf('_sort') !== undefined;
}

/** A type whose parameters the request may name. */
function typeOf({ scope, parameters }: SearchRequest): string {
  if (scope.kind !== 'system') return scope.type;
  return parameters.find(({ name }) => name === '_type')?.value.split(',')[0] ?? 'Patient';
}

function* shrinkParameter({ name, value }: RequestParameter, type: string): Generator<RequestParameter> {
  if (name === '_filter') {
    for (const shorter of shrinkFilter(value)) yield { name, value: shorter };
    return;
  }
  const values = alternatives(value);
  for (const fewer of shrinkList(values, 1)) yield { name, value: fewer.join(',') };
  const { owner = type, code = '', modifier } = NAME.exec(name)?.groups ?? {};
  const kind = r4Registry().parameter(owner === '*' ? 'Patient' : owner, code)?.type;
  if (kind === undefined) return;
  if (modifier !== undefined && DISPENSABLE.has(modifier)) {
    yield { name: name.slice(0, name.lastIndexOf(':')), value };
  }
  // Under other modifiers values may be of another kind.
  if (modifier !== undefined && modifier !== 'exact' && modifier !== 'contains') return;
  for (const plainer of shrinkItems(values, (each) => shrinkValue(each, kind)))
    yield { name, value: plainer.join(',') };
}

/** The last parameter of a name, the type that it is of if the links before it say so, and its modifier. */
const NAME = /^(?:.*:(?<owner>[A-Z]\w*)(?:\.|:[\w-]+:))?(?<code>[\w-]+)(?::(?<modifier>[\w-]+))?$/;

/** A value with one of these can be read without it. */
const DISPENSABLE: ReadonlySet<string> = new Set(['exact', 'contains', 'not', 'above', 'below']);

/** Cut at commas that aren't escaped. */
function alternatives(value: string): string[] {
  const found = [''];
  for (const [piece] of value.matchAll(/\\[^]|[^]/g)) {
    if (piece === ',') found.push('');
    else found.push(found.pop()! + piece);
  }
  return found;
}

const PREFIX = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[\d-])/;

function* shrinkValue(value: string, kind: SearchParameterType): Generator<string> {
  if (kind === 'string') {
    const text = value.replace(/\\([\\,$|])/g, '$1');
    for (const shorter of shrinkText(text)) yield escape(shorter);
  }
  if (kind !== 'date' && kind !== 'number' && kind !== 'quantity') return;
  const [prefix = ''] = PREFIX.exec(value) ?? [];
  const rest = value.slice(prefix.length);
  if (prefix !== '') yield rest;
  if (kind === 'quantity' && rest.includes('|')) yield `${prefix}${rest.slice(0, rest.indexOf('|'))}`;
  if (kind === 'date') for (const length of [4, 7, 10]) if (rest.length > length) yield prefix + rest.slice(0, length);
}

/** The operands of what is joined, and what stands under `not`. */
function* shrinkFilter(value: string): Generator<string> {
  const parsed = parseFilter({ text: value, start: 0 }, 50);
  if (parsed.ok) for (const smaller of operands(parsed.value)) yield printFilter(smaller);
}

function* operands(filter: Filter): Generator<Filter> {
  if (filter.kind === 'not') yield filter.operand;
  if (filter.kind === 'comparison') yield* withoutBrackets(filter);
  if (filter.kind !== 'and' && filter.kind !== 'or') return;
  yield* filter.operands;
  for (const fewer of shrinkItems(filter.operands, operands)) yield { ...filter, operands: fewer };
}

/** Brackets at each place of the path go, or have less in them. */
function* withoutBrackets(comparison: ComparisonNode): Generator<Filter> {
  const { path } = comparison;
  for (const [i, { filter, ...link }] of path.links.entries()) {
    if (!filter) continue;
    const withLink = (changed: FilterLink): Filter => ({
      ...comparison,
      path: { ...path, links: path.links.map((each, j) => (j === i ? changed : each)) },
    });
    yield withLink(link);
    for (const smaller of operands(filter)) yield withLink({ ...link, filter: smaller });
  }
}
