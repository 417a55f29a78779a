import type { Engine } from '../engine.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Where an interaction is found, under the base: `[type]/[id]`. What stands in brackets is any name of its kind, and
 * `[type|*]` a type or a star.
 */
export interface Route {
  readonly method: Method;
  readonly path: string;
}

/** What is decided for all requests. */
export interface HandlerSettings {
  readonly basePath: string;
  readonly mergePostParameters: boolean;
  readonly maxBodySize: number;
  readonly now: () => Date;
}

/** One request, as interactions see it. */
export interface Exchange {
  readonly engine: Engine;
  readonly settings: HandlerSettings;
  readonly request: Request;
  /** What the path says after the base. */
  readonly segments: readonly string[];
  /** What the URL says after `?`, as it came: neither decoded nor encoded again. */
  readonly query: string;
}

/** One of R4's interactions: https://hl7.org/fhir/R4/http.html. Throws HttpError or FhirSearchError to refuse. */
export interface Interaction {
  readonly routes: readonly Route[];
  answer(exchange: Exchange): Promise<Response>;
}
