import { createEngine } from '../../src/index.js';
import { randomOf, shuffle } from '../figures.js';
import { makePeers, PEER_TITLES, SLOW_PEERS } from '../peers/index.js';
import type { Runner } from '../peers/peer.js';
import { QUERIES } from '../queries/index.js';
import { benchData, describeData, parse, worldOf } from '../world.js';
import { defineOperation } from './operation.js';
import { describeSearch } from './search-report.js';
import type { QueryResult, SearchResult } from './search-result.js';
import { sample } from './timing.js';
import { firstDifference, firstFault } from './verify.js';

/*
 * The 18 queries, each by every peer. A peer whose answer to any of a query's values is wrong isn't timed on it.
 */
interface SearchOptions {
  /** Numbers of queries, from 1; all without any. */
  readonly queries: readonly number[];
  readonly peers: readonly string[];
  /** What shuffles. */
  readonly seed: number;
  /** Answers are looked at and nothing is timed. */
  readonly verifyOnly: boolean;
}

const ROUNDS = 30;
/** Rounds that come first and don't count. */
const WARM_UP = 60;
/** Milliseconds for each peer in each round. */
const BUDGET = 6;
/** A peer that takes longer than this for a call, in microseconds, gets fewer rounds. */
const SLOW = 5000;
const SLOW_ROUNDS = 2;

interface Racer {
  readonly name: string;
  readonly runner: Runner;
  readonly samples: number[];
}

async function runSearch({ queries, peers: names, seed, verifyOnly }: SearchOptions): Promise<SearchResult> {
  const random = randomOf(seed);
  const data = benchData();
  const resources = parse(data);
  const world = worldOf(resources);
  const { peers, missing } = await makePeers({ data, resources, world }, names);
  const engine = await createEngine();
  await engine.load(resources);
  const chosen = [...QUERIES.entries()].filter(([at]) => queries.length === 0 || queries.includes(at + 1));
  const results: QueryResult[] = [];
  for (const [at, query] of shuffle(chosen, random)) {
    const bound = query(world);
    const find = bound.scan();
    const expected = bound.texts.map((_, value) => find(value));
    const faults: Record<string, string> = {};
    const racers: Racer[] = [];
    for (const { name, runner: make } of peers) {
      let fault = name === 'prepared' ? await firstDifference(engine, bound) : undefined;
      try {
        const runner = make(bound);
        fault ??= await firstFault(runner, bound, expected);
        if (fault === undefined) racers.push({ name, runner, samples: [] });
      } catch (error) {
        // Some refuse what they don't know.
        fault = error instanceof Error ? error.message : String(error);
      }
      if (fault !== undefined) faults[name] = fault;
    }
    if (!verifyOnly) await race(racers, bound.texts.length, random);
    const { name, texts } = bound;
    const samples = Object.fromEntries(racers.map(({ name, samples }) => [name, samples]));
    results.push({ number: at + 1, name, text: texts[0]!, values: texts.length, samples, faults });
  }
  return { data: describeData(data), queries: results, missing };
}

/** Peers take turns, so that whatever else the machine is doing hits all of them. */
async function race(racers: Racer[], values: number, random: () => number): Promise<void> {
  /** Turns that a slow one had. */
  const slow = new Map<Racer, number>();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const racer of shuffle(racers, random)) {
      const turns = slow.get(racer) ?? 0;
      if (turns > SLOW_ROUNDS) continue;
      const taken = await sample(racer.runner, values, BUDGET, random);
      // One that was only held up is quick the next time.
      if (Math.min(...taken) > SLOW) slow.set(racer, turns + 1);
      else slow.delete(racer);
      // A slow one needs no warming up.
      if (round >= 0 || turns > 0) racer.samples.push(...taken);
    }
  }
}

/** Peers of ours, whose answers have to be right. */
const OURS = new Set([...PEER_TITLES.keys()].filter((name) => name !== 'medplum'));

export const search = defineOperation<SearchOptions, SearchResult, { parts: SearchResult[]; processes: number }>({
  name: 'search',
  work: runSearch,
  measure: ({ quick, queries, peers, processes }, spawn) => {
    const names = peers.length === 0 ? [...PEER_TITLES.keys()] : [...new Set([...peers, 'prepared'])];
    // All are compared with the scan, so that it needn't be compared itself when nothing is timed.
    const fast = names.filter((name) => !SLOW_PEERS.has(name) && !(quick && name === 'scan'));
    // Looking whether slow peers are right takes minutes, and they may be wrong.
    const alone = quick ? [] : names.filter((name) => SLOW_PEERS.has(name));
    const rounds = quick ? 1 : processes;
    const parts = Array.from({ length: rounds }, (_, at) =>
      spawn({ queries, peers: fast, seed: at + 1, verifyOnly: quick }),
    );
    if (alone.length > 0) parts.push(spawn({ queries, peers: alone, seed: 1, verifyOnly: false }));
    return { parts, processes: rounds };
  },
  describe: ({ parts, processes }) => describeSearch(parts, processes),
  missing: ({ parts }) => [
    ...new Set(
      parts.flatMap(({ missing }) => missing.map(({ name, reason }) => `${PEER_TITLES.get(name)}: ${reason}`)),
    ),
  ],
  faults: ({ parts }) => {
    const all = parts.flatMap(({ queries }) =>
      queries.flatMap(({ faults }) => Object.entries(faults).filter(([peer]) => OURS.has(peer))),
    );
    return [...new Set(all.map(([peer, fault]) => `${PEER_TITLES.get(peer)}: ${fault}`))];
  },
});
