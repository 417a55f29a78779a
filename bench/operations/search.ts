import { randomOf, shuffle } from '../figures.js';
import { makePeers } from '../peers/index.js';
import { QUERIES } from '../queries/index.js';
import { benchData, parse, worldOf } from '../world.js';
import { sample } from './timing.js';
import { firstFault } from './verify.js';

/*
 * The 18 queries, each by every peer. A peer whose answer to any of a query's values is wrong isn't timed on it.
 */
export interface SearchOptions {
  /** Numbers of queries, from 1; all without any. */
  readonly queries: readonly number[];
  readonly peers: readonly string[];
  /** What shuffles. */
  readonly seed: number;
  /** Answers are looked at and nothing is timed. */
  readonly verifyOnly: boolean;
}

export interface QueryResult {
  readonly number: number;
  readonly name: string;
  /** The first of its texts, and how many there are. */
  readonly text: string;
  readonly values: number;
  /** Microseconds a call, by peer. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  /** Wrong answers, by peer. */
  readonly faults: Readonly<Record<string, string>>;
}

export interface SearchResult {
  readonly data: string;
  readonly queries: readonly QueryResult[];
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}

const ROUNDS = 30;
/** Rounds that come first and don't count. */
const WARM_UP = 60;
/** Milliseconds for each peer in each round. */
const BUDGET = 6;
/** A peer that takes longer than this for a single call, in microseconds, gets fewer rounds. */
const SLOW = 5000;
const SLOW_ROUNDS = 2;

export async function runSearch({ queries, peers: names, seed, verifyOnly }: SearchOptions): Promise<SearchResult> {
  const random = randomOf(seed);
  const data = benchData();
  const resources = parse(data);
  const world = worldOf(resources);
  const { peers, missing } = await makePeers({ data, resources, world }, shuffle([...names], random));
  const chosen = [...QUERIES.entries()].filter(([at]) => queries.length === 0 || queries.includes(at + 1));
  const results: QueryResult[] = [];
  for (const [at, query] of shuffle(chosen, random)) {
    const bound = query(world);
    const find = bound.scan();
    const expected = bound.texts.map((_, value) => find(value));
    const samples: Record<string, number[]> = {};
    const faults: Record<string, string> = {};
    const racing = [];
    for (const peer of peers) {
      const runner = peer.runner(bound);
      const fault = await firstFault(runner, bound, expected);
      if (fault === undefined) racing.push({ name: peer.name, runner, rounds: 0, slow: false });
      else faults[peer.name] = fault;
      samples[peer.name] = [];
    }
    for (let round = -WARM_UP; round < (verifyOnly ? -WARM_UP : ROUNDS); round++) {
      for (const racer of shuffle(racing, random)) {
        if (racer.slow && racer.rounds >= SLOW_ROUNDS) continue;
        const taken = await sample(racer.runner, bound.texts.length, BUDGET, random);
        racer.slow ||= Math.min(...taken) > SLOW;
        if (round < 0 && !racer.slow) continue;
        racer.rounds++;
        samples[racer.name]!.push(...taken);
      }
    }
    results.push({
      number: at + 1,
      name: bound.name,
      text: bound.texts[0]!,
      values: bound.texts.length,
      samples,
      faults,
    });
  }
  return { data: data.name, queries: results.sort((a, b) => a.number - b.number), missing };
}
