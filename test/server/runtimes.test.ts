import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type * as Index from '../../src/index.js';
import type * as Server from '../../src/server/handler.js';
import { BASE } from '../support/conformance.js';

const path = (name: string): string => fileURLToPath(new URL(`../../src/${name}`, import.meta.url));

test('the handler is bundled for browsers, and answers in the bundle', async () => {
  // For the platform `browser`, esbuild refuses an import of a Node built-in.
  const { warnings, outputFiles } = await build({
    stdin: {
      contents: `export * from ${JSON.stringify(path('index.ts'))}; export * from ${JSON.stringify(path('server/handler.ts'))};`,
      resolveDir: path(''),
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  expect(warnings).toEqual([]);
  const source = outputFiles[0]!.text;
  const { createEngine, createHandler } = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  )) as typeof Index & typeof Server;
  const handler = createHandler(await createEngine({ baseUrl: BASE }));
  const response = await handler(new Request(`${BASE}/Patient?_format=json`, { headers: { Accept: 'text/html' } }));
  expect([response.status, (await response.json()).total]).toEqual([200, 0]);
});
