import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The library as a browser has it: one bundle, under a content-security policy that allows no evaluated code, loaded by
 * a page in a real Chromium.
 */

const sources = fileURLToPath(new URL('../../src/', import.meta.url));

/** What the page imports. */
const entry = `
export { createEngine } from './index.js';
export { createAnnotator } from './nlp/built-in/create-annotator.js';
export { flexsearch } from './text/flexsearch.js';
`;

const notes = ['Reports sore throat for three days.', 'Denies cough.'].map((text, i) => ({
  resourceType: 'DocumentReference',
  id: `note-${i}`,
  content: [{ attachment: { contentType: 'text/plain', data: btoa(text) } }],
}));

const patients = [
  { resourceType: 'Patient', id: 'moore', name: [{ family: 'Moore', given: ['Ann'] }] },
  { resourceType: 'Patient', id: 'moreno', name: [{ family: 'Moreno', given: ['María'] }] },
  { resourceType: 'Patient', id: 'smith', name: [{ family: 'Smith', given: ['Mo'] }] },
];
const streamed = [
  { resourceType: 'Patient', id: 'moller', name: [{ family: 'Möller' }] },
  { resourceType: 'Patient', id: 'jones', name: [{ family: 'Jones' }] },
];
const ndjson = (resources: readonly object[]): string => resources.map((r) => `${JSON.stringify(r)}\n`).join('');

/** Runs in the page, and posts what it saw. `response.body` is a ReadableStream of bytes. */
const script = `
import { createAnnotator, createEngine, flexsearch } from './fhirdex.js';

function evaluatesCode() {
  try { return new Function('return true')(); } catch { return false; }
}

async function searchNotes() {
  const engine = await createEngine({ nlp: { annotator: createAnnotator() }, textIndex: flexsearch() });
  await engine.load(await (await fetch('./notes.ndjson')).text());
  const searches = ['infer-icd10cm-entity-text-concept-code=throat|J02.9', '_content="three days"', 'infer-icd10cm-entity-text=cough'];
  const found = [];
  for (const search of searches) {
    const { entry } = await engine.search('DocumentReference?' + search, { handling: 'strict' });
    found.push(entry.map(({ resource }) => resource.id).join());
  }
  return found;
}

async function run() {
  const engine = await createEngine({});
  const fromText = await engine.load(await (await fetch('./patients.ndjson')).text());
  const fromStream = await engine.load((await fetch('./streamed.ndjson')).body);
  const bundle = await engine.search('Patient?family=mo', { handling: 'strict' });
  return {
    evaluatesCode: evaluatesCode(),
    loaded: [fromText.loaded, fromStream.loaded],
    failed: [...fromText.failed, ...fromStream.failed],
    total: bundle.total,
    ids: bundle.entry.map((entry) => entry.resource.id).sort(),
    notes: await searchNotes(),
  };
}

const report = await run().catch((error) => ({ error: String(error?.stack ?? error) }));
await fetch('./report', { method: 'POST', body: JSON.stringify(report) });
`;

const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined) return isExecutable(given) ? given : undefined;
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'chromium')).find(isExecutable);
}

const executablePath = findChromium();
const notFound = 'no Chromium found: install it, or name one in CHROMIUM_PATH';
const skipped = executablePath === undefined && process.env['CI'] !== 'true';
if (skipped) console.warn(`The browser test is skipped; ${notFound}.`);

async function bundle(): Promise<string> {
  // For the platform `browser`, esbuild refuses an import of a Node built-in.
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: sources, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** Serves `files` by path, and emits `report` with what the page posts there. */
async function serve(files: ReadonlyMap<string, readonly [type: string, body: string]>): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url === '/report') {
      server.emit('report', await text(request));
      response.writeHead(204).end();
      return;
    }
    const [type, body] = files.get(request.url ?? '') ?? [];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': type ?? 'text/plain',
      'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    });
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** What the page reports; rejects at its first error. */
async function visit(page: Page, server: Server): Promise<unknown> {
  const broken = new Promise<never>((_, reject) => {
    page.on('pageerror', reject);
    page.on('console', (message) => {
      if (message.type() === 'error') reject(new Error(message.text()));
    });
  });
  const [[report]] = await Promise.all([
    Promise.race([once(server, 'report') as Promise<[string]>, broken]),
    page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
  ]);
  return JSON.parse(report);
}

describe.skipIf(skipped)(`in a browser${skipped ? ` (skipped: ${notFound})` : ''}`, () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error(notFound);
    server = await serve(
      new Map([
        ['/', ['text/html; charset=utf-8', '<!doctype html><script type="module" src="./page.js"></script>']],
        ['/page.js', ['text/javascript; charset=utf-8', script]],
        ['/fhirdex.js', ['text/javascript; charset=utf-8', await bundle()]],
        ['/patients.ndjson', ['application/fhir+ndjson', ndjson(patients)]],
        ['/notes.ndjson', ['application/fhir+ndjson', ndjson(notes)]],
        ['/streamed.ndjson', ['application/fhir+ndjson', ndjson(streamed)]],
        ['/favicon.ico', ['image/x-icon', '']],
      ]),
    );
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('loads NDJSON from text and from a stream, searches, annotates notes and searches texts, under a strict content-security policy', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    expect(await visit(page, server)).toEqual({
      evaluatesCode: false,
      loaded: [3, 2],
      failed: [],
      total: 3,
      ids: ['moller', 'moore', 'moreno'],
      notes: ['note-0', 'note-0', 'note-1'],
    });
    expect(faults).toEqual([]);
  });
});
