import { createEngine, type Query } from '../../src/index.js';
import { givenBy } from './given.js';
import type { MakePeers } from './peer.js';

/**
 * Our engine in three ways: a query that was prepared before, a text that was searched before, and a text that never was.
 * What keeps a text from ever being the same is a `_format` that nobody reads: it takes reading and binding as any
 * parameter does, so that cold texts are measured with one parameter more than they need.
 */
export const ours: MakePeers = async ({ resources }) => {
  const engine = await createEngine();
  await engine.load(resources);
  let searched = 0;
  return [
    {
      name: 'prepared',
      title: 'prepared',
      runner: ({ texts }) => {
        const queries: readonly Query[] = texts.map((text) => engine.prepare(text));
        const run = (value: number) => queries[value]!.run();
        return { run, runsAsync: true, give: async (value) => givenBy(await run(value)) };
      },
    },
    {
      name: 'cached',
      title: 'cached text',
      runner: ({ texts }) => {
        const run = (value: number) => engine.search(texts[value]!);
        return { run, runsAsync: true, give: async (value) => givenBy(await run(value)) };
      },
    },
    {
      name: 'cold',
      title: 'cold text',
      runner: ({ texts }) => {
        const fresh = new Map<number, string>();
        const run = (value: number) => engine.search(fresh.get(value)!);
        const prepare = (values: readonly number[]): unknown => {
          // A string that was put together is flattened by whoever reads it first, which isn't the search's work.
          for (const value of values) fresh.set(value, flat(`${texts[value]!}&_format=${(searched++).toString(36)}`));
          return fresh;
        };
        return {
          prepare,
          run,
          runsAsync: true,
          give: async (value) => (prepare([value]), givenBy(await run(value))),
        };
      },
    },
  ];
};

function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
