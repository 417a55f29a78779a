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

/** With the entries that stand on optional peers, and those for notes. */
const notes = `
import { createEngine, readEnrichment } from 'fhirdex';
import { createAnnotator } from 'fhirdex/annotator';
import { createComprehendMedicalAnnotator } from 'fhirdex/comprehend-medical';
import { flexsearch } from 'fhirdex/flexsearch';
import { lunr } from 'fhirdex/lunr';
const note = {
  resourceType: 'DocumentReference',
  id: 'a',
  content: [{ attachment: { contentType: 'text/plain', data: btoa('Reports sore throat.') } }],
};
const nothing = async () => ({ Entities: [], ModelVersion: '1' });
const client = { detectEntitiesV2: nothing, inferICD10CM: nothing, inferRxNorm: nothing };
const seen = [];
for (const annotator of [createAnnotator(), createComprehendMedicalAnnotator(client)]) {
  for (const textIndex of [flexsearch(), lunr()]) {
    const engine = await createEngine({ nlp: { annotator }, textIndex });
    await engine.put(note);
    const { entry } = await engine.search('DocumentReference?_content="sore throat"');
    const found = await engine.count('DocumentReference?infer-icd10cm-entity-text-concept-code=throat|J02.9');
    seen.push([entry.length, found, readEnrichment(entry[0].resource).icd10cm.length]);
  }
}
console.log(JSON.stringify(seen));
`;

const typed = `
import { createEngine, readEnrichment, type Annotator, type Enrichment, type TextIndexAdapter } from 'fhirdex';
import { createAnnotator, defaultDictionary, type Entity, type SyncAnnotator } from 'fhirdex/annotator';
import { createComprehendMedicalAnnotator } from 'fhirdex/comprehend-medical';
import { flexsearch } from 'fhirdex/flexsearch';
import { lunr } from 'fhirdex/lunr';
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

const annotator: SyncAnnotator = createAnnotator({ dictionaries: [defaultDictionary()] });
const entities: readonly Entity[] = annotator.annotate('cough').entities;
const asking: Annotator = createComprehendMedicalAnnotator({
  detectEntitiesV2: async () => ({}),
  inferICD10CM: async () => ({}),
  inferRxNorm: async () => ({}),
});
const adapters: TextIndexAdapter[] = [flexsearch(), lunr({ mostBeside: 0.5 })];
await createEngine({ nlp: { annotator: asking, onFailure: (error: unknown, reference: string) => undefined } });
const enrichment: Enrichment | undefined = readEnrichment(patient);
export { total, matches, handler, entities, adapters, enrichment };
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
  /** What scripts print before the optional peers are installed. */
  let withoutPeers: string;
  let missingPeer: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fhirdex-package-'));
    project = join(folder, 'project');
    const tarball = await pack(join(folder, 'package'));
    const { devDependencies, peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    await mkdir(project);
    await Promise.all([
      writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' })),
      writeFile(join(project, 'script.js'), script),
      writeFile(join(project, 'notes.js'), notes),
      writeFile(join(project, 'typed.ts'), typed),
      writeFile(join(project, 'tsconfig.json'), JSON.stringify(tsconfig)),
    ]);
    const fhirTypes = `@types/fhir@${devDependencies['@types/fhir']}`;
    const peers = ['flexsearch', 'lunr'].map((peer) => `${peer}@${peerDependencies[peer]}`);
    const install = ['install', '--prefer-offline', '--no-audit', '--no-fund'];
    await run('npm', [...install, tarball, fhirTypes], project);
    withoutPeers = await run(process.execPath, ['script.js'], project);
    missingPeer = await run(process.execPath, ['notes.js'], project).catch(String);
    await run('npm', [...install, ...peers], project);
  }, 240_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is imported by a script, which needs no optional peer', () => {
    expect(missingPeer).toMatch(/Cannot find package '(?:flexsearch|lunr)'/);
    expect(JSON.parse(withoutPeers)).toEqual({
      total: 1,
      ids: ['a'],
      status: 200,
    });
  });

  it('searches notes and texts with an annotator and a text index', async () => {
    expect(JSON.parse(await run(process.execPath, ['notes.js'], project))).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('has types that take the resources of @types/fhir without a cast', async () => {
    expect(await run(process.execPath, [tsc, '-p', '.'], project)).toBe('');
  });

  it('has a command', async () => {
    expect(await run(join(project, 'node_modules/.bin/fhirdex'), ['--help'], project)).toContain('search');
  });

  it.each(['script.js', 'notes.js'])('is bundled for browsers: %s', async (script) => {
    const { errors, warnings, outputFiles } = await build({
      entryPoints: [join(project, script)],
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
