import type { Engine } from '../../src/index.js';
import { FhirSearchError } from '../../src/index.js';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** As much of a FHIR server as the kit needs, as a `fetch` that never leaves the process. `log` is what it was asked. */
export function fhirServer(engine: Engine, baseUrl: string): { readonly fetch: Fetch; readonly log: string[] } {
  const log: string[] = [];
  const fetch: Fetch = async (url, { method = 'GET', headers, body } = {}) => {
    const path = url.slice(baseUrl.length);
    const { prefer = '' } = headers as Record<string, string>;
    log.push([method, path, prefer].join(' ').trim());
    if (method === 'PUT')
      return Response.json({}, { status: (await engine.put(JSON.parse(String(body)))).created ? 201 : 200 });
    if (method === 'DELETE') return new Response(null, { status: (await engine.delete(path.slice(1))) ? 204 : 404 });
    try {
      const handling = prefer.endsWith('strict') ? 'strict' : 'lenient';
      return Response.json(await engine.search(path.replace(/^\//, ''), { handling }));
    } catch (error) {
      if (error instanceof FhirSearchError) return Response.json(error.outcome, { status: 400 });
      throw error;
    }
  };
  return { fetch, log };
}
