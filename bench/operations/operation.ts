/** What a run of the benchmarks was asked for. */
export interface Asked {
  /** Only whether answers are right. */
  readonly quick: boolean;
  /** Numbers of queries, from 1; all without any. */
  readonly queries: readonly number[];
  /** All without any. */
  readonly peers: readonly string[];
  readonly processes: number;
  /** Whether to grow to a million resources. */
  readonly growth: boolean;
}

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What the page says of an operation, in Markdown. */
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly goals: readonly Goal[];
  /** Where others are faster or a goal is missed, the worst first. */
  readonly losses: readonly string[];
}

/** One file an operation: how it is measured, and how that is told. */
export interface Operation {
  readonly name: string;
  /** Part of a run unless something else is asked for. */
  readonly usual: boolean;
  /** Megabytes that its processes may grow to, where that is more than usual. */
  readonly heap?: number;
  /** Done in a process of its own, with what `measure` gave it; the result has to survive JSON. */
  readonly work: (options: unknown) => Promise<unknown>;
  /** Undefined, having said why, when it can't be measured. */
  readonly measure: (asked: Asked, spawn: (options: unknown) => unknown) => unknown;
  readonly describe: (result: unknown) => Section;
  /** What was left out, with the reason. */
  readonly missing: (result: unknown) => readonly string[];
  /** What is wrong, so that the run fails. */
  readonly faults: (result: unknown) => readonly string[];
}

interface Definition<Options, Part, Result> {
  readonly name: string;
  readonly usual?: boolean;
  readonly heap?: number;
  readonly work: (options: Options) => Promise<Part>;
  readonly measure: (asked: Asked, spawn: (options: Options) => Part) => Result | undefined;
  readonly describe: (result: Result) => Section;
  readonly missing?: (result: Result) => readonly string[];
  readonly faults?: (result: Result) => readonly string[];
}

/** Results travel as JSON, where their types don't show. */
export function defineOperation<Options, Part, Result>(definition: Definition<Options, Part, Result>): Operation {
  const { usual = true, missing = () => [], faults = () => [] } = definition;
  return { ...definition, usual, missing, faults } as Operation;
}
