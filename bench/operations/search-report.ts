import { figuresOf, geometricMean, median, short } from '../figures.js';
import { list, paragraphs, table } from '../markdown.js';
import { PEER_TITLES } from '../peers/index.js';
import type { Goal, Section } from './operation.js';
import type { SearchResult } from './search-result.js';

/** What the three processes measured, as sections of the page. */

const MOST = 5;

interface Row {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly values: number;
  /** Microseconds, by peer; only of right answers. */
  readonly samples: ReadonlyMap<string, readonly number[]>;
  readonly faults: ReadonlyMap<string, string>;
}

function rowsOf(parts: readonly SearchResult[]): Row[] {
  const rows = new Map<
    number,
    { row: Omit<Row, 'samples' | 'faults'>; samples: Map<string, number[]>; faults: Map<string, string> }
  >();
  for (const { queries } of parts) {
    for (const { number, name, text, values, samples, faults } of queries) {
      let known = rows.get(number);
      if (!known)
        rows.set(number, (known = { row: { number, name, text, values }, samples: new Map(), faults: new Map() }));
      for (const [peer, taken] of Object.entries(samples)) {
        known.samples.set(peer, [...(known.samples.get(peer) ?? []), ...taken]);
      }
      for (const [peer, fault] of Object.entries(faults)) known.faults.set(peer, fault);
    }
  }
  return [...rows.values()]
    .map(({ row, samples, faults }) => ({ ...row, samples, faults }))
    .sort((a, b) => a.number - b.number);
}

function p50(row: Row, peer: string): number {
  const samples = row.samples.get(peer) ?? [];
  return samples.length === 0 || row.faults.has(peer) ? NaN : figuresOf(samples).p50;
}

/** How many times the first takes as long as the second, on each query that both answer. */
function ratios(rows: readonly Row[], first: string, second: string): { row: Row; ratio: number }[] {
  return rows
    .map((row) => ({ row, ratio: p50(row, first) / p50(row, second) }))
    .filter(({ ratio }) => Number.isFinite(ratio));
}

function gaps(rows: readonly Row[], first: string, second: string): number[] {
  return rows.map((row) => p50(row, first) - p50(row, second)).filter(Number.isFinite);
}

function times(value: number): string {
  return `${short(value)}x`;
}

function goalsOf(rows: readonly Row[]): Goal[] {
  const goals: Goal[] = [];
  const byHand = ratios(rows, 'prepared', 'hand');
  if (byHand.length > 0) {
    const mean = geometricMean(byHand.map(({ ratio }) => ratio));
    const worst = byHand.toSorted((a, b) => b.ratio - a.ratio)[0]!;
    goals.push({
      what: `prepared query against postings by hand, geometric mean of ${byHand.length} queries`,
      goal: 'at most 2.0x, none above 5x',
      measured: `${times(mean)}, worst ${times(worst.ratio)} (${worst.row.number})`,
      met: mean <= 2 && worst.ratio <= MOST,
    });
  }
  for (const [peer, what, most] of [
    ['cold', 'cold text above prepared, median of the queries', 25],
    ['cached', 'cached text above prepared, median of the queries', 2],
  ] as const) {
    const above = gaps(rows, peer, 'prepared');
    if (above.length === 0) continue;
    goals.push({
      what,
      goal: `at most ${most} µs`,
      measured: `${short(median(above))} µs`,
      met: median(above) <= most,
    });
  }
  for (const [peer, least] of [
    ['prepared', 10],
    ['cold', 2],
  ] as const) {
    const faster = ratios(rows, 'sqlite', peer).map(({ ratio }) => ratio);
    if (faster.length === 0) continue;
    goals.push({
      what: `${PEER_TITLES.get(peer)} against SQLite (ids alone), geometric mean`,
      goal: `at least ${least}x faster`,
      measured: times(geometricMean(faster)),
      met: geometricMean(faster) >= least,
    });
  }
  return goals;
}

function lossesOf(rows: readonly Row[]): string[] {
  const named = ({ row, ratio }: { row: Row; ratio: number }): string => `${row.name} (${row.number}) ${times(ratio)}`;
  const slowest = (peer: string, other: string, least: number): string[] =>
    ratios(rows, peer, other)
      .filter(({ ratio }) => ratio > least)
      .toSorted((a, b) => b.ratio - a.ratio)
      .map(named);
  const said: string[] = [];
  const tell = (what: string, all: readonly string[], of: readonly unknown[]): void => {
    if (all.length === 0) return;
    const more = all.length > MOST ? ` and ${all.length - MOST} more` : '';
    said.push(`${what} on ${all.length} of ${of.length} queries: ${all.slice(0, MOST).join(', ')}${more}.`);
  };
  tell(
    'Postings by hand are faster than a prepared query',
    slowest('prepared', 'hand', 1),
    ratios(rows, 'prepared', 'hand'),
  );
  for (const [peer, title] of [
    ['sqlite', 'SQLite'],
    ['medplum', 'Medplum'],
    ['scan', 'A scan'],
  ] as const) {
    for (const way of ['prepared', 'cold']) {
      tell(
        `${title} is faster than ${way === 'cold' ? 'a cold text' : 'a prepared query'}`,
        slowest(way, peer, 1),
        ratios(rows, way, peer),
      );
    }
  }
  return said;
}

