import { printPredicate, type Predicate } from '../model/predicate.js';
import { printSortRule } from '../model/sort.js';
import type { PlanBranch } from './plan.js';

/** What `explain` needs of a backend. */
export interface Cardinalities {
  estimate(type: string, where: Predicate): number;
  count(type: string, where: Predicate, among?: PlanBranch['among']): number;
  strategies?(type: string, where: Predicate): ReadonlyMap<Predicate, string>;
}

/** A predicate of a plan, with the number of resources that the backend expects and that there are. */
export interface ExplainedPredicate {
  /** The predicate in one line. */
  readonly predicate: string;
  readonly estimated: number;
  readonly actual: number;
  /** Of a join: from which side it was done, and why. Absent when it wasn't reached, and for backends without a choice. */
  readonly strategy?: string;
  /** What it is composed of, the cheapest first, as a conjunction is evaluated; of a join, what the other resource must fulfil. */
  readonly parts: readonly ExplainedPredicate[];
}

export interface Explanation {
  /** The search as it was understood. */
  readonly search: string;
  readonly branches: readonly {
    readonly type: string;
    readonly where: ExplainedPredicate;
    /** What the matches are put in order by, a rule each; absent when by nothing. */
    readonly sort?: readonly string[];
  }[];
  /** The plan as an indented text. */
  toString(): string;
}

export function explain(search: string, branches: readonly PlanBranch[], cardinalities: Cardinalities): Explanation {
  const explained = branches.map(({ type, where, sort, among }) => {
    const strategies = cardinalities.strategies?.(type, where);
    return {
      type,
      where: explainPredicate(type, where, cardinalities, strategies, among),
      ...(sort && { sort: sort.map(printSortRule) }),
    };
  });
  return {
    search,
    branches: explained,
    toString: () => [search, ...explained.flatMap(printBranch)].join('\n'),
  };
}

function explainPredicate(
  type: string,
  predicate: Predicate,
  cardinalities: Cardinalities,
  strategies: ReadonlyMap<Predicate, string> | undefined,
  among: PlanBranch['among'],
): ExplainedPredicate {
  const isJoin = predicate.op === 'refers' || predicate.op === 'referred' || predicate.op === 'contains';
  const inner = isJoin
    ? [predicate.where]
    : predicate.op === 'not'
      ? [predicate.of]
      : predicate.op === 'and' || predicate.op === 'or'
        ? predicate.of
        : [];
  const innerType = isJoin ? predicate.type : type;
  const innerAmong = predicate.op === 'refers' ? 'all' : predicate.op === 'contains' ? 'contained' : among;
  const parts = inner.map((part) => explainPredicate(innerType, part, cardinalities, strategies, innerAmong));
  const strategy = strategies?.get(predicate);
  return {
    ...(strategy !== undefined && { strategy }),
    predicate: printPredicate(predicate),
    estimated: cardinalities.estimate(type, predicate),
    actual: cardinalities.count(type, predicate, among),
    parts: predicate.op === 'and' ? parts.sort((a, b) => a.estimated - b.estimated) : parts,
  };
}

function printBranch({ type, where, sort }: Explanation['branches'][number]): string[] {
  return [...print(where, `${type}: `, 1), ...(sort ? [`    sorted by ${sort.join(', ')}`] : [])];
}

function print(explained: ExplainedPredicate, label: string, depth: number): string[] {
  const { predicate, estimated, actual, strategy, parts } = explained;
  const what = parts.length > 0 ? predicate.slice(0, predicate.indexOf('(')) : predicate;
  const how = strategy === undefined ? '' : `; ${strategy}`;
  const line = `${'  '.repeat(depth)}${label}${what}  (estimated ${estimated}, actual ${actual}${how})`;
  return [line, ...parts.flatMap((part) => print(part, '', depth + 1))];
}
