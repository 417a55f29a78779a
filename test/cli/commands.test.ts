import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEXT_LIBRARY_NAMES, textIndexOf } from '../../src/cli/engine-options.js';
import { explainCommand } from '../../src/cli/explain-command.js';
import { generateCommand } from '../../src/cli/generate-command.js';
import { searchCommand } from '../../src/cli/search-command.js';
import { snapshotCommand } from '../../src/cli/snapshot-command.js';
import { createEngine, type SearchsetBundle } from '../../src/index.js';
import { keepExitCode, run, type Output } from './run.js';

const patient = (id: string, family: string): object => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Ann'] }],
  gender: 'female',
  birthDate: '1980-05-01',
});
const lines = [patient('a', 'Moreau'), patient('b', 'Mo'), patient('c', 'Li')].map(
  (each) => `${JSON.stringify(each)}\n`,
);

let folder = '';
let ndjson = '';
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhirdex-'));
  ndjson = path('patients.ndjson');
  await writeFile(ndjson, lines.join(''));
});
afterAll(() => rm(folder, { recursive: true }));
keepExitCode();

const search = (text: string, options: Partial<Parameters<typeof searchCommand>[1]> = {}): Promise<Output> =>
  run(() => searchCommand(text, { data: [ndjson], format: 'json', handling: 'strict', ...options }));

const ids = ({ out }: Output): string[] =>
  (JSON.parse(out) as SearchsetBundle).entry.map(({ resource }) => (resource as { id: string }).id);

test('snapshot writes what an engine starts from', async () => {
  const out = path('engine.snapshot');
  const output = await run(() => snapshotCommand([ndjson], { out, timeZone: '+02:00' }));
  expect(output).toEqual({ out: '', err: '', exitCode: 0 });
  const engine = await createEngine({ snapshot: await readFile(out), timeZone: '+02:00' });
  expect(await engine.count('Patient?family=mo')).toBe(2);
});

describe('search', () => {
  test('prints the Bundle', async () => {
    const output = await search('Patient?family=mo', { baseUrl: 'http://example.org/fhir' });
    expect(output).toMatchObject({ err: '', exitCode: 0 });
    expect(ids(output)).toEqual(['a', 'b']);
    expect(JSON.parse(output.out)).toMatchObject({
      total: 2,
      link: [{ relation: 'self', url: 'http://example.org/fhir/Patient?family=mo' }],
    });
  });

  test('prints a table', async () => {
    const { out, err, exitCode } = await search('Patient?family=mo&_count=1', { format: 'table' });
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(out).toMatch(/resource +│ what +│ when +│ status +│ value/);
    expect(out).toMatch(/Patient\/a +│ Ann Moreau +│ 1980-05-01 +│ female/);
    expect(out.trim().split('\n').at(-1)).toMatch(/^1 of 2, next page: http:.*_cursor=/);
  });

  test('a table of nothing is a line', async () => {
    expect((await search('Patient?family=nobody', { format: 'table' })).out).toBe('0 of 0\n');
    expect((await search('Patient?family=nobody&_total=none', { format: 'table' })).out).toBe('0\n');
  });

  test('a table holds no commands to the terminal that data could give', async () => {
    const evil = path('evil.ndjson');
    const text = 'a\u001b]0;title\u0007\u001b[2J\u009b31mb\nc';
    const resource = { ...patient('e', text), gender: text, birthDate: text };
    await writeFile(evil, `${JSON.stringify(resource)}\n`);
    const { out } = await search('Patient?', { data: [evil], format: 'table' });
    expect(out).toContain('mb c');
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(
      out
        .trim()
        .split('\n')
        .filter((line) => line.includes('Patient/e')),
    ).toHaveLength(1);
  });

  test('points at every fault in the search and fails', async () => {
    const { out, err, exitCode } = await search('Patient?nosuch=1&birthdate=nonsense');
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 1 });
    const printed = err.split('\n');
    expect(printed[0]).toBe("error: 'nosuch' is no search parameter of Patient");
    expect(printed.slice(1, 3)).toEqual(['  Patient?nosuch=1&birthdate=nonsense', '          ^^^^^^']);
    expect(printed.slice(4, 6)).toEqual([
      '  Patient?nosuch=1&birthdate=nonsense',
      '                             ^^^^^^^^',
    ]);
  });

  test('under lenient handling tells what was ignored', async () => {
    const table = await search('Patient?nosuch=1&family=li', { handling: 'lenient', format: 'table' });
    expect(table).toMatchObject({ exitCode: 0 });
    expect(table.err).toMatch(/^warning: 'nosuch' is no search parameter of Patient; ignored/);
    expect(table.out).toContain('Ann Li');
    const json = await search('Patient?nosuch=1&family=li', { handling: 'lenient' });
    expect(json.out).toContain('OperationOutcome');
  });
});

