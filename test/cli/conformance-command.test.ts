import { afterEach, describe, expect, test, vi } from 'vitest';
import { conformanceCommand } from '../../src/cli/conformance-command.js';
import { createEngine } from '../../src/index.js';
import type { ConformanceReport } from '../../src/testing/index.js';
import { fhirServer } from '../testing/fhir-server.js';
import { keepExitCode, run } from './run.js';

const SERVER = 'http://localhost:8080/fhir';

keepExitCode();
afterEach(() => vi.unstubAllGlobals());

const conformance = (options: Partial<Parameters<typeof conformanceCommand>[0]> = {}): ReturnType<typeof run> =>
  run(() => conformanceCommand({ server: SERVER, header: [], format: 'markdown', ...options }));

describe('fhirdex conformance', () => {
  test('prints the table, and leaves nothing on the server', async () => {
    const engine = await createEngine({ baseUrl: SERVER });
    vi.stubGlobal('fetch', fhirServer(engine).fetch);
    const { out, err, exitCode } = await conformance();
    expect(out).toContain('| [:exact](https://hl7.org/fhir/R4/search.html#string) | supported |\n');
    expect(out).toMatch(/\n\d+ supported, \d+ partly, \d+ unsupported, 0 wrong\.\n/);
    expect({ err, exitCode, size: engine.size }).toEqual({ err: '', exitCode: 0, size: 0 });
  });

  test('sends headers, and prints JSON', async () => {
    const { fetch } = fhirServer(await createEngine({ baseUrl: SERVER }));
    const authorized = new Set<string | undefined>();
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      authorized.add((init.headers as Record<string, string>)['Authorization']);
      return fetch(url.replace('given:exact', 'given'), init);
    });
    const { out, exitCode } = await conformance({ format: 'json', header: ['Authorization: Bearer x:y'] });
    const { features } = JSON.parse(out) as ConformanceReport;
    expect(features.find(({ name }) => name === 'token')).toMatchObject({ support: 'supported', counterexamples: [] });
    // The self link says that the modifier was left out, which is no lie.
    expect(features.find(({ name }) => name === ':exact')).toMatchObject({ support: 'unsupported' });
    expect({ exitCode, authorized }).toEqual({ exitCode: 0, authorized: new Set(['Bearer x:y']) });
  });

  test('exits with 1 when something is wrong', async () => {
    const { fetch } = fhirServer(await createEngine({ baseUrl: SERVER }));
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      fetch(url.replace('birthdate=2001-07', 'birthdate=2001'), init),
    );
    const { out, exitCode } = await conformance();
    expect(out).toContain('- date: `Patient?birthdate=2001-07`\n  - Found, and must not be: Patient/fx-cat.');
    expect(exitCode).toBe(1);
  });

  test.each([
    [{ header: ['nonsense'] }, "error: 'nonsense' is no header; expected 'Name: value'\n"],
    [{}, 'error: PUT Organization/fx-trust: status 403\n'],
  ])('says what went wrong: %o', async (options, message) => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 403 }));
    const { err, exitCode } = await conformance(options);
    expect({ err, exitCode }).toEqual({ err: message, exitCode: 1 });
  });
});
