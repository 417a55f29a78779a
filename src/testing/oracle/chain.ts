import { all, any, type Answer } from './answer.js';
import type { Condition, ReadCondition, Reading, Subject } from './condition.js';
import { drop, refuse, RequestFault } from './fault.js';
import { definitionOf } from './parameter.js';
import { containedOf } from './reference-text.js';
import type { ParameterName } from './request.js';
import { members } from './type-rules.js';
import { targetsOf } from './types/reference.js';
import { valuesOf, type Value } from './values.js';
import type { TestResource, World } from './world.js';

type Chain = Extract<ParameterName, { kind: 'chain' }>;

/**
 * https://hl7.org/fhir/R4/search.html#chaining: some resource that the reference points at fulfils the rest. Each chain is
 * by itself.
 */
export function readChain(
  { code, type: only, rest }: Chain,
  value: string,
  type: string,
  reading: Reading,
  read: ReadCondition,
): Condition | undefined {
  const link = {
    code,
    ...(only !== undefined && { only }),
    next: nameOf(rest),
    kindAt: (target: string) => kindOf(rest, target, reading.world),
    read: (target: string) => read(rest, value, target, reading),
  };
  return readLink(link, type, reading);
}

/** A reference that is followed, and what is asked of what it points at. */
interface Link {
  readonly code: string;
  /** The type that it is followed to. */
  readonly only?: string;
  /** The name of the parameter that comes next, and what kind of parameter it is of a type. */
  readonly next: string;
  kindAt(target: string): string;
  /** What comes next, of a type. Undefined where it says nothing. */
  read(target: string): Condition | undefined;
  /** What else must hold for the same resource. */
  also?(target: string): Condition;
}

/** Where the reference may have several types, all those count that have the rest. */
export function readLink(link: Link, type: string, reading: Reading): Condition | undefined {
  const { code, only, next } = link;
  const { world } = reading;
  const definition = definitionOf(code, type, world);
  if (definition.type !== 'reference') refuse(`'${code}' is no reference`);
  if (only !== undefined && !world.registry.isResourceType(only)) refuse(`'${only}' is no resource type`);
  const possible = definition.target.length > 0 ? definition.target : [...world.registry.resourceTypes];
  if (only !== undefined && !possible.includes(only)) refuse(`'${code}' never refers to a ${only}`);
  const conditions = new Map<string, Condition>();
  const faults: RequestFault[] = [];
  const kinds = new Set<string>();
  let empty = false;
  for (const target of only === undefined ? possible : [only]) {
    try {
      const condition = link.read(target);
      kinds.add(link.kindAt(target));
      const also = link.also?.(target);
      if (!condition) empty = true;
      else conditions.set(target, also ? (subject) => all([also(subject), condition(subject)]) : condition);
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      faults.push(error);
    }
  }
  // What only some of the types can be asked is asked of those.
  const notDropped = faults.find(({ kind }) => kind !== 'dropped');
  if (notDropped && conditions.size === 0 && !empty) throw notDropped;
  if (empty && conditions.size === 0) return undefined;
  if (conditions.size === 0) drop(`'${code}' refers to nothing that has '${next}'`);
  // "If the search is ambiguous": the same name means different things.
  if (kinds.size > 1) reading.mayRefuse(`'${next}' is of several types`);
  return (subject) =>
    any(
      valuesOf(definition, subject.resource, subject.root)
        .flatMap((reference) => subjectsOf(reference, subject, world))
        .map((found) => {
          const condition = conditions.get(found.subject.resource.resourceType);
          return condition ? all([found.sure, condition(found.subject)]) : 'no';
        }),
    );
}

function kindOf(name: ParameterName, type: string, { registry }: World): string {
  return name.kind === 'has' ? 'has' : (registry.parameter(type, name.code)?.type ?? '');
}

function nameOf(name: ParameterName): string {
  return name.kind === 'has' ? '_has' : name.code;
}

/** Stored resources, or one that is contained beside the reference. */
function subjectsOf(
  value: Value,
  { root }: Subject,
  world: World,
): readonly { readonly subject: Subject; readonly sure: Answer }[] {
  const text = members(value.data)['reference'];
  if (typeof text === 'string' && text.startsWith('#')) {
    const contained = containedOf(text, root);
    return contained ? [{ subject: { resource: contained, root }, sure: 'yes' }] : [];
  }
  return targetsOf(value, world).flatMap(({ key, sure }) => {
    const resource = world.resources.get(key);
    return resource ? [{ subject: { resource, root: resource }, sure }] : [];
  });
}

type Has = Extract<ParameterName, { kind: 'has' }>;

/** https://hl7.org/fhir/R4/search.html#has: some stored resource of the type refers here and fulfils the rest. */
export function readHas(
  { type: referring, code, rest }: Has,
  value: string,
  type: string,
  reading: Reading,
  read: ReadCondition,
): Condition | undefined {
  const { world } = reading;
  if (!world.registry.isResourceType(referring)) refuse(`'${referring}' is no resource type`);
  const definition = definitionOf(code, referring, world);
  if (definition.type !== 'reference') refuse(`'${code}' is no reference`);
  if (definition.target.length > 0 && !definition.target.includes(type)) refuse(`'${code}' never refers to a ${type}`);
  const condition = read(rest, value, referring, reading);
  if (!condition) return undefined;
  const refersInside = (container: TestResource, inner: TestResource): boolean =>
    container.resourceType === referring &&
    valuesOf(definition, container, container).some(({ data }) => {
      const text = members(data)['reference'];
      return typeof text === 'string' && containedOf(text, container) === inner;
    });
  return ({ resource, root }) => {
    // Nothing but its container refers to a contained resource.
    if (resource !== root) return refersInside(root, resource) ? condition({ resource: root, root }) : 'no';
    const candidates = [...world.resources.values()].filter(({ resourceType }) => resourceType === referring);
    return any(
      candidates.map((each) => {
        const subject = { resource: each, root: each };
        const refers = any(
          valuesOf(definition, each, each)
            .flatMap((reference) => targetsOf(reference, world))
            .map(({ key, sure }) => (key === `${type}/${resource.id}` ? sure : 'no')),
        );
        return refers === 'no' ? 'no' : all([refers, condition(subject)]);
      }),
    );
  };
}
