import fc from 'fast-check';
import { r4Compartments } from '../../../definitions/compartments.js';
import type { Expansions } from '../../oracle/expansions.js';
import type { FhirResource } from '../fhir-resource.js';
import { COMMON_TYPES } from '../resources/index.js';
import { r4Registry } from '../searched-elements.js';
import { shrunkBy } from '../shrinking/shrunk-by.js';
import { BASE_URL, IDS } from '../vocabulary.js';
import { criterion, parametersFor, type CriterionContext } from './criterion.js';
import { DEFAULT_FEATURES, type Features } from './features.js';
import { filterCriterion } from './filter-expression.js';
import { joinedCriterion } from './joined-criterion.js';
import { containedParameters, isPossibleBeside, resultParameters } from './result-parameters.js';
import { SearchRequest, type RequestParameter, type RequestScope } from './search-request.js';
import { shrinkRequest } from '../shrinking/shrink-request.js';
import { World } from './world.js';

export interface SearchRequestOptions {
  /** What requests may ask for, where it isn't as in `DEFAULT_FEATURES`. */
  readonly features?: Partial<Features>;
  /** The resource types to search. Default: mostly those of the population. */
  readonly types?: readonly string[];
  /** Conditions of one request. Default: 3. */
  readonly maxCriteria?: number;
  /** Of absolute references. Default: `http://localhost/fhir`. */
  readonly baseUrl?: string;
  /** What a terminology service knows, to ask it for. Without it nothing is asked that needs one. */
  readonly terminology?: Expansions;
}

/** A scope, and what is looked for in it: a resource, or any of the type. */
interface Aim {
  readonly scope: RequestScope;
  /** The types that are searched; empty for all. */
  readonly types: readonly string[];
  readonly focus?: FhirResource;
  /** The focus is contained in another resource. */
  readonly contained?: true;
}

/**
 * Searches that are valid by R4's definitions, most of them for something that a resource of the population has.
 * Shrinks to few parameters of one value each, whatever the population.
 */
export function searchRequest(
  resources: readonly FhirResource[],
  options: SearchRequestOptions = {},
): fc.Arbitrary<SearchRequest> {
  const { types, maxCriteria = 3, baseUrl = BASE_URL } = options;
  const features: Features = { ...DEFAULT_FEATURES, ...options.features };
  const world = new World(resources, baseUrl, options.terminology);
  const generated = aim(world, features, types).chain((aim) => {
    const criteria = fc.oneof(
      { weight: 6, arbitrary: conditions(aim, world, features, 1, 1) },
      { weight: 4, arbitrary: conditions(aim, world, features, 0, maxCriteria) },
    );
    const single = aim.types.length === 1 ? aim.types[0] : undefined;
    return fc
      .tuple(
        criteria,
        resultParameters(single, world, features),
        aim.contained ? containedParameters() : fc.constant([]),
      )
      .map(([criteria, result, contained]) => {
        const fitting = result.filter((each) => isPossibleBeside(each, contained));
        return new SearchRequest(aim.scope, [...typeParameter(aim), ...criteria, ...contained, ...fitting]);
      });
  });
  return shrunkBy(generated, shrinkRequest);
}

/** Mostly one type, with a resource of it to be found. */
function aim(world: World, features: Features, types: readonly string[] | undefined): fc.Arbitrary<Aim> {
  const { resources } = world;
  const wanted = types ? resources.filter(({ resourceType }) => types.includes(resourceType)) : resources;
  const ofType = (type: string, focus?: FhirResource): Aim => {
    return { scope: { kind: 'type', type }, types: [type], ...(focus && { focus }) };
  };
  const choices = [{ weight: 1, arbitrary: fc.constantFrom(...(types ?? COMMON_TYPES)).map((type) => ofType(type)) }];
  if (wanted.length > 0) {
    const found = fc.constantFrom(...wanted);
    choices.push(
      { weight: 10, arbitrary: found.map((focus) => ofType(focus.resourceType, focus)) },
      { weight: 4, arbitrary: found.map(({ resourceType }) => ofType(resourceType)) },
    );
    if (features.system) choices.push({ weight: 2, arbitrary: systemAim(wanted, types !== undefined) });
    if (features.compartments) choices.push(...compartmentAims(world, wanted));
    const contained = features.contained ? resources.flatMap(containedResources) : [];
    const inner = contained.filter(({ resourceType }) => types?.includes(resourceType) ?? true);
    if (inner.length > 0) {
      const ofInner = fc
        .constantFrom(...inner)
        .map((focus): Aim => ({ ...ofType(focus.resourceType, focus), contained: true }));
      choices.push({ weight: 3, arbitrary: ofInner });
    }
  }
  return fc.oneof(...choices);
}

