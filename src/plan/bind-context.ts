import type { Fault } from '../../grammar/diagnostics.js';
import type { Registry } from '../definitions/registry.js';
import type { TypeSchema } from '../extract/schema.js';
import type { Settings } from '../model/settings.js';

/** https://hl7.org/fhir/R4/search.html#errors */
export type Handling = 'strict' | 'lenient';

/** What binding looks names up in. */
export interface BindContext {
  readonly registry: Registry;
  readonly schemaOf: (type: string) => TypeSchema;
  readonly settings: Settings;
  /** The parameter that is being bound, as it was written. */
  readonly written?: string;
}

/**
 * A fault with its weight: an unknown or unsupported parameter is dropped under lenient handling, everything else is an
 * error either way (`droppable` false).
 */
export interface BindFault extends Fault {
  readonly droppable: boolean;
}

export const NO_FAULTS: readonly BindFault[] = [];

export function droppable(message: string, span: Fault['span']): BindFault {
  return { code: 'not-supported', message, span, droppable: true };
}

export function fatal(faults: readonly Fault[]): BindFault[] {
  return faults.map((fault) => ({ ...fault, droppable: false }));
}
