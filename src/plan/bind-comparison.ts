import type { ComparisonNode, FilterOperator } from '../../grammar/filter/index.js';
import type { Source } from '../../grammar/source.js';
import { isPrefix, type DateValue, type NumberValue } from '../../grammar/value/index.js';
import type { ParameterSchema } from '../extract/schema.js';
import { not, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { specialParameters } from '../special/index.js';
import { lowerPresent } from '../types/composite.js';
import { lowerCovering, lowerOverlap } from '../types/date.js';
import { lowerIncluding } from '../types/number.js';
import { isInitialTest, isStringTest, lowerInitialTest, lowerStringTest } from '../types/string.js';
import { fatal, type BindContext } from './bind-context.js';
import { bindParameter, failed, found, modifiersOf, unknown, type BoundCriterion } from './bind-parameter.js';
import type { Criterion } from './bound-search.js';
import { escapedSource } from './filter-source.js';
import { withFullSystems } from './filter-systems.js';

/** Types whose values are compared by their order: their operators are the prefixes of parameters. */
const ORDERED: ReadonlySet<string> = new Set(['number', 'date', 'quantity']);

/** Operators that ask what modifiers ask; `ss`: the value subsumes what is in the resource. */
const MODIFIERS: ReadonlyMap<string, string> = new Map([
  ['in', 'in'],
  ['ni', 'not-in'],
  ['ss', 'below'],
  ['sb', 'above'],
]);

/** Operators of the same types that no prefix stands for. */
const OF_ORDERED: ReadonlyMap<string, (parameter: ParameterSchema, value: unknown, settings: Settings) => Predicate> =
  new Map([
    ['po date', (parameter, value, settings) => lowerOverlap(parameter as DateParameter, value as DateValue, settings)],
    [
      'co date',
      (parameter, value, settings) => lowerCovering(parameter as DateParameter, value as DateValue, settings),
    ],
    ['co number', (parameter, value) => lowerIncluding(parameter as NumberParameter, value as NumberValue)],
  ]);

type DateParameter = Parameters<typeof lowerOverlap>[0];
type NumberParameter = Parameters<typeof lowerIncluding>[0];

/** A comparison that is about to be bound. */
interface Comparison {
  readonly node: ComparisonNode;
  readonly operator: FilterOperator;
  /** What the caller wrote as a value, unescaped. */
  readonly text: string;
  readonly code: string;
  /** The type of the parameter, `special` for those that aren't read from elements. */
  readonly kind: string;
  /** Absent for those. */
  readonly schema: ParameterSchema | undefined;
  readonly type: string;
  readonly context: BindContext;
}

/**
 * Binds one comparison of a `_filter`, for the type that its path has led to: https://hl7.org/fhir/R4/search_filter.html#ops
 *
 * What the parameter language has too is bound as a parameter of the type: `eq` as no prefix, `gt` as a prefix, `in` as
 * a modifier. `ne` on what has no order, `po`, the `co` of dates and numbers and the comparisons of strings are the
 * filter's own. What R4's table marks `n/a` is refused, but for `eq` on references, which is `re`, and its opposite. On
 * the types that the table leaves out, uri and composite, a value is equal or isn't.
 */
export function bindComparison(node: ComparisonNode, type: string, context: BindContext): BoundCriterion {
  const { path, operator, value } = node;
  const { parameter: name } = path;
  const schema = context.schemaOf(type).parameter(name.text);
  const special = specialParameters.has(name.text);
  const kind = schema && !special ? schema.searchType.name : 'special';
  const comparison = { node, operator, text: value.source.text, code: name.text, kind, schema, type, context };
  if (!schema && !special) return failed([{ ...unknown(name, type, context), droppable: false }]);
  if (value.source.text === '') return refuse(comparison, `'${operator}' needs a value`);
  if (operator === 'pr') return bindPresence(comparison);
  const modifier = MODIFIERS.get(operator);
  if (modifier !== undefined) return bindModifier(comparison, modifier);
  if (kind === 'string') return bindString(comparison);
  if (ORDERED.has(kind)) return bindOrdered(comparison);
  const equal = operator === 'eq' || (operator === 're' && kind === 'reference');
  if (equal) return bindAs(comparison, undefined, plain(comparison));
  return operator === 'ne' ? bindUnequal(comparison) : notFor(comparison);
}

/** "The set is empty or not": `pr false` is `:missing=true`. */
function bindPresence(comparison: Comparison): BoundCriterion {
  const { node, text, code, kind, schema, context } = comparison;
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') return refuse(comparison, "'pr' is compared with true or false");
  if (schema && kind === 'composite') {
    const present = lowerPresent(schema as Parameters<typeof lowerPresent>[0]);
    return predicate(lower === 'true' ? present : not(present));
  }
  if (!modifiersOf(code, schema, context).includes('missing')) return notFor(comparison);
  return bindAs(comparison, 'missing', { ...node.value.source, text: lower === 'true' ? 'false' : 'true' });
}

function bindModifier(comparison: Comparison, modifier: string): BoundCriterion {
  const { operator, code, kind, schema, context } = comparison;
  if (modifiersOf(code, schema, context).includes(modifier)) {
    return bindAs(comparison, modifier, plain(comparison));
  }
  if (kind !== 'token') return notFor(comparison);
  return refuse(comparison, `'${operator}' needs a terminology service, and there is none here`);
}

function bindString(comparison: Comparison): BoundCriterion {
  const { operator, text, schema } = comparison;
  if (isStringTest(operator)) return predicate(lowerStringTest(schema!, operator, text));
  return isInitialTest(operator) ? predicate(lowerInitialTest(schema!, operator, text)) : notFor(comparison);
}

/** Numbers, dates and quantities. What stands before a `|` is the number or the date. */
function bindOrdered(comparison: Comparison): BoundCriterion {
  const { operator, text, kind } = comparison;
  const [first = ''] = text.split('|', 1);
  if (isPrefix(first.slice(0, 2))) {
    return refuse(comparison, `'${first}': the operator '${operator}' stands for the prefix`, 'invalid');
  }
  // They would be escaped in what is complained of; no such value has them.
  if (/[\\,$]/.test(first))
    return refuse(comparison, `'${first}' is no ${kind === 'date' ? 'date' : 'number'}`, 'invalid');
  const prefixed = isPrefix(operator);
  const own = OF_ORDERED.get(`${operator} ${kind}`);
  if (!prefixed && !own) return notFor(comparison);
  const bound = bindAs(comparison, undefined, plain(comparison));
  const { criterion } = bound;
  if (criterion?.kind !== 'parameter') return bound;
  const { parameter, values } = criterion;
  if (own) return predicate(own(parameter, values[0], comparison.context.settings));
  return {
    ...bound,
    criterion: { ...criterion, values: values.map((value) => ({ ...(value as object), prefix: operator })) },
  };
}

/** "An item in the set has an unequal value": some value is another, whatever the others are. */
function bindUnequal(comparison: Comparison): BoundCriterion {
  const { code, kind, text } = comparison;
  if (kind === 'special' && code !== '_id') return notFor(comparison);
  const bound = bindAs(comparison, undefined, plain(comparison));
  if (kind === 'reference' && bound.bareIds.length > 0) {
    return refuse(comparison, `'ne' needs to know the type of '${text}'; expected [type]/[id]`);
  }
  // What it leads to differs from resource to resource.
  if (kind === 'reference' && text.startsWith('#')) return notFor(comparison);
  return bound.criterion ? { ...bound, criterion: unequal(bound.criterion) } : bound;
}

/** Alternatives and conjunctions are those of a URL with a version, of which a resource has one. */
function unequal(criterion: Criterion): Criterion {
  if (criterion.kind === 'parameter') return { ...criterion, modifier: 'ne' };
  if (criterion.kind === 'or') return { kind: 'and', of: criterion.of.map(unequal) };
  return { kind: 'not', of: criterion };
}

/** Binds the parameter with a value. */
function bindAs(comparison: Comparison, modifier: string | undefined, value: Source): BoundCriterion {
  const { node, type, context } = comparison;
  const { parameter: name } = node.path;
  const word = modifier === undefined ? {} : { modifier: { text: modifier, span: name.span } };
  const { criterion, ...bound } = bindParameter({ kind: 'parameter', name, ...word }, value, type, context);
  if (!criterion) return bound;
  return { ...bound, criterion: withFullSystems(criterion) };
}

/**
 * The value as the grammar of its type reads it. Values of filters have no escapes, and no commas that join others; the
 * `|` of tokens and quantities and the `$` of composites are the same as in parameters.
 */
function plain({ node, kind }: Comparison): Source {
  return escapedSource(node.value.source, kind === 'composite' ? /[\\,]/ : /[\\,$]/);
}

function predicate(where: Predicate): BoundCriterion {
  return found({ kind: 'predicate', where });
}

function notFor(comparison: Comparison): BoundCriterion {
  const { operator, code, kind } = comparison;
  const what = kind === 'special' ? `'${code}'` : `'${code}', a parameter of type ${kind}`;
  return refuse(comparison, `'${operator}' is not supported on ${what}`);
}

function refuse(
  { node }: Comparison,
  message: string,
  code: 'not-supported' | 'invalid' = 'not-supported',
): BoundCriterion {
  return failed(fatal([{ code, message, span: node.span }]));
}