/** Every figure of every peer. */
function spreadTable(rows: readonly Row[], peers: readonly string[]): string {
  return table(
    ['', 'query', 'by', 'p50', 'p95', 'mean', 'min', 'max', 'samples'],
    rows.flatMap((row) =>
      peers.flatMap((peer) => {
        const samples = row.samples.get(peer) ?? [];
        if (samples.length === 0) return [];
        const figures = figuresOf(samples);
        const { p50, p95, mean, min, max } = figures;
        const cells = [p50, p95, mean, min, max].map(short);
        return [[`${row.number}`, row.name, PEER_TITLES.get(peer)!, ...cells, `${figures.samples}`]];
      }),
    ),
  );
}

export function describeSearch(parts: readonly SearchResult[], processes: number): Section {
  const rows = rowsOf(parts);
  const peers = [...PEER_TITLES.keys()].filter((peer) =>
    rows.some(({ samples, faults }) => samples.has(peer) || faults.has(peer)),
  );
  const missing = new Map(parts.flatMap((part) => part.missing.map(({ name, reason }) => [name, reason])));
  const notes: string[] = [];
  const cell = (row: Row, peer: string): string => {
    const fault = row.faults.get(peer);
    if (fault === undefined) return short(p50(row, peer));
    notes.push(`${PEER_TITLES.get(peer)}, ${row.number}: \`${fault}\``);
    return `wrong[${notes.length}]`;
  };
  const summary = table(
    ['', 'query', 'values', ...peers.map((peer) => PEER_TITLES.get(peer)!), 'prepared / by hand', 'SQLite / prepared'],
    rows.map((row) => [
      `${row.number}`,
      row.name,
      `${row.values}`,
      ...peers.map((peer) => cell(row, peer)),
      times(p50(row, 'prepared') / p50(row, 'hand')),
      times(p50(row, 'sqlite') / p50(row, 'prepared')),
    ]),
  );
  const means = peers.flatMap((peer) => {
    const of = ratios(rows, peer, 'prepared').map(({ ratio }) => ratio);
    return peer === 'prepared' || of.length === 0
      ? []
      : [
          `${PEER_TITLES.get(peer)} takes ${times(geometricMean(of))} as long as a prepared query (geometric mean of ${of.length} queries)`,
        ];
  });
  return {
    title: 'Searching',
    text: paragraphs(
      `${parts[0]!.data}. Medians in microseconds a call, of ${processes} processes that take queries and peers in shuffled orders.`,
      list([
        'Every query takes turns through many values of the data, in shuffled orders, so that no cache of answers is any good.',
        '_prepared_: a query of `engine.prepare`, to its Bundle; _cached text_: `engine.search` of a text that was searched before; _cold text_: of one that never was. To be new, it has a `_format` besides, which nobody reads but the parser: a parameter more than it needs.',
        '_by hand_: the code that one would write for this one query and no other, on postings of its parameters (`bench/queries`), giving a promise of the same Bundle: total, entries, a link to itself and one to the next page; no keys of several parameters, no answers kept.',
        '_SQLite_: in memory, a table for each parameter that covers the query, prepared statements; ids and total alone, no resources, and no JSON read. The total is counted only when the page is full.',
        '_Medplum_: its MemoryRepository, with requests parsed before; in one process and few calls, since some take seconds.',
        '_scan_: a look at every resource, by a predicate written for the query.',
        `Calls are timed in batches of ten, and one by one where they take more than 20 µs.`,
        `Before anything is timed, all answers to all values are compared with the scan's: totals, the ids of the page, what is included, and the order when one is asked for. Entries made by hand and by us have to be the very same. Who is wrong once isn't timed on that query. Of a peer that takes seconds, as many values are compared as it answers in three seconds.`,
      ]),
      Array.from(missing, ([name, reason]) => `${PEER_TITLES.get(name)} is left out: ${reason}.`),
      summary,
      notes.map((note, at) => `[${at + 1}] ${note}`),
      list(means),
      '<details><summary>p95, mean, least and greatest</summary>',
      spreadTable(rows, peers),
      '</details>',
    ),
    goals: goalsOf(rows),
    losses: lossesOf(rows),
  };
}
