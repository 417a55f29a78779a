import { printPredicate, type Predicate } from '../model/predicate.js';
import type { PlanBranch } from './plan.js';

/** What `explain` needs of a backend. */
export interface Cardinalities {
  estimate(type: string, where: Predicate): number;
  count(type: string, where: Predicate): number;
}

/** A predicate of a plan, with the number of resources that the backend expects and that there are. */
export interface ExplainedPredicate {
  /** The predicate in one line. */
  readonly predicate: string;
  readonly estimated: number;
  readonly actual: number;
  /** What it is composed of, the cheapest first, as a conjunction is evaluated. */
  readonly parts: readonly ExplainedPredicate[];
}

export interface Explanation {
  /** The search as it was understood. */
  readonly search: string;
  readonly branches: readonly { readonly type: string; readonly where: ExplainedPredicate }[];
  /** The plan as an indented text. */
  toString(): string;
}

export function explain(search: string, branches: readonly PlanBranch[], cardinalities: Cardinalities): Explanation {
  const explained = branches.map(({ type, where }) => ({ type, where: explainPredicate(type, where, cardinalities) }));
  return {
    search,
    branches: explained,
    toString: () => [search, ...explained.flatMap(({ type, where }) => print(where, `${type}: `, 1))].join('\n'),
  };
}

function explainPredicate(type: string, predicate: Predicate, cardinalities: Cardinalities): ExplainedPredicate {
  const inner =
    predicate.op === 'not' ? [predicate.of] : predicate.op === 'and' || predicate.op === 'or' ? predicate.of : [];
  const parts = inner.map((part) => explainPredicate(type, part, cardinalities));
  return {
    predicate: printPredicate(predicate),
    estimated: cardinalities.estimate(type, predicate),
    actual: cardinalities.count(type, predicate),
    parts: predicate.op === 'and' ? parts.sort((a, b) => a.estimated - b.estimated) : parts,
  };
}

function print({ predicate, estimated, actual, parts }: ExplainedPredicate, label: string, depth: number): string[] {
  const what = parts.length > 0 ? predicate.slice(0, predicate.indexOf('(')) : predicate;
  const line = `${'  '.repeat(depth)}${label}${what}  (estimated ${estimated}, actual ${actual})`;
  return [line, ...parts.flatMap((part) => print(part, '', depth + 1))];
}
