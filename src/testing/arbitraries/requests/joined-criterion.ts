import fc from 'fast-check';
import { r4Registry } from '../searched-elements.js';
import { criterion, parametersFor, type CriterionContext } from './criterion.js';
import type { FhirResource } from '../fhir-resource.js';
import type { RequestParameter } from './search-request.js';
import { targetsOf, type LinkBetween } from './world.js';

/** Links of one name, chained and reverse. */
const MAX_DEPTH = 3;

/**
 * A condition on a resource of the type, or through references on one that it is linked with. Undefined when the type
 * has no parameters.
 */
export function joinedCriterion(
  context: CriterionContext,
  focus: FhirResource | undefined,
  depth = MAX_DEPTH,
): fc.Arbitrary<RequestParameter> | undefined {
  const { features, world } = context;
  const plain = criterion(context);
  if (!plain) return undefined;
  const joins: fc.Arbitrary<RequestParameter>[] = [];
  if (depth > 0 && features.chains) {
    const links = world.links.filter(({ source }) => isFound(source, context, focus));
    if (links.length > 0) joins.push(fc.constantFrom(...links).chain((link) => chain(link, context, depth)));
  }
  if (depth > 0 && features.has) {
    const links = world.links.filter(({ target }) => isFound(target, context, focus));
    if (links.length > 0) joins.push(fc.constantFrom(...links).chain((link) => reverseChain(link, context, depth)));
  }
  return fc.oneof({ weight: 3, arbitrary: plain }, ...joins.map((arbitrary) => ({ weight: 2, arbitrary })));
}

function isFound(resource: FhirResource, { type }: CriterionContext, focus: FhirResource | undefined): boolean {
  return focus ? resource === focus : resource.resourceType === type;
}

/** https://hl7.org/fhir/R4/search.html#chaining */
function chain({ source, code, target }: LinkBetween, context: CriterionContext, depth: number) {
  const inner = chainable(target, context, depth);
  return fc.tuple(inner, fc.boolean()).map(([{ name, value }, terse]): RequestParameter => {
    const typed = terse && isOnlyTarget(source.resourceType, code, target.resourceType, name, context);
    return { name: `${code}${typed ? '' : `:${target.resourceType}`}.${name}`, value };
  });
}

/** https://hl7.org/fhir/R4/search.html#has */
function reverseChain({ source, code }: LinkBetween, context: CriterionContext, depth: number) {
  const inner = chainable(source, context, depth);
  return inner.map(({ name, value }): RequestParameter => {
    return { name: `_has:${source.resourceType}:${code}:${name}`, value };
  });
}

/** What can follow a link: membership in a list is no element that a chain could lead to. `_id` is for types without others. */
function chainable(resource: FhirResource, context: CriterionContext, depth: number): fc.Arbitrary<RequestParameter> {
  const { resourceType: type, id } = resource;
  const features = { ...context.features, lists: false };
  const inner = { ...context, features, type, occurring: context.world.occurringOf(resource) };
  return joinedCriterion(inner, resource, depth - 1) ?? fc.constant({ name: '_id', value: id });
}

/** Whether the type of the target can be left out: no other has the parameter that follows. */
function isOnlyTarget(
  type: string,
  code: string,
  target: string,
  rest: string,
  { features }: CriterionContext,
): boolean {
  const targets = targetsOf(r4Registry().parameter(type, code)!, type);
  const [next = ''] = rest.split(/[:.]/, 1);
  const having = targets.filter((each) => parametersFor(each, features).some((parameter) => parameter.code === next));
  return targets.length === 1 || (having.length === 1 && having[0] === target);
}
