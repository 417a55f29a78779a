import { load, type LoadOptions } from '../../src/load/load.js';
import type { LoadSource } from '../../src/load/records.js';
import type { IdentifiedResource } from '../../src/model/resource.js';

const TYPES = ['Patient', 'Observation', 'Bundle', 'OperationOutcome', 'Encounter', 'Organization'];

export interface Collected {
  /** As `Type/id`. */
  readonly stored: string[];
  readonly resources: IdentifiedResource[];
  /** As `line: reason`. */
  readonly failed: string[];
  readonly loaded: number;
}

/** Loads into a list. */
export async function collect(source: LoadSource, options: LoadOptions = {}): Promise<Collected> {
  const resources: IdentifiedResource[] = [];
  const target = {
    isResourceType: (name: string) => TYPES.includes(name),
    store: (resource: IdentifiedResource) => void resources.push(resource),
  };
  const { loaded, failed } = await load(source, target, options);
  return {
    stored: resources.map(({ resourceType, id }) => `${resourceType}/${id}`),
    resources,
    failed: failed.map(({ line, issue }) => `${line}: ${issue.diagnostics}`),
    loaded,
  };
}

export const patient = (id: string): { resourceType: string; id: string } => ({ resourceType: 'Patient', id });
