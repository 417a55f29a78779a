import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { BASE_URL, IDENTIFIER_SYSTEMS, IDENTIFIER_VALUES } from '../vocabulary.js';
import { Link, resolveLinks, type LinkForm, type Target } from './link.js';

export interface ReferenceOptions {
  /** The resource types it may refer to. Default: any. */
  readonly targets?: readonly string[];
  /** The resources that it mostly refers to. */
  readonly members?: readonly Target[];
  readonly baseUrl?: string;
}

/**
 * https://hl7.org/fhir/R4/references.html#Reference: literal ones that are relative, absolute under the base or another,
 * versioned; URNs; conditional ones, as transactions have them; logical ones by identifier; text alone.
 */
export function reference({
  targets = [],
  members = [],
  baseUrl = BASE_URL,
}: ReferenceOptions = {}): fc.Arbitrary<Json> {
  return unlinkedReference(targets).map((each) => resolveLinks(each, members, baseUrl));
}

/** The same with `Link`s in the place of literal references. */
export function unlinkedReference(targets: readonly string[] = []): fc.Arbitrary<Json> {
  const identifier = object(
    { value: fc.constantFrom(...IDENTIFIER_VALUES) },
    { system: fc.constantFrom(...IDENTIFIER_SYSTEMS) },
    7,
  );
  const type = targets.length === 0 ? fc.constant('Patient') : fc.constantFrom(...targets);
  const other = fc.oneof(
    primitives.uuid().map((reference): Json => ({ reference })),
    fc.tuple(type, fc.constantFrom(...IDENTIFIER_VALUES)).map(([type, value]): Json => {
      return { reference: `${type}?identifier=${encodeURIComponent(value)}` };
    }),
    fc.tuple(identifier, type).map(([identifier, type]): Json => ({ identifier, type })),
    primitives.string().map((display): Json => ({ display })),
  );
  const literal = fc.tuple(link(targets), identifier, fc.nat(9)).map(([reference, identifier, n]): Json => {
    return n === 0 ? { reference, identifier } : { reference };
  });
  return fc.oneof({ weight: 12, arbitrary: literal }, { weight: 1, arbitrary: other });
}

function link(targets: readonly string[]): fc.Arbitrary<Link> {
  const form = fc.oneof(
    { weight: 14, arbitrary: fc.constant<LinkForm>('relative') },
    { weight: 4, arbitrary: fc.constantFrom<LinkForm>('versioned', 'absolute', 'foreign', 'dangling') },
  );
  return fc.tuple(fc.nat(0xffff), form).map(([pick, form]) => new Link(targets, pick, form));
}