describe('data', () => {
  test('may be gzipped, JSON, and in folders, however deep', async () => {
    const deep = path('deep');
    await mkdir(join(deep, 'er'), { recursive: true });
    await writeFile(join(deep, '1.ndjson.gz'), gzipSync(lines[0]!));
    await writeFile(join(deep, 'er', '2.jsonl'), lines[1]!);
    await writeFile(
      join(deep, '3.json'),
      JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient('c', 'Li') }] }, undefined, 2),
    );
    await writeFile(join(deep, '4.json.gz'), gzipSync(JSON.stringify([patient('d', 'Wu')], undefined, 2)));
    await writeFile(join(deep, 'notes.txt'), 'not data');
    expect(ids(await search('Patient?', { data: [deep] })).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(await search('Patient?', { data: [join(deep, '4.json.gz'), join(deep, '1.ndjson.gz')] }))).toEqual([
      'd',
      'a',
    ]);
  });

  test('that is faulty is told by file and line, without quoting it, and the rest is searched', async () => {
    const bad = path('bad.ndjson');
    await writeFile(
      bad,
      [
        lines[0],
        '{"resourceType":"Patient","id":"x","name":"Zachariah"\n',
        '\n',
        '{"resourceType":"Patient"}\n',
        lines[1],
      ].join(''),
    );
    const output = await search('Patient?family=mo', { data: [bad] });
    expect(ids(output)).toEqual(['a', 'b']);
    expect(output.exitCode).toBe(2);
    expect(output.err).toContain('2 of the records could not be loaded:');
    expect(output.err).toContain(`${bad}:2: this is not JSON`);
    expect(output.err).toContain(`${bad}:4: this Patient has no id`);
    expect(output.err).not.toContain('Zachariah');
  });

  test('with very many faults is told in part', async () => {
    const bad = path('very-bad.ndjson');
    await writeFile(bad, '{}\n'.repeat(25));
    const { err } = await search('Patient?', { data: [bad] });
    expect(err.match(/resourceType is missing/g)).toHaveLength(10);
    expect(err).toContain('and 15 more');
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    ['a file that is not there', async () => path('nowhere.ndjson'), /^there is no file or folder '.*nowhere.ndjson'$/],
    ['a folder without data', () => mkdtemp(join(folder, 'empty-')), /^there are no .ndjson, .jsonl or .json files in/],
    [
      'what is no gzip',
      async () => {
        await writeFile(path('plain.ndjson.gz'), 'plain');
        return path('plain.ndjson.gz');
      },
      /^'.*plain.ndjson.gz' can't be read: incorrect header check$/,
    ],
  ])('%s is an error', async (_, data, message) => {
    const place = await data();
    await expect(search('Patient?', { data: [place] })).rejects.toThrow(message);
  });
});

describe('explain', () => {
  const explain = (text: string, format: 'text' | 'json' = 'text'): Promise<Output> =>
    run(() => explainCommand(text, { data: [ndjson], format, handling: 'strict' }));

  test('prints the plan with estimated and true numbers', async () => {
    const { out, err, exitCode } = await explain('Patient?family=mo&gender=female');
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(out.split('\n')[0]).toBe('Patient?family=mo&gender=female');
    expect(out).toMatch(/^ {2}Patient: and {2}\(estimated 2, actual 2\)$/m);
    expect(out).toMatch(/family ~starts "mo" {2}\(estimated 2, actual 2\)/);
  });

  test('prints it as JSON', async () => {
    const { out } = await explain('Patient?family=mo', 'json');
    expect(JSON.parse(out)).toMatchObject({
      search: 'Patient?family=mo',
      branches: [{ type: 'Patient', where: { actual: 2 } }],
    });
  });

  test('points at a fault and fails', async () => {
    const { out, err, exitCode } = await explain('Patient?nosuch=1');
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 1 });
    expect(err).toContain('  Patient?nosuch=1\n          ^^^^^^\n');
  });
});

describe('generate', () => {
  const generate = async (seed: number): Promise<string> => {
    const out = path(`generated-${seed}-${Math.random()}.ndjson`);
    await generateCommand({ patients: 3, seed, out });
    return readFile(out, 'utf8');
  };

  test('writes the same for the same seed and another for another', async () => {
    const [one, same, other] = await Promise.all([generate(1), generate(1), generate(2)]);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(one.endsWith('\n')).toBe(true);
  });

  test('writes what can be searched', async () => {
    await writeFile(path('generated.ndjson'), await generate(3));
    const output = await search('Patient?', { data: [path('generated.ndjson')] });
    expect(output).toMatchObject({ err: '', exitCode: 0 });
    expect(ids(output)).toHaveLength(3);
  });
});

describe('with an annotator and a text index', () => {
  const data = (text: string): object => ({ contentType: 'text/plain', data: Buffer.from(text).toString('base64') });
  const notes = [
    { resourceType: 'DocumentReference', id: 'a', content: [{ attachment: data('Reports sore throat.') }] },
    { resourceType: 'DocumentReference', id: 'b', content: [{ attachment: data('Takes lisinopril.') }] },
  ];
  let file = '';
  beforeAll(async () => {
    file = path('notes.ndjson');
    await writeFile(file, notes.map((each) => JSON.stringify(each)).join('\n'));
  });

  test('notes are found by what is found in them', async () => {
    const output = await search('DocumentReference?infer-icd10cm-entity-text=throat', { data: [file], annotate: true });
    expect(output).toMatchObject({ err: '', exitCode: 0 });
    expect(ids(output)).toEqual(['a']);
    expect(ids(await search('DocumentReference?infer-icd10cm-entity-text=throat', { data: [file] }))).toEqual([]);
  });

  test.each(TEXT_LIBRARY_NAMES)('texts are searched with %s', async (text) => {
    expect(ids(await search('DocumentReference?_content=lisinopril', { data: [file], text }))).toEqual(['b']);
  });

  test('a library that is not installed is asked for', async () => {
    const missing = async (): Promise<never> => {
      throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    };
    const broken = async (): Promise<never> => {
      throw new Error('broken');
    };
    await expect(textIndexOf('lunr', { flexsearch: missing, lunr: missing })).rejects.toThrow(
      /^--text lunr needs the package lunr: npm install lunr$/,
    );
    await expect(textIndexOf('lunr', { flexsearch: missing, lunr: broken })).rejects.toThrow(/^broken$/);
  });
});
