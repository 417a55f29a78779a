import { isOutcome, type Outcome, type SearchAdapter, type SearchBundle } from './adapter.js';
import { keyOf, type TestResource } from './oracle/world.js';

export interface HttpAdapterOptions {
  /** `http://localhost:8080/fhir` */
  readonly baseUrl: string;
  /** Default: the platform's own. */
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
  /** Of every request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a server answered when it refused a search. */
class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly outcome: Outcome,
    status: number,
  ) {
    super(`status ${status}`);
  }
}

/**
 * Puts a FHIR server under test over HTTP: resources are PUT and DELETEd one by one, searches are GET with
 * `Prefer: handling=...`. The server should have no other resources, allow ids that the client chooses, and not check that
 * what is referred to exists. Only resources that the adapter stored itself are deleted.
 */
export function httpAdapter({ baseUrl, headers = {}, ...options }: HttpAdapterOptions): SearchAdapter {
  const base = baseUrl.replace(/\/+$/, '');
  const fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const stored = new Map<string, TestResource>();

  const send = async (method: string, url: string, body?: unknown, more: Record<string, string> = {}) => {
    const content = body === undefined ? {} : { 'content-type': 'application/fhir+json' };
    return fetch(url, {
      method,
      headers: { accept: 'application/fhir+json', ...content, ...headers, ...more },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
  const write = async (method: string, key: string, body?: unknown): Promise<void> => {
    const response = await send(method, `${base}/${key}`, body);
    await response.text();
    if (!response.ok) throw new Error(`${method} ${key}: status ${response.status}`);
  };

  return {
    async reset(resources) {
      // The latest first, so that what refers to others goes before these.
      for (const key of [...stored.keys()].reverse()) {
        await write('DELETE', key);
        stored.delete(key);
      }
      for (const resource of resources) {
        await write('PUT', keyOf(resource), resource);
        stored.set(keyOf(resource), resource);
      }
    },

    async search(request, { handling }) {
      const relative = request.startsWith('?') ? request : `/${request.replace(/^\//, '')}`;
      const url = /^https?:\/\//.test(request) ? request : base + relative;
      const response = await send('GET', url, undefined, { prefer: `handling=${handling}` });
      const body: unknown = await response.json().catch(() => undefined);
      if (response.ok && body !== undefined) return body as SearchBundle;
      if (response.status >= 500 || !isOutcome(body)) throw new Error(`status ${response.status}`);
      throw new Refusal(body, response.status);
    },
  };
}
