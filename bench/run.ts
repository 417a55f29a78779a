import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figuresOf, geometricMean, short } from './figures.js';
import { runSearch, type SearchOptions, type SearchResult } from './operations/search.js';
import { PEER_NAMES } from './peers/index.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    queries: { type: 'string' },
    peers: { type: 'string' },
    processes: { type: 'string', default: '3' },
    process: { type: 'string' },
  },
});

function inProcess(options: SearchOptions): SearchResult {
  const script = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, [script, '--process', JSON.stringify(options)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as SearchResult;
}

if (values.process !== undefined) {
  process.stdout.write(JSON.stringify(await runSearch(JSON.parse(values.process) as SearchOptions)));
} else {
  const queries = (values.queries ?? '').split(',').filter(Boolean).map(Number);
  const peers = values.peers?.split(',') ?? PEER_NAMES;
  const runs = Array.from({ length: values.quick ? 1 : Number(values.processes) }, (_, at) =>
    inProcess({ queries, peers: [...new Set([...peers, 'prepared'])], seed: at + 1, verifyOnly: values.quick }),
  );
  const names = PEER_NAMES.filter((name) => runs[0]!.queries.some(({ samples }) => name in samples));
  const rows: string[][] = [];
  const ratios = new Map<string, number[]>();
  for (const { number, name, values: count } of runs[0]!.queries) {
    const same = runs.map((run) => run.queries.find((query) => query.number === number)!);
    const p50 = (peer: string): number => {
      const all = same.flatMap(({ samples }) => samples[peer] ?? []);
      return all.length === 0 ? NaN : figuresOf(all).p50;
    };
    const base = p50('prepared');
    for (const peer of names) {
      const ratio = base / p50(peer);
      if (Number.isFinite(ratio)) ratios.set(peer, [...(ratios.get(peer) ?? []), ratio]);
    }
    rows.push([`${number}`, name, `${count}`, ...names.map((peer) => short(p50(peer))), short(base / p50('hand'))]);
  }
  console.table(
    rows.map((row) =>
      Object.fromEntries(['n', 'query', 'values', ...names, 'prepared/hand'].map((name, at) => [name, row[at]])),
    ),
  );
  for (const [peer, list] of ratios) console.log(`prepared / ${peer}: geometric mean ${short(geometricMean(list))}`);
  for (const { name, faults } of runs[0]!.queries)
    for (const [peer, fault] of Object.entries(faults)) console.log(`wrong, ${peer}, ${name}: ${fault}`);
}
