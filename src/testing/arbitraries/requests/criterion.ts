import fc from 'fast-check';
import { escape } from '../../../../grammar/value/index.js';
import type { SearchParameterDefinition } from '../../../definitions/registry.js';
import type { Expansions } from '../../oracle/expansions.js';
import { isTerminology, TERMINOLOGY } from '../../oracle/terminology.js';
import { r4Registry } from '../searched-elements.js';
import { IDS } from '../vocabulary.js';
import type { Features } from './features.js';
import type { Occurrence, Occurring } from './occurrences.js';
import type { RequestParameter } from './search-request.js';
import type { ValueContext } from './values/value-context.js';
import { valueWriters } from './values/index.js';
import { mostly } from './values/texts.js';
import { targetsOf, type World } from './world.js';

/** What a condition on resources of a type is made from. */
export interface CriterionContext {
  readonly type: string;
  /** What is to be found, if anything: of one resource, or of all of the type. */
  readonly occurring: ReadonlyMap<string, Occurring>;
  readonly world: World;
  readonly features: Features;
}

/** They search no element: https://hl7.org/fhir/R4/search.html#content */
const WITHOUT_ELEMENTS: ReadonlySet<string> = new Set(['_text', '_content', '_query']);

/** The parameters of a type that the features allow. */
export function parametersFor(type: string, features: Features): readonly SearchParameterDefinition[] {
  return r4Registry()
    .parameters(type)
    .filter((definition) => {
      const { code, type: kind } = definition;
      if (WITHOUT_ELEMENTS.has(code)) return false;
      if (code.startsWith('_')) return features.common;
      return (kind !== 'composite' || features.composites) && (kind !== 'special' || features.near);
    });
}

/**
 * A condition by one parameter of the type itself, mostly one that something occurs for. Undefined when the type has no
 * parameter, among `codes` if given.
 */
export function criterion(
  context: CriterionContext,
  codes?: ReadonlySet<string>,
): fc.Arbitrary<RequestParameter> | undefined {
  const { type, occurring, features } = context;
  const all = parametersFor(type, features).filter(({ code }) => codes?.has(code) ?? true);
  const specific = all.filter(({ code }) => occurring.has(code) && !code.startsWith('_'));
  const common = all.filter(({ code }) => occurring.has(code) && code.startsWith('_'));
  const lists = features.lists && codes === undefined ? listCriteria(context) : [];
  const ofEach = (definitions: readonly SearchParameterDefinition[]): fc.Arbitrary<RequestParameter> =>
    fc.constantFrom(...definitions).chain((definition) => criterionOf(definition, context));
  if (all.length + lists.length === 0) return undefined;
  return fc.oneof(
    ...(specific.length > 0 ? [{ weight: 40, arbitrary: ofEach(specific) }] : []),
    // There are many tokens and few quantities, which have as much to go wrong.
    ...byType(specific).map((each, _, types) => ({ weight: Math.ceil(80 / types.length), arbitrary: ofEach(each) })),
    ...(common.length > 0 ? [{ weight: 15, arbitrary: ofEach(common) }] : []),
    ...(all.length > 0 ? [{ weight: 8, arbitrary: ofEach(all) }] : []),
    ...lists.map((arbitrary) => ({ weight: 6, arbitrary })),
  );
}

function byType(definitions: readonly SearchParameterDefinition[]): readonly (readonly SearchParameterDefinition[])[] {
  const types = [...new Set(definitions.map(({ type }) => type))];
  return types.map((type) => definitions.filter((each) => each.type === type));
}

function criterionOf(definition: SearchParameterDefinition, context: CriterionContext): fc.Arbitrary<RequestParameter> {
  const { code } = definition;
  const { features } = context;
  const plain = valueOf(definition, undefined, context).map((value) => ({ name: code, value }));
  const modifiers = features.modifiers ? modifiersOf(definition, context) : [];
  const modified = (): fc.Arbitrary<RequestParameter> =>
    fc.constantFrom(...modifiers).chain((modifier) => {
      return valueOf(definition, modifier, context).map((value) => ({ name: `${code}:${modifier}`, value }));
    });
  const missing = fc.boolean().map((value) => ({ name: `${code}:missing`, value: String(value) }));
  return fc.oneof(
    { weight: 8, arbitrary: plain },
    ...(modifiers.length > 0 ? [{ weight: 4, arbitrary: modified() }] : []),
    ...(features.missing && definition.type !== 'composite' ? [{ weight: 1, arbitrary: missing }] : []),
  );
}

