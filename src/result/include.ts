import { prepareSearch, type Backend, type Branch, type Found, type Page } from '../backends/backend.js';
import { ListedHits, NO_HITS, type Hit, type Hits } from '../backends/hits.js';
import type { ParameterSchema, TypeSchema } from '../extract/schema.js';
import type { Issue } from '../model/issue.js';
import type { TermField } from '../model/field.js';
import type { Limits } from '../model/limits.js';
import { or, type Predicate } from '../model/predicate.js';
import type { Include } from '../plan/bound-include.js';
import { nameField } from '../types/reference.js';

export interface Included {
  /** In the order in which they were reached; none of the matches, and none twice. */
  readonly hits: readonly Hits[];
  /** What was left out. */
  readonly warnings: readonly Issue[];
}

export interface IncludeContext {
  readonly backend: Backend;
  readonly schemaOf: (type: string) => TypeSchema;
  readonly limits: Limits;
}

const NOTHING: Included = { hits: [], warnings: [] };

/**
 * What the `_include`s and `_revinclude`s of a search add to the matches of a page.
 *
 * Each round is one search, a semi-join from the resources reached last: `_include` asks for what they refer to,
 * `_revinclude` for what refers to them. The first round starts from the matches, further ones follow `:iterate` alone,
 * until nothing new is reached or a limit is.
 */
export class Includes {
  private readonly first: Follower;
  private readonly further: Follower | undefined;

  constructor(
    includes: readonly Include[],
    private readonly context: IncludeContext,
  ) {
    this.first = new Follower(includes, context);
    const iterating = includes.filter(({ iterate }) => iterate);
    this.further = iterating.length > 0 ? new Follower(iterating, context) : undefined;
  }

  of(matches: Hits): Included {
    if (matches.length === 0) return NOTHING;
    const { includes: most, includeRounds } = this.context.limits;
    const seen = new Seen(matches);
    const hits: Hits[] = [];
    let included = 0;
    const warn = (message: string): Included => {
      return { hits, warnings: [{ severity: 'warning', code: 'too-costly', message }] };
    };
    let last = matches;
    for (let round = 0; last.length > 0; round++) {
      const follower = round === 0 ? this.first : this.further;
      const room = most - included;
      const fresh = follower?.follow(last, seen, room);
      if (!fresh || fresh.length === 0) break;
      if (round > includeRounds) {
        return warn(`what is more than ${includeRounds} rounds of ':iterate' away was not included`);
      }
      hits.push(fresh.length > room ? fresh.slice(0, room) : fresh);
      if (fresh.length > room) return warn(`only the first ${most} resources were included; there are more`);
      included += fresh.length;
      if (this.further) seen.add(fresh);
      last = fresh;
    }
    return { hits, warnings: [] };
  }
}

/** The search of a round, from resources of some types. */
interface Round {
  readonly from: string;
  readonly stored: readonly string[];
  readonly reached: ReadonlyMap<string, Reached>;
  /** The types of what may be found. */
  readonly types: readonly string[];
  readonly search: (page: Page) => Found;
}

/** Some includes, and the search that follows them: the same one as long as it goes on from the same types. */
class Follower {
  private known: Round | undefined;

  constructor(
    private readonly includes: readonly Include[],
    private readonly context: IncludeContext,
  ) {}

  /** What is reached from the last and wasn't seen yet, at most one more than `most`. */
  follow(last: Hits, seen: Seen, most: number): Hits {
    const { reached, types, search } = this.roundFrom(last);
    if (types.length === 0) return NO_HITS;
    const { hits } = search({ count: most + seen.size + 1 });
    // What was reached isn't kept longer than it is asked for.
    for (const each of reached.values()) each.are(NO_HITS);
    const mayBeSeen = types.some((type) => seen.mayHave(type));
    const fresh = mayBeSeen ? hits.filter((i) => !seen.has(hits.typeAt(i), hits.idAt(i))) : hits;
    return fresh.length > most + 1 ? fresh.slice(0, most + 1) : fresh;
  }

  private roundFrom(last: Hits): Round {
    const groups = last.type === undefined ? groupByType(last) : undefined;
    const from = last.type ?? [...groups!.keys()].join();
    const stored = this.context.backend.types();
    let round = this.known;
    if (!round || round.from !== from || round.stored !== stored) {
      round = this.known = this.plan(from, groups ? [...groups.keys()] : [from], stored);
    }
    for (const [type, reached] of round.reached) reached.are(groups?.get(type) ?? last);
    return round;
  }

  private plan(from: string, reachedTypes: readonly string[], stored: readonly string[]): Round {
    const reached = new Map(reachedTypes.map((type) => [type, new Reached()]));
    const joins = joinsOf(this.includes, reachedTypes, stored, this.context.schemaOf);
    const branches = branchesOf(joins, reached);
    const types = branches.map(({ type }) => type);
    return { from, stored, reached, types, search: prepareSearch(this.context.backend, branches) };
  }
}

/** The resources of one type that a round goes on from: what holds for them and no others. */
class Reached {
  readonly op = 'id';
  private hits: Hits = NO_HITS;
  private known: readonly string[] | undefined;

  get ids(): readonly string[] {
    return (this.known ??= this.hits.map(({ id }) => id));
  }

  get sequences(): readonly number[] | undefined {
    return this.hits.sequences;
  }

  are(hits: Hits): void {
    this.hits = hits;
    this.known = undefined;
  }
}

function groupByType(hits: Hits): ReadonlyMap<string, Hits> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.type);
    if (group) group.push(hit);
    else groups.set(hit.type, [hit]);
  }
  return new Map(Array.from(groups, ([type, group]) => [type, new ListedHits(group)]));
}

/** What is in the result already; ids are gathered for the types that may come again. */
class Seen {
  private readonly all: Hits[] = [];
  private readonly ids = new Map<string, Set<string>>();
  /** How many there are. */
  size = 0;

  constructor(hits: Hits) {
    this.add(hits);
  }

  add(hits: Hits): void {
    this.all.push(hits);
    this.size += hits.length;
    for (const [type, ids] of this.ids) addIds(hits, type, ids);
  }

  has(type: string, id: string): boolean {
    let ids = this.ids.get(type);
    if (!ids) {
      ids = new Set<string>();
      for (const hits of this.all) addIds(hits, type, ids);
      this.ids.set(type, ids);
    }
    return ids.has(id);
  }

  /** False when nothing of the type is in the result; most includes bring another type. */
  mayHave(type: string): boolean {
    return this.all.some((hits) => hits.type === undefined || hits.type === type);
  }
}

function addIds(hits: Hits, type: string, ids: Set<string>): void {
  for (let i = 0; i < hits.length; i++) if (hits.typeAt(i) === type) ids.add(hits.idAt(i));
}

/** A reference by which something is included: of `type`, what has to do with resources of the type `reached` so far. */
interface IncludeJoin {
  readonly type: string;
  readonly reached: string;
  readonly op: 'referred' | 'refers';
  readonly field: TermField;
}

/** One branch for each type that something may be included of. */
function branchesOf(joins: readonly IncludeJoin[], places: ReadonlyMap<string, Predicate>): Branch[] {
  const parts = new Map<string, Predicate[]>();
  for (const { type, reached, op, field } of joins) {
    const where = places.get(reached)!;
    const join: Predicate =
      op === 'referred' ? { op, field, type: reached, where, among: 'all' } : { op, field, type: reached, where };
    const list = parts.get(type);
    if (list) list.push(join);
    else parts.set(type, [join]);
  }
  return Array.from(parts, ([type, of]) => ({ type, where: or(of) }));
}

function joinsOf(
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
