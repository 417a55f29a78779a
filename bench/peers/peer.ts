import type { BoundQuery } from '../queries/query.js';
import type { Data, Stored, World } from '../world.js';

/** Everything that peers may be made of. */
export interface Loaded {
  readonly data: Data;
  readonly resources: readonly Stored[];
  readonly world: World;
}

/** What a peer answered, as far as all of them can: ids. Entries are there of those that make them. */
export interface Given {
  readonly total: number | undefined;
  /** Ids of the matches on the first page. */
  readonly page: readonly string[];
  /** Ids of what comes beside them. */
  readonly includes: readonly string[];
}

/** One way of answering one query. */
export interface Runner {
  /** Gets ready for a number of runs, such as by making texts; isn't timed. */
  readonly prepare?: (values: readonly number[]) => unknown;
  /** Runs the query of the n-th value, and gives what is kept of it so that the work can't be left out. */
  readonly run: (value: number) => unknown;
  readonly runsAsync: boolean;
  /** Answers once to be looked at. */
  readonly give: (value: number) => Promise<Given> | Given;
}

export interface Peer {
  readonly name: string;
  /** What the table of the page says above its column. */
  readonly title: string;
  runner(query: BoundQuery): Runner;
}

/** Loads a peer's data. Rejects when the peer isn't installed. */
export type MakePeers = (loaded: Loaded) => Promise<readonly Peer[]>;
