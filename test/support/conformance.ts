import { beforeAll, describe, expect, test } from 'vitest';
import {
  createEngine,
  FhirSearchError,
  memory,
  scan,
  type Engine,
  type EngineOptions,
  type Issue,
  type SearchOptions,
  type SearchsetBundle,
} from '../../src/index.js';

/** A resource as short as a table needs it; its type may stand in front of its id. */
export type Sample = { resourceType: string; id: string } & Record<string, unknown>;

export const BASE = 'http://here.org/fhir';
const BACKENDS = { memory, scan };

/** Declares tests that are run with every backend, each with an engine that holds the resources. */
export function onEveryBackend(
  resources: readonly Sample[],
  declare: (engine: () => Engine) => void,
  options: EngineOptions = {},
): void {
  describe.each(Object.entries(BACKENDS))('%s', (_, backend) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine({ baseUrl: BASE, defaultCount: 1000, ...options, backend });
      const { failed } = await engine.load(resources.map((resource) => structuredClone(resource)));
      expect(failed).toEqual([]);
    });
    declare(() => engine);
  });
}

/**
 * A table of searches and the ids they find, joined by spaces and in the order of the result. Each is run under strict
 * handling, so that nothing is left out of it unseen, and its total is the number of its ids.
 */
export function finds(
  resources: readonly Sample[],
  table: readonly (readonly [query: string, ids: string])[],
  options?: EngineOptions,
): void {
  onEveryBackend(
    resources,
    (engine) => {
      test.each(table)('%s finds %j', async (query, ids) => {
        const bundle = await engine().search(query, { handling: 'strict' });
        expect(idsOf(bundle)).toBe(ids);
        expect(bundle.total).toBe(bundle.entry.length);
      });
    },
    options,
  );
}

/** A table of filters of one resource type, as they are written before they are encoded, and the ids they find. */
export function filters(
  type: string,
  resources: readonly Sample[],
  table: readonly (readonly [filter: string, ids: string])[],
  options?: EngineOptions,
): void {
  describe(type, () => {
    finds(
      resources,
      table.map(([filter, ids]) => [`${type}?_filter=${encodeURIComponent(filter)}`, ids]),
      options,
    );
  });
}

export function idsOf(bundle: SearchsetBundle): string {
  return bundle.entry
    .filter(({ search }) => search.mode === 'match')
    .map(({ resource }) => resource.id)
    .join(' ');
}

/** The issues that a search is refused with; none when it isn't. */
export async function issuesOf(engine: Engine, query: string, options: SearchOptions): Promise<readonly Issue[]> {
  try {
    await engine.search(query, options);
    return [];
  } catch (error) {
    if (error instanceof FhirSearchError) return error.issues;
    throw error;
  }
}
