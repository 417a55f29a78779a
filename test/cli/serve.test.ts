import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OperationOutcome, SearchsetBundle } from '../../src/index.js';
import { idsOf } from '../support/conformance.js';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhirdex-'));
  data = join(folder, 'patients.ndjson');
  const lines = ['Moreau', 'Mo', 'Li'].map((family, i) =>
    JSON.stringify({ resourceType: 'Patient', id: `p${i}`, name: [{ family }] }),
  );
  await writeFile(data, lines.join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A server in a process of its own. */
interface Served {
  readonly process: ChildProcess;
  /** The line that it prints when it is ready. */
  readonly ready: string;
  /** The address in that line. */
  readonly base: string;
  /** Resolves when the process ends, to its exit code and what it printed after that line and to standard error. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

let running: ChildProcess[] = [];
afterEach(() => {
  for (const process of running) process.kill('SIGKILL');
  running = [];
});

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function served(...args: string[]): Promise<Served> {
  const child = start(...args);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const err = text(child.stderr!);
  let out = '';
  child.stdout!.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  while (!out.includes('\n')) {
    await Promise.race([once(child.stdout!, 'data'), exit]);
    if (child.exitCode !== null) throw new Error(await err);
  }
  const ready = out;
  const ended = exit.then(async ([code]) => ({ code, out: out.slice(ready.length), err: await err }));
  return { process: child, ready, base: /http\S+/.exec(ready)![0], ended };
}

test('serves what it loaded at the address it prints, whose links lead back to it, until it is interrupted', async () => {
  const { process, ready, base, ended } = await served(data, '--port', '0');
  expect(ready).toMatch(/^serving 3 resources at http:\/\/127\.0\.0\.1:[1-9]\d*\/fhir\n$/);

  const found: string[] = [];
  let url: string | undefined = `${base}/Patient?family=mo&_count=1`;
  while (url !== undefined) {
    const response: Response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/fhir+json; charset=utf-8',
    ]);
    const bundle = (await response.json()) as SearchsetBundle;
    found.push(idsOf(bundle));
    expect(bundle.entry[0]!.fullUrl).toBe(`${base}/Patient/${found.at(-1)}`);
    url = bundle.link.find(({ relation }) => relation === 'next')?.url;
  }
  expect(found).toEqual(['p0', 'p1']);

  const posted = await fetch(`${base}/Patient/_search`, {
    method: 'POST',
    body: new URLSearchParams({ family: 'li' }),
    headers: { Prefer: 'handling=strict' },
  });
  expect(idsOf((await posted.json()) as SearchsetBundle)).toBe('p2');
  expect((await fetch(`${base}/Patient?famly=li`, { headers: { Prefer: 'handling=strict' } })).status).toBe(400);
  expect((await fetch(new URL('/Patient', base))).status).toBe(404);
  expect((await fetch(`${base}/Patient/p2`, { method: 'DELETE' })).status).toBe(204);

  process.kill('SIGINT');
  // No search, and nothing of what was found, is in what it says.
  expect(await ended).toEqual({ code: 0, out: '', err: '' });
}, 60_000);

test('serves at another path, with the base URL that clients know it by', async () => {
  const { process, base, ended } = await served(
    data,
    '-p',
    '0',
    '--base-path',
    '/',
    '--base-url',
    'https://example.org/r4',
  );
  expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const bundle = (await (await fetch(`${base}/Patient?family=li`)).json()) as SearchsetBundle;
  expect(bundle.link).toEqual([{ relation: 'self', url: 'https://example.org/r4/Patient?family=li' }]);
  process.kill('SIGTERM');
  expect((await ended).code).toBe(0);
}, 60_000);

test('tells a port that is in use in a line, before anything is loaded; refuses what is no request', async () => {
  const { base } = await served(data, '--port', '0');
  const { port } = new URL(base);
  const second = start(join(folder, 'nothing-here.ndjson'), '--port', port);
  const [[code], out, err] = await Promise.all([once(second, 'exit'), text(second.stdout!), text(second.stderr!)]);
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: `error: can't serve at port ${port} of 127.0.0.1: it is in use\n`,
  });

  const sent = httpRequest({ port, path: '/fhir/Patient', headers: { Host: 'a b' } }).end();
  const [response] = await once(sent, 'response');
  const outcome = JSON.parse(await text(response)) as OperationOutcome;
  expect([response.statusCode, outcome.issue[0]!.code]).toEqual([400, 'invalid']);
}, 60_000);

test('refuses options that are none', async () => {
  const refused = async (...args: string[]): Promise<unknown[]> => {
    const child = start(data, ...args);
    const [[code], err] = await Promise.all([once(child, 'exit'), text(child.stderr!)]);
    return [code, err];
  };
  expect(await Promise.all([refused('--port', '65536'), refused('--base-path', 'fhir')])).toEqual([
    [1, expect.stringContaining('expected a number from 0 to 65535')],
    [1, expect.stringContaining("expected '' or a path such as '/fhir'")],
  ]);
}, 60_000);
