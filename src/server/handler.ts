import type { Engine } from '../engine.js';
import { FhirSearchError, searchError } from '../model/issue.js';
import { HttpError, httpError, statusOf } from './http-error.js';
import type { HandlerSettings } from './interaction.js';
import { interactions } from './interactions/index.js';
import { isPretty } from './presentation.js';
import { respondWithIssues } from './respond.js';
import { entriesAt, interactionFor, segmentsUnder } from './router.js';

export interface HandlerOptions {
  /**
   * The path under which the interactions are found: `''` or a path such as `/fhir`. Default: that of the engine's
   * `baseUrl`. Links are made of `baseUrl` in any case, so another path is only for requests that were sent to `baseUrl`
   * and come here under another name.
   */
  basePath?: string;
  /**
   * Whether a search by POST may have parameters in its URL and its body, as R4 has it. Unless true, that is refused:
   * a client that is careful not to put patients' data into URLs may have done so by mistake.
   */
  mergePostParameters?: boolean;
  /** The largest body of a request, in bytes. Default: 16 MiB. */
  maxBodySize?: number;
  /** The time that `meta.lastUpdated` of what is written is set to. Default: the clock. */
  now?: () => Date;
  /** Hears of what went wrong without being the client's fault. Clients are told nothing but that it did. */
  onError?: (error: unknown) => void;
}

/** Answers requests. Never rejects, as long as `onError` doesn't throw. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * R4's RESTful API over an engine, on the request and response types of the web platform, so that it runs wherever
 * those do: https://hl7.org/fhir/R4/http.html
 *
 * Throws FhirSearchError when an option is faulty.
 */
export function createHandler(engine: Engine, options: HandlerOptions = {}): Handler {
  const settings = readOptions(engine, options);
  return async (request) => {
    const response = await answer(engine, settings, request, options.onError);
    // https://hl7.org/fhir/R4/http.html#head
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

async function answer(
  engine: Engine,
  settings: HandlerSettings,
  request: Request,
  onError: HandlerOptions['onError'],
): Promise<Response> {
  let query = '';
  try {
    const url = new URL(request.url);
    query = url.search.slice(1);
    const segments = segmentsUnder(settings.basePath, url.pathname);
    if (!segments) throw httpError(404, 'not-found', `expected a path under '${settings.basePath}'`);
    const entries = entriesAt(interactions, segments);
    checkNames(engine, segments);
    return await interactionFor(request.method, entries).answer({ engine, settings, request, segments, query });
  } catch (error) {
    const pretty = isPretty(query);
    if (error instanceof HttpError) return respondWithIssues(error.issues, error.status, pretty, error.headers);
    if (error instanceof FhirSearchError) return respondWithIssues(error.issues, statusOf(error), pretty);
    // Nobody waits for the answer of a request that was given up.
    if (!request.signal.aborted) onError?.(error);
    const message = 'the request could not be answered, through no fault of its own';
    return respondWithIssues([{ severity: 'error', code: 'exception', message }], 500, pretty);
  }
}

/** Refuses a path that names a type or a compartment that isn't there; the engine knows, and what may have been meant. */
function checkNames(engine: Engine, segments: readonly string[]): void {
  const names = segments.filter((segment) => segment !== '_search');
  const scope = names.length === 2 ? names[0]! : names.join('/');
  if (scope === '') return;
  try {
    engine.prepare(`${scope}?`);
  } catch (error) {
    if (!(error instanceof FhirSearchError)) throw error;
    const unknown = error.issues.some(({ code }) => code === 'not-supported');
    // Their places are those in a text that the client hasn't written.
    const issues = error.issues.map(({ severity, code, message }) => ({ severity, code, message }));
    throw new HttpError(unknown ? 404 : 400, issues);
  }
}

function readOptions(engine: Engine, options: HandlerOptions): HandlerSettings {
  const { basePath = new URL(engine.baseUrl).pathname, maxBodySize = 16 * 1024 * 1024 } = options;
  if (!/^(?:\/[^?#\s]*)?$/.test(basePath)) {
    throw searchError('invalid', `basePath: expected '' or a path such as '/fhir', not '${basePath}'`);
  }
  if (!(maxBodySize > 0)) throw searchError('invalid', 'maxBodySize: expected a number above 0');
  return {
    basePath: basePath.replace(/\/+$/, ''),
    mergePostParameters: options.mergePostParameters ?? false,
    maxBodySize,
    now: options.now ?? (() => new Date()),
  };
}
