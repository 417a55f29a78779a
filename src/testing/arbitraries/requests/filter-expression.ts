import fc from 'fast-check';
import type { FilterOperator } from '../../../../grammar/filter/index.js';
import type { SearchParameterDefinition } from '../../../definitions/registry.js';
import type { FhirResource } from '../fhir-resource.js';
import type { Expansions } from '../../oracle/expansions.js';
import { TERMINOLOGY } from '../../oracle/terminology.js';
import { parametersFor, singleValue, terminologyValue, type CriterionContext } from './criterion.js';
import type { Features } from './features.js';
import type { RequestParameter } from './search-request.js';

type Operators = readonly FilterOperator[];

const ORDER: Operators = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'ap', 'sa', 'eb'];

/** What can be asked of a type of parameter, `pr` aside: https://hl7.org/fhir/R4/search_filter.html#ops */
const OPERATORS: Readonly<Partial<Record<SearchParameterDefinition['type'], Operators>>> = {
  string: ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'lt', 'ge', 'le'],
  token: ['eq', 'ne'],
  reference: ['eq', 're'],
  date: [...ORDER, 'po', 'co'],
  number: ORDER,
  quantity: ORDER,
  uri: ['eq', 'ss', 'sb'],
  composite: ['eq'],
};

/** `_filter`, its comparisons of the parameters that something occurs for: https://hl7.org/fhir/R4/search_filter.html */
export function filterCriterion(
  context: CriterionContext,
  focus: FhirResource | undefined,
): fc.Arbitrary<RequestParameter> {
  // Operators stand for prefixes.
  const unprefixed = { ...context, features: { ...context.features, prefixes: false } };
  const one = pathComparison(unprefixed, focus, MAX_LINKS);
  const junction = fc.constantFrom(' and ', ' or ');
  const pair = fc.tuple(one, junction, one).map((parts) => parts.join(''));
  const expression = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 3, arbitrary: pair },
    { weight: 1, arbitrary: fc.tuple(pair, junction, one).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.tuple(pair, junction, pair).map(([a, join, b]) => `(${a})${join}(${b})`) },
    { weight: 1, arbitrary: pair.map((inner) => `not (${inner})`) },
  );
  return expression.map((value) => ({ name: '_filter', value }));
}

const MAX_LINKS = 2;

/**
 * A comparison of a parameter of the type, or of one at the end of a path along references that there are, which may have
 * to lead through something.
 */
function pathComparison(
  context: CriterionContext,
  focus: FhirResource | undefined,
  depth: number,
): fc.Arbitrary<string> {
  const here = comparison(context);
  const { features, type, world } = context;
  const links = world.links.filter(
    ({ source, target }) =>
      (focus ? source === focus : source.resourceType === type) && comparable(target.resourceType, features).length > 0,
  );
  if (depth === 0 || !features.chains || links.length === 0) return here;
  const through = fc.constantFrom(...links).chain(({ code, target }) => {
    const { resourceType } = target;
    const inner = { ...context, type: resourceType, occurring: world.occurringOf(target) };
    const onwards = pathComparison(inner, target, depth - 1);
    const narrowed = fc.option(comparison(inner), { freq: 2 });
    return fc
      .tuple(narrowed, onwards)
      .map(([where, rest]) => `${code}:${resourceType}${where === null ? '' : `[${where}]`}.${rest}`);
  });
  return fc.oneof({ weight: 3, arbitrary: here }, { weight: 2, arbitrary: through });
}

function comparable(type: string, features: Features): readonly SearchParameterDefinition[] {
  return parametersFor(type, features).filter((each) => OPERATORS[each.type]);
}

function comparison(context: CriterionContext): fc.Arbitrary<string> {
  const all = comparable(context.type, context.features);
  const occurring = all.filter(({ code }) => context.occurring.has(code));
  const definition = fc.oneof(
    ...(occurring.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...occurring) }] : []),
    { weight: 1, arbitrary: fc.constantFrom(...all) },
  );
  return definition.chain((each) => {
    const operators = each.code === '_id' ? (['eq', 'ne'] as const) : OPERATORS[each.type]!;
    const presence = fc.boolean().map((present) => `${each.code} pr ${present}`);
    const compared = fc
      .tuple(fc.constantFrom(...operators), singleValue(each, undefined, context).filter(isWritable(each)))
      .map(([operator, value]) => write(each, operator, value));
    if (each.type === 'composite') return compared;
    const { terminology } = context.world;
    const asked =
      terminology && each.type === 'token' && each.code !== '_id' ? [asksTerminology(each, terminology)] : [];
    return fc.oneof(
      { weight: 9, arbitrary: compared },
      { weight: 1, arbitrary: presence },
      ...asked.map((arbitrary) => ({ weight: 4, arbitrary })),
    );
  });
}

/** Operators that ask what modifiers ask. */
const OF_MODIFIERS = { in: 'in', 'not-in': 'ni', below: 'ss', above: 'sb' } as const;

function asksTerminology(definition: SearchParameterDefinition, terminology: Expansions): fc.Arbitrary<string> {
  return fc
    .constantFrom(...TERMINOLOGY)
    .chain((modifier) =>
      terminologyValue(modifier, terminology).map((value) => write(definition, OF_MODIFIERS[modifier], value)),
    );
}

function write({ code, type }: SearchParameterDefinition, operator: FilterOperator, value: string): string {
  // `ne` of tokens is asked with codes alone.
  const asked = operator === 'ne' && type === 'token' && value.includes('|') ? 'eq' : operator;
  const text = value.replace(/\\([\\,$|])/g, '$1');
  return `${code} ${asked} ${/^[\w.:/-]+$/.test(text) ? text : JSON.stringify(text)}`;
}

/** Values have no escapes: a `|` in a token, and a `$` in a part of a composite, can't be said. */
function isWritable({ type }: SearchParameterDefinition): (value: string) => boolean {
  const unsayable = type === 'string' || type === 'uri' ? /^$/ : type === 'composite' ? /\\[|$]/ : /\\\|/;
  return (value) => !unsayable.test(value);
}
