import type { Handling } from '../adapter.js';
import type { TestResource } from '../oracle/world.js';

/** Something of FHIR R4 search that a server supports or not, and searches that show it. */
export interface Feature {
  readonly name: string;
  /** Its place in the specification. */
  readonly url: string;
  /** Of `POPULATION`. */
  readonly requests: readonly string[];
  /** Default: strict, so that what isn't supported is refused. */
  readonly handling?: Handling;
}

const SPECIFICATION = 'https://hl7.org/fhir/R4/';

export function feature(name: string, page: string, requests: readonly string[], handling?: Handling): Feature {
  return { name, url: SPECIFICATION + page, requests, ...(handling && { handling }) };
}

/** A resource; ids have the prefix `fx-`, so as not to be those of others. */
export function one(resourceType: string, id: string, more: object): TestResource {
  return { resourceType, id: `fx-${id}`, ...more };
}

export function to(reference: string): object {
  return { reference: reference.replace('/', '/fx-') };
}

export function concept(system: string, code: string, display?: string): object {
  return { coding: [{ system, code, ...(display && { display }) }] };
}
