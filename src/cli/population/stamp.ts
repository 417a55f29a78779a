import type { Meta, Reference } from 'fhir/r4.js';
import { printInstant, type Clock } from './calendar.js';
import { coding, hl7 } from './codes.js';
import type { Random } from './random.js';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/';

export interface StampOptions {
  /** The local part of a US Core profile's address; given to resources from the United States only. */
  readonly profile?: string | undefined;
  readonly country: string;
  /** Nothing may seem to be written later than this. */
  readonly until: number;
  readonly tagged?: boolean;
}

/** The meta of a resource written some time after `at`. A part of them say that they are test data. */
export function stamp(random: Random, at: number, clock: Clock, options: StampOptions): Meta {
  const written = Math.min(at + random.integer(1_000, 7_200_000), options.until - 1);
  const tagged = options.tagged ?? random.chance(0.2);
  return {
    versionId: String(
      random.weighted([
        [1, 90],
        [2, 8],
        [3, 2],
      ] as const),
    ),
    lastUpdated: printInstant(written, random.chance(0.1) ? GREENWICH : clock),
    ...(options.profile !== undefined && options.country === 'US' && { profile: [US_CORE + options.profile] }),
    ...(tagged && { tag: [coding(hl7('v3-ActReason'), 'HTEST', 'test health data')] }),
  };
}

const GREENWICH: Clock = { offset: 0, summerTime: false };

/** A relative reference to something that is stored under `type/id`. */
export function reference(type: string, target: { readonly id: string; readonly display: string }): Reference {
  return { reference: `${type}/${target.id}`, display: target.display };
}
