import type fc from 'fast-check';
import type { Target } from '../../data-types/link.js';
import type { Features } from '../features.js';
import type { Occurrence } from '../occurrences.js';

/** What values are made from. */
export interface ValueContext {
  readonly occurrences: readonly Occurrence[];
  /** `undefined`, or one of those that the type's `modifiers` gave. */
  readonly modifier: string | undefined;
  readonly features: Features;
  /** The resource types that a reference may be to; empty for any. */
  readonly targets: readonly string[];
  /** All resources that there are. */
  readonly members: readonly Target[];
  readonly baseUrl: string;
}

/** How a search type's values are written: https://hl7.org/fhir/R4/search.html#ptypes */
export interface ValueWriter {
  /** Modifiers that make sense for these elements, `:missing` aside. */
  modifiers(context: Omit<ValueContext, 'modifier'>): readonly string[];
  /** One value, escaped; most of the time one that finds some of the occurrences. */
  value(context: ValueContext): fc.Arbitrary<string>;
}
