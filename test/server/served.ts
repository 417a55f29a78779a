import { createEngine, type EngineOptions, type OperationOutcome, type SearchsetBundle } from '../../src/index.js';
import { createHandler, type Handler, type HandlerOptions } from '../../src/server/handler.js';
import { BASE, type Sample } from '../support/conformance.js';

export const resources: readonly Sample[] = [
  { resourceType: 'Patient', id: 'a', name: [{ family: 'Moreau' }], gender: 'female' },
  { resourceType: 'Patient', id: 'b', name: [{ family: 'Mo' }], gender: 'male' },
  { resourceType: 'Patient', id: 'c', name: [{ family: 'Müller & Söhne' }] },
  {
    resourceType: 'Patient',
    id: 'd',
    name: [{ family: 'a,b' }],
    identifier: [{ system: 'http://a.org', value: '1|+' }],
  },
  { resourceType: 'Observation', id: 'o', status: 'final', subject: { reference: 'Patient/a' } },
];

export const NOW = new Date('2024-05-06T07:08:09.123Z');

/** A handler at `/fhir` over an engine of its own. */
export async function serve(
  options: HandlerOptions = {},
  { data = resources, ...engineOptions }: EngineOptions & { data?: readonly Sample[] } = {},
): Promise<Handler> {
  const engine = await createEngine({ baseUrl: BASE, ...engineOptions });
  await engine.load(data.map((resource) => structuredClone(resource)));
  return createHandler(engine, { now: () => NOW, ...options });
}

/** `GET /Patient?name=mo`, under the base, as a request. A string for a body is sent as a form, an object as JSON. */
export function request(line: string, headers: Record<string, string> = {}, body?: string | object): Request {
  const [, method = '', path = ''] = /^(\S+) (.*)$/s.exec(line) ?? [];
  const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/fhir+json';
  return new Request(`${BASE}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': type }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

export async function bundleOf(response: Response): Promise<SearchsetBundle> {
  const resource = (await response.json()) as SearchsetBundle | OperationOutcome;
  if (resource.resourceType !== 'Bundle') throw new Error(resource.issue.map(({ diagnostics }) => diagnostics).join());
  return resource;
}

/** The issues of an answer, as `code: what it says`. */
export async function issuesOf(response: Response): Promise<string> {
  const { resourceType, issue } = (await response.json()) as OperationOutcome;
  if (resourceType !== 'OperationOutcome')
    throw new Error(`expected an OperationOutcome, not a ${String(resourceType)}`);
  return issue.map(({ code, diagnostics }) => `${code}: ${diagnostics}`).join('; ');
}
