import type { Backend, Branch } from '../backends/backend.js';
import type { ParameterSchema, TypeSchema } from '../extract/schema.js';
import type { Issue } from '../model/issue.js';
import type { TermField } from '../model/field.js';
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
    const branches = branchesOf(following, groupByType(last), context);
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

/** The places that are in the result already; their ids are gathered for the types that may come again. */
class Seen {
  private readonly ids = new Map<string, Set<string> | undefined>();
  private readonly places: Place[] = [];

  constructor(places: readonly Place[]) {
    this.add(places);
  }

  get size(): number {
    return this.places.length;
  }

  add(places: readonly Place[]): void {
    for (const place of places) {
      const { type, id } = place;
      this.places.push(place);
      const known = this.ids.get(type);
      if (known) known.add(id);
      else if (!this.ids.has(type)) this.ids.set(type, undefined);
    }
  }

  has({ type, id }: Place): boolean {
    if (!this.ids.has(type)) return false;
    let ids = this.ids.get(type);
    if (!ids) {
      ids = new Set(this.places.filter((each) => each.type === type).map((each) => each.id));
      this.ids.set(type, ids);
    }
    return ids.has(id);
  }

  hasType(type: string): boolean {
    return this.ids.has(type);
  }
}

/** A reference by which something is included: of `type`, what has to do with resources of the type `reached` so far. */
interface IncludeJoin {
  readonly type: string;
  readonly reached: string;
  readonly op: 'referred' | 'refers';
  readonly field: TermField;
}

/** One branch for each type that something may be included of. */
function branchesOf(
  includes: readonly Include[],
  places: ReadonlyMap<string, Predicate>,
  context: IncludeContext,
): Branch[] {
  const parts = new Map<string, Predicate[]>();
  for (const { type, reached, op, field } of joinsOf(includes, [...places.keys()], context)) {
    const where = places.get(reached)!;
    const join: Predicate =
      op === 'referred' ? { op, field, type: reached, where, among: 'all' } : { op, field, type: reached, where };
    const list = parts.get(type);
    if (list) list.push(join);
    else parts.set(type, [join]);
  }
  return Array.from(parts, ([type, of]) => ({ type, where: or(of) }));
}

/** The joins of some includes as they were found last. */
interface KnownJoins {
  readonly from: string;
  readonly stored: readonly string[];
  readonly joins: readonly IncludeJoin[];
}

/** A prepared search includes from the same types each time, and types are seldom stored for the first time. */
const known = new WeakMap<readonly Include[], KnownJoins>();

function joinsOf(
  includes: readonly Include[],
  reached: readonly string[],
  { backend, schemaOf }: IncludeContext,
): readonly IncludeJoin[] {
  const stored = backend.types();
  const from = reached.join();
  const last = known.get(includes);
  if (last && last.from === from && last.stored === stored) return last.joins;
  const joins = findJoins(includes, reached, stored, schemaOf);
  known.set(includes, { from, stored, joins });
  return joins;
}

function findJoins(
  includes: readonly Include[],
  reached: readonly string[],
  stored: readonly string[],
  schemaOf: IncludeContext['schemaOf'],
): IncludeJoin[] {
  const joins: IncludeJoin[] = [];
  for (const include of includes) {
    const forward = include.direction === 'include';
    // Of `_include` the sources are at hand and of `_revinclude` the targets; of the other side any stored type may be.
    const sources = (forward ? reached : stored).filter((type) => (include.source ?? type) === type);
    const targets = (forward ? stored : reached).filter((type) => (include.target ?? type) === type);
    for (const source of sources) {
      for (const parameter of parametersOf(schemaOf(source), include.parameter)) {
        const field = nameField(parameter);
        for (const target of targets) {
          if (parameter.targets.length > 0 && !parameter.targets.includes(target)) continue;
          if (forward) joins.push({ type: target, reached: source, op: 'referred', field });
          else joins.push({ type: source, reached: target, op: 'refers', field });
        }
      }
    }
  }
  return joins;
}

function parametersOf(schema: TypeSchema, code: string | undefined): readonly ParameterSchema[] {
  return schema.parameters.filter(
    ({ searchType, definition }) => searchType.name === 'reference' && (code ?? definition.code) === definition.code,
  );
}

/** The resources of each type, as what holds for them and no others. */
function groupByType(places: readonly Place[]): ReadonlyMap<string, Predicate> {
  const groups = new Map<string, { op: 'id'; ids: string[]; sequences: number[] }>();
  let group: { op: 'id'; ids: string[]; sequences: number[] } | undefined;
  let last = '';
  for (const { type, id, sequence } of places) {
    if (group === undefined || type !== last) {
      last = type;
      group = groups.get(type);
      if (!group) groups.set(type, (group = { op: 'id', ids: [], sequences: [] }));
    }
    group.ids.push(id);
    if (sequence !== undefined) group.sequences.push(sequence);
  }
  const predicates = new Map<string, Predicate>();
  for (const [type, { op, ids, sequences }] of groups) {
    predicates.set(type, sequences.length === ids.length ? { op, ids, sequences } : { op, ids });
  }
  return predicates;
}