function modifiersOf(definition: SearchParameterDefinition, context: CriterionContext): readonly string[] {
  const { code, type } = definition;
  if (code === '_id') return ['not'];
  if (type === 'composite') return [];
  const occurrences = context.occurring.get(code)?.elements ?? [];
  const own = valueWriters[type].modifiers(valueContext(definition, occurrences, context));
  return context.world.terminology && type === 'token' ? [...own, ...TERMINOLOGY] : own;
}

/** One value, or some joined by commas. */
function valueOf(
  definition: SearchParameterDefinition,
  modifier: string | undefined,
  context: CriterionContext,
): fc.Arbitrary<string> {
  const one = singleValue(definition, modifier, context);
  if (!context.features.alternatives) return one;
  const several = fc.array(one, { minLength: 2, maxLength: 3 }).map((values) => values.join(','));
  return fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: several });
}

/** A value set, or a code, that the terminology service knows, and now and then one that nobody does. */
export function terminologyValue(modifier: string, { valueSets, subsumes }: Expansions): fc.Arbitrary<string> {
  const sets = modifier === 'in' || modifier === 'not-in';
  const known = Object.keys(sets ? valueSets : subsumes).map((key) =>
    sets ? escape(key) : key.split('|').map(escape).join('|'),
  );
  return mostly(known, ['http://example.org/nobody']);
}

/** One value, escaped. */
export function singleValue(
  definition: SearchParameterDefinition,
  modifier: string | undefined,
  context: CriterionContext,
): fc.Arbitrary<string> {
  const { code, type } = definition;
  const { elements = [], rows = [] } = context.occurring.get(code) ?? {};
  // Ids as written, without the forms of other tokens: https://hl7.org/fhir/R4/search.html#id
  if (code === '_id')
    return mostly(
      elements.map(({ element }) => String(element)),
      [...IDS, 'nobody'],
    );
  const { terminology } = context.world;
  if (terminology && type === 'token' && modifier !== undefined && isTerminology(modifier)) {
    return terminologyValue(modifier, terminology);
  }
  if (type !== 'composite') {
    return valueWriters[type].value({ ...valueContext(definition, elements, context), modifier });
  }
  // https://hl7.org/fhir/R4/search.html#composite
  const row = rows.length > 0 ? fc.constantFrom(...rows) : fc.constant(definition.components.map(() => []));
  return row.chain((found: readonly (readonly Occurrence[])[]) => {
    const parts = definition.components.map((component, i) => {
      const part = r4Registry().parameterByUrl(component.definition)!;
      const writer = valueWriters[part.type as Exclude<typeof part.type, 'composite'>];
      return writer.value({ ...valueContext(part, found[i]!, context), modifier: undefined });
    });
    return fc.tuple(...parts).map((values) => values.join('$'));
  });
}

function valueContext(
  definition: SearchParameterDefinition,
  occurrences: readonly Occurrence[],
  { type, world, features }: CriterionContext,
): Omit<ValueContext, 'modifier'> {
  const targets = definition.type === 'reference' ? targetsOf(definition, type) : [];
  return { occurrences, features, targets, members: world.resources, baseUrl: world.baseUrl };
}

/** https://hl7.org/fhir/R4/search.html#list; `_in`, from R5, also takes groups and care teams */
function listCriteria({ world, features }: CriterionContext): readonly fc.Arbitrary<RequestParameter>[] {
  const idsOf = (types: readonly string[]): readonly string[] =>
    world.resources
      .filter(({ resourceType }) => types.includes(resourceType))
      .flatMap(({ resourceType, id }) => [id, `${resourceType}/${id}`]);
  const named = (name: string, types: readonly string[]): fc.Arbitrary<RequestParameter>[] => {
    const ids = idsOf(types);
    return ids.length === 0 ? [] : [mostly(ids, IDS).map((value) => ({ name, value }))];
  };
  return [...named('_list', ['List']), ...(features.r5 ? named('_in', ['List', 'Group', 'CareTeam']) : [])];
}
