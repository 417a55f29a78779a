import type { Backend, Branch } from '../backends/backend.js';
import type { ParameterSchema, TypeSchema } from '../extract/schema.js';
import type { Issue } from '../model/issue.js';
import type { Limits } from '../model/limits.js';
import { or, type Predicate } from '../model/predicate.js';
import type { Include } from '../plan/bound-include.js';
import { nameField } from '../types/reference.js';
import type { Place } from './place.js';

export interface Included {
  /** In the order in which they were reached; none of the matches, and none twice. */
  readonly places: readonly Place[];
  /** What was left out. */
  readonly warnings: readonly Issue[];
}

export interface IncludeContext {
  readonly backend: Backend;
  readonly schemaOf: (type: string) => TypeSchema;
  readonly limits: Limits;
}

const NOTHING: Included = { places: [], warnings: [] };

/**
 * What the `_include`s and `_revinclude`s of a search add to the matches of a page.
 *
 * Each round is one search, a semi-join from the resources reached last: `_include` asks for what they refer to,
 * `_revinclude` for what refers to them. The first round starts from the matches, further ones follow `:iterate` alone,
 * until nothing new is reached or a limit is.
 */
export function includeResources(
  includes: readonly Include[],
  matches: readonly Place[],
  context: IncludeContext,
): Included {
  if (includes.length === 0 || matches.length === 0) return NOTHING;
  const { limits } = context;
  const seen = new Seen(matches);
  const places: Place[] = [];
  const warn = (message: string): Included => {
    return { places, warnings: [{ severity: 'warning', code: 'too-costly', message }] };
  };
  const iterating = includes.filter(({ iterate }) => iterate);
  let last = matches;
  for (let round = 0; last.length > 0; round++) {
    const following = round === 0 ? includes : iterating;
    const branches = branchesOf(following, groupIds(last), context);
    if (branches.length === 0) break;
    const room = limits.includes - places.length;
    const fresh = search(branches, seen, room, context.backend);
    if (fresh.length > 0 && round > limits.includeRounds) {
      return warn(`what is more than ${limits.includeRounds} rounds of ':iterate' away was not included`);
    }
    for (const place of fresh.slice(0, room)) places.push(place);
    if (iterating.length > 0) seen.add(fresh);
    if (fresh.length > room) return warn(`only the first ${limits.includes} resources were included; there are more`);
    last = fresh;
  }
  return { places, warnings: [] };
}

/** The resources of the branches that weren't seen yet, at most one more than `most`. */
function search(branches: readonly Branch[], seen: Seen, most: number, backend: Backend): readonly Place[] {
  const { hits } = backend.search(branches, { count: most + seen.size + 1 });
  const mayBeSeen = branches.some(({ type }) => seen.hasType(type));
  const fresh = mayBeSeen ? hits.filter((hit) => !seen.has(hit)) : hits;
  return fresh.length > most + 1 ? fresh.slice(0, most + 1) : fresh;
}

/** The places that are in the result already. */
class Seen {
  private readonly ids = new Map<string, Set<string>>();
  size = 0;

  constructor(places: readonly Place[]) {
    this.add(places);
  }

  add(places: readonly Place[]): void {
    for (const { type, id } of places) {
      let ids = this.ids.get(type);
      if (!ids) this.ids.set(type, (ids = new Set()));
      ids.add(id);
    }
    this.size += places.length;
  }

  has({ type, id }: Place): boolean {
    return this.ids.get(type)?.has(id) ?? false;
  }

  hasType(type: string): boolean {
    return this.ids.has(type);
  }
}

/** One branch for each type that something may be included of. */
function branchesOf(
  includes: readonly Include[],
  ids: ReadonlyMap<string, readonly string[]>,
  context: IncludeContext,
): Branch[] {
  const stored = context.backend.types();
  const parts = new Map<string, Predicate[]>();
  const ask = (type: string, join: Predicate): void => {
    const list = parts.get(type);
    if (list) list.push(join);
    else parts.set(type, [join]);
  };
  for (const include of includes) {
    const forward = include.direction === 'include';
    // Of `_include` the sources are at hand and of `_revinclude` the targets; of the other side any stored type may be.
    const sources = (forward ? [...ids.keys()] : stored).filter((type) => (include.source ?? type) === type);
    const targets = (forward ? stored : [...ids.keys()]).filter((type) => (include.target ?? type) === type);
    for (const source of sources) {
      for (const parameter of parametersOf(context.schemaOf(source), include.parameter)) {
        const field = nameField(parameter);
        for (const target of targets) {
          if (parameter.targets.length > 0 && !parameter.targets.includes(target)) continue;
          if (forward) ask(target, { op: 'referred', field, type: source, where: { op: 'id', ids: ids.get(source)! } });
          else ask(source, { op: 'refers', field, type: target, where: { op: 'id', ids: ids.get(target)! } });
        }
      }
    }
  }
  return [...parts].map(([type, of]) => ({ type, where: or(of) }));
}

function parametersOf(schema: TypeSchema, code: string | undefined): readonly ParameterSchema[] {
  return schema.parameters.filter(
    ({ searchType, definition }) => searchType.name === 'reference' && (code ?? definition.code) === definition.code,
  );
}

function groupIds(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { type, id } of places) {
    const list = ids.get(type);
    if (list) list.push(id);
    else ids.set(type, [id]);
  }
  return ids;
}
