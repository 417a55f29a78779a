import { createRegistry, type Registry } from '../../definitions/registry.js';
import type { Answer } from './answer.js';
import { answer } from './answer.js';
import type { Expansions } from './expansions.js';

/** A resource as a test has it. */
export type TestResource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * Whose choices count where R4 leaves one: `fhir` allows all that are legal, `fhirdex` only those that `docs/semantics.md`
 * states.
 */
export type Profile = 'fhir' | 'fhirdex';

export interface OracleOptions {
  /** Where the resources live. Default: `http://localhost/fhir`. */
  readonly baseUrl?: string;
  /** Where times without a zone are taken to be. Default: UTC. */
  readonly timeZone?: string;
  /** What `ap` takes dates to be near to. Default: the clock, when the oracle is made. */
  readonly now?: Date;
  /** Systems whose codes compare as written. Default: UCUM and URIs. */
  readonly caseSensitiveSystems?: readonly string[];
  /**
   * What the terminology service says that `:in`, `:not-in`, `:above` and `:below` on tokens need, as plain lists. `true`:
   * there is one, and what it says isn't covered. `false`: there is none, and these are unsupported modifiers. Default:
   * there may be one under `fhir`, there is none under `fhirdex`.
   */
  readonly terminology?: boolean | Expansions;
  /** Default: `fhir`. */
  readonly profile?: Profile;
}

/** All that the meaning of a request depends on. */
export interface World {
  readonly registry: Registry;
  /** By `Type/id`, in the order in which they were stored. */
  readonly resources: ReadonlyMap<string, TestResource>;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly caseSensitiveSystems: ReadonlySet<string>;
  readonly terminology: boolean | Expansions;
  readonly profile: Profile;
}

let registry: Registry | undefined;

export function createWorld(resources: readonly TestResource[], options: OracleOptions): World {
  return {
    registry: (registry ??= createRegistry()),
    resources: new Map(resources.map((resource) => [keyOf(resource), resource])),
    baseUrl: (options.baseUrl ?? 'http://localhost/fhir').replace(/\/+$/, ''),
    timeZone: options.timeZone ?? 'UTC',
    now: options.now ?? new Date(),
    caseSensitiveSystems: new Set(options.caseSensitiveSystems ?? ['http://unitsofmeasure.org', 'urn:ietf:rfc:3986']),
    terminology: options.terminology ?? options.profile !== 'fhirdex',
    profile: options.profile ?? 'fhir',
  };
}

/** `Type/id` */
export function keyOf({ resourceType, id }: { readonly resourceType: string; readonly id?: unknown }): string {
  return `${resourceType}/${String(id)}`;
}

/** R4 leaves the choice. fhirdex has made it; others may differ. */
export function decided(ours: boolean, { profile }: World): Answer {
  return profile === 'fhirdex' ? answer(ours) : 'free';
}

/** R4 says `yes` or `no` for sure where its readings agree; fhirdex takes the first of them. */
export function read(readings: readonly [ours: boolean, ...others: boolean[]], world: World): Answer {
  const [ours] = readings;
  return readings.every((each) => each === ours) ? answer(ours) : decided(ours, world);
}