function containedResources({ contained }: FhirResource): readonly FhirResource[] {
  return Array.isArray(contained) ? (contained as readonly FhirResource[]) : [];
}

function systemAim(wanted: readonly FhirResource[], restricted: boolean): fc.Arbitrary<Aim> {
  const some = fc.uniqueArray(fc.constantFrom(...wanted), { minLength: 1, maxLength: 3 }).map((found): Aim => {
    const types = [...new Set(found.map(({ resourceType }) => resourceType))];
    return { scope: { kind: 'system' }, types, focus: found[0]! };
  });
  const all = fc.constantFrom(...wanted).map((focus): Aim => ({ scope: { kind: 'system' }, types: [], focus }));
  return restricted ? some : fc.oneof({ weight: 2, arbitrary: some }, { weight: 1, arbitrary: all });
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html; `*` is for the parameters that all types have */
function compartmentAims(
  world: World,
  wanted: readonly FhirResource[],
): { weight: number; arbitrary: fc.Arbitrary<Aim> }[] {
  const aims = world.links.flatMap(({ source, code, target }): Aim[] => {
    if (!wanted.includes(source)) return [];
    const codes = r4Compartments().get(target.resourceType)?.get(source.resourceType);
    if (!codes?.includes(code)) return [];
    const [compartment, id, type] = [target.resourceType, target.id, source.resourceType];
    return [
      { scope: { kind: 'compartment', compartment, id, type }, types: [type], focus: source },
      { scope: { kind: 'compartment', compartment, id, type: '*' }, types: [], focus: source },
    ];
  });
  const nobody = fc.constantFrom(...IDS).map((id): Aim => {
    const type = 'Observation';
    return { scope: { kind: 'compartment', compartment: 'Patient', id, type }, types: [type] };
  });
  if (aims.length === 0)
    return wanted.some(({ resourceType }) => resourceType === 'Observation') ? [{ weight: 1, arbitrary: nobody }] : [];
  return [{ weight: 3, arbitrary: fc.constantFrom(...aims) }];
}

function typeParameter({ scope, types }: Aim): readonly RequestParameter[] {
  return scope.kind === 'system' && types.length > 0 ? [{ name: '_type', value: types.join(',') }] : [];
}

function conditions(
  aim: Aim,
  world: World,
  features: Features,
  minLength: number,
  maxLength: number,
): fc.Arbitrary<readonly RequestParameter[]> {
  const { types, focus } = aim;
  const [type = 'Patient', ...others] = focus
    ? [focus.resourceType, ...types.filter((each) => each !== focus.resourceType)]
    : types;
  const occurring = focus ? world.occurringOf(focus) : world.occurringOfType(type);
  const context: CriterionContext = { type, occurring, world, features };
  if (types.length !== 1) {
    const codes = sharedCodes(type, types.length === 0 ? [...r4Registry().resourceTypes] : others, features);
    // A modifier that names a type, or lists that some types can't be on, would not do for all.
    const simple = { ...context, features: { ...features, modifiers: false } };
    const shared = criterion(simple, codes);
    return shared ? fc.array(shared, { minLength, maxLength }) : fc.constant([]);
  }
  const joined = joinedCriterion(context, focus);
  if (!joined) return fc.constant([]);
  const one = features.filter
    ? fc.oneof({ weight: 8, arbitrary: joined }, { weight: 2, arbitrary: filterCriterion(context, focus) })
    : joined;
  return fc.array(one, { minLength, maxLength });
}

/** The parameters that mean the same for all of the types. */
function sharedCodes(type: string, others: readonly string[], features: Features): ReadonlySet<string> {
  const registry = r4Registry();
  const shared = parametersFor(type, features).filter((definition) => {
    return others.every((other) => registry.parameter(other, definition.code)?.type === definition.type);
  });
  return new Set(shared.filter((each) => each.type !== 'composite').map(({ code }) => code));
}
