import type { Engine } from '../../src/index.js';
import { createHandler } from '../../src/server/handler.js';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Our own server, as a `fetch` that never leaves the process. `log` is what it was asked. */
export function fhirServer(engine: Engine): { readonly fetch: Fetch; readonly log: string[] } {
  const log: string[] = [];
  const handler = createHandler(engine);
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const path = url.slice(engine.baseUrl.length);
    log.push([request.method, path, request.headers.get('prefer') ?? ''].join(' ').trim());
    return handler(request);
  };
  return { fetch, log };
}
