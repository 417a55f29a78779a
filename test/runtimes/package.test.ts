import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The package as its users have it: built, packed, installed into an empty project, and used from there. It takes a
 * minute, so it runs in CI and under `npm run test:deep`.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const deep = process.env['CI'] === 'true' || process.env['FHIRDEX_DEEP'] !== undefined;

const script = `
import { createEngine } from 'fhirdex';
import { createHandler } from 'fhirdex/server';
const engine = await createEngine({});
await engine.load('{"resourceType":"Patient","id":"a","name":[{"family":"Moore"}]}\\n');
const bundle = await engine.search('Patient?family=mo', { handling: 'strict' });
const { status } = await createHandler(engine)(new Request('http://localhost/fhir/Patient?family=mo'));
console.log(JSON.stringify({ total: bundle.total, ids: bundle.entry.map((entry) => entry.resource.id), status }));
`;

const typed = `
import { createEngine } from 'fhirdex';
import { createHandler, type Handler, type HandlerOptions } from 'fhirdex/server';
import type { Bundle, Observation, Patient, Resource } from 'fhir/r4.js';

const patient: Patient = { resourceType: 'Patient', id: 'a', name: [{ family: 'Moore' }], birthDate: '1970-01-01' };
const observation: Observation = { resourceType: 'Observation', id: 'b', status: 'final', code: { text: 'pulse' } };
const collection: Bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: observation }] };
const resources: Resource[] = [patient, observation];

const engine = await createEngine({ defaultHandling: 'strict' });
await engine.put(patient);
await engine.load(collection);
await engine.load(resources);
const total: number | undefined = (await engine.search('Patient?family=mo', { handling: 'strict' })).total;
const matches: boolean = await engine.prepare('Patient?family=mo').matches(patient);
const options: HandlerOptions = { basePath: '/fhir' };
const handler: Handler = createHandler(engine, options);
export { total, matches, handler };
`;

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    types: [],
    noEmit: true,
  },
  files: ['typed.ts'],
};

/** What a command prints; rejects with all that it said when it fails. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

/** Builds and packs a copy, so that `dist` is left alone; returns the tarball's path. */
async function pack(folder: string): Promise<string> {
  await mkdir(folder);
  for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    await copyFile(join(root, file), join(folder, file));
  }
  await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')], root);
  await run('npm', ['pack', '--ignore-scripts'], folder);
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  return join(folder, tarball!);
}

describe.runIf(deep)('the package', { timeout: 120_000 }, () => {
  let folder: string;
  let project: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fhirdex-package-'));
    project = join(folder, 'project');
    const tarball = await pack(join(folder, 'package'));
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    await mkdir(project);
    await Promise.all([
      writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' })),
      writeFile(join(project, 'script.js'), script),
      writeFile(join(project, 'typed.ts'), typed),
      writeFile(join(project, 'tsconfig.json'), JSON.stringify(tsconfig)),
    ]);
    const fhirTypes = `@types/fhir@${devDependencies['@types/fhir']}`;
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball, fhirTypes], project);
  }, 180_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is imported by a script', async () => {
    expect(JSON.parse(await run(process.execPath, ['script.js'], project))).toEqual({
      total: 1,
      ids: ['a'],
      status: 200,
    });
  });

  it('has types that take the resources of @types/fhir without a cast', async () => {
    expect(await run(process.execPath, [tsc, '-p', '.'], project)).toBe('');
  });

  it('has a command', async () => {
    expect(await run(join(project, 'node_modules/.bin/fhirdex'), ['--help'], project)).toContain('search');
  });

  it('is bundled for browsers', async () => {
    const { errors, warnings, outputFiles } = await build({
      entryPoints: [join(project, 'script.js')],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    expect([...errors, ...warnings]).toEqual([]);
    expect(outputFiles).toHaveLength(1);
  });
});
