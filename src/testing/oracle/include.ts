import { all, type Answer } from './answer.js';
import type { Subject } from './condition.js';
import { drop, refuse } from './fault.js';
import { definitionOf } from './parameter.js';
import { containedOf } from './reference-text.js';
import { subjectsOf } from './subjects.js';
import { members } from './type-rules.js';
import { targetsOf } from './types/reference.js';
import { valuesOf, type Value } from './values.js';
import { decided, keyOf, type TestResource, type World } from './world.js';

/** `_include` or `_revinclude` as it is asked for: https://hl7.org/fhir/R4/search.html#include */
export interface Include {
  readonly reverse: boolean;
  readonly iterate: boolean;
  /** The type that refers; `*` for any. */
  readonly source: string;
  /** `*` for any of its references. */
  readonly code: string;
  /** Only resources of this type are referred to. */
  readonly target?: string;
}

/** Keys of resources that must, and that may, come with matches. */
export interface Included {
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

export function readInclude(reverse: boolean, modifier: string | undefined, value: string, world: World): Include {
  if (modifier !== undefined && modifier !== 'iterate' && modifier !== 'recurse') refuse(`no modifier ':${modifier}'`);
  const iterate = modifier !== undefined;
  const [source = '', code, target, ...more] = value.split(':');
  if (value === '*') return { reverse, iterate, source: '*', code: '*' };
  if (source === '' || !code || target === '' || more.length > 0)
    refuse(`'${value}' is no [type]:[parameter]:[target]`);
  if (value.includes(',')) refuse(`'${value}' is more than one; each has a parameter of its own`);
  if (!world.registry.isResourceType(source)) drop(`'${source}' is no resource type`);
  if (target !== undefined && !world.registry.isResourceType(target)) drop(`'${target}' is no resource type`);
  if (code !== '*') {
    const definition = definitionOf(code, source, world);
    if (definition.type !== 'reference') drop(`'${code}' is no reference`);
  }
  return { reverse, iterate, source, code, ...(target !== undefined && { target }) };
}

/**
 * What comes with the matches of a page. A plain `_include` starts from matches, one that iterates also from what is
 * included. What is a match isn't included as well.
 */
export function includedWith(matches: readonly string[], includes: readonly Include[], world: World): Included {
  const must = closure(matches, includes, world, (link) => link.sure === 'yes');
  const may = closure(matches, includes, world, (link) => link.sure !== 'no');
  return { must, may };
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly sure: Answer;
}

function closure(
  matches: readonly string[],
  includes: readonly Include[],
  world: World,
  counts: (link: Link) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const links = includes.map((include) => linksOf(include, world).filter(counts));
  for (let before = -1; before < found.size;) {
    before = found.size;
    includes.forEach(({ reverse, iterate }, i) => {
      for (const { from, to } of links[i]!) {
        const [at, brings] = reverse ? [to, from] : [from, to];
        // What is contained is there already, and isn't included by itself.
        if (!world.resources.has(brings)) continue;
        if ((matches.includes(at) || (iterate && found.has(at))) && !matches.includes(brings)) found.add(brings);
      }
    });
  }
  return found;
}

/** All references between stored resources that an include speaks of. */
function linksOf({ source, code, target }: Include, world: World): readonly Link[] {
  const subjects = subjectsOf(world.resources.values());
  return [...subjects]
    .filter(([, { resource }]) => source === '*' || resource.resourceType === source)
    .flatMap(([key, subject]) => linksFrom(key, subject, code, world))
    .filter(({ to }) => {
      const type = subjects.get(to)?.resource.resourceType;
      return type !== undefined && (target === undefined || type === target);
    });
}

function linksFrom(key: string, { resource, root }: Subject, code: string, world: World): readonly Link[] {
  const { registry } = world;
  // R4 doesn't say whether contained resources take part.
  const surely = (sure: Answer, to: string): Answer =>
    key.includes('#') || to.includes('#') ? all([sure, decided(true, world)]) : sure;
  return registry
    .parameters(resource.resourceType)
    .filter(
      (each) => each.type === 'reference' && each.expression !== undefined && (code === '*' || each.code === code),
    )
    .flatMap((definition) =>
      valuesOf(definition, resource, root)
        .flatMap((value) => [...targetsOf(value, world).map(typed), ...containedTargets(value, root)])
        // What the definition doesn't let it refer to is no business of the parameter.
        .filter(({ type }) => definition.target.length === 0 || definition.target.includes(type)),
    )
    .map(({ key: to, sure }) => ({ from: key, to, sure: surely(sure, to) }));
}

function typed<T extends { readonly key: string }>(target: T): T & { readonly type: string } {
  return { ...target, type: target.key.split('/')[0]! };
}

/** `#id`, and `#` for the container itself: https://hl7.org/fhir/R4/references.html#contained */
function containedTargets(
  { data }: Value,
  root: TestResource,
): readonly { readonly key: string; readonly type: string; readonly sure: Answer }[] {
  const text = members(data)['reference'];
  const found = typeof text === 'string' && text.startsWith('#') ? containedOf(text, root) : undefined;
  if (!found) return [];
  return [{ key: keyOf(root) + (found === root ? '' : `#${found.id}`), type: found.resourceType, sure: 'yes' }];
}
