/** What requests may ask for; servers differ in what they support. */
export interface Features {
  /** Modifiers of R4 but for `:missing`. Those that ask a terminology service need one that is known, too. */
  readonly modifiers: boolean;
  readonly missing: boolean;
  readonly prefixes: boolean;
  /** Several values joined by commas. */
  readonly alternatives: boolean;
  readonly composites: boolean;
  /** `_id`, `_lastUpdated`, `_tag`, `_profile`, `_security`, `_source` */
  readonly common: boolean;
  readonly lists: boolean;
  readonly near: boolean;
  readonly filter: boolean;
  readonly compartments: boolean;
  /** Searches of several or all types: `?_type=A,B&...` */
  readonly system: boolean;
  readonly count: boolean;
  /** `:code-text` and `_in`, which came with R5. */
  readonly r5: boolean;
  readonly chains: boolean;
  readonly has: boolean;
  readonly include: boolean;
  readonly revinclude: boolean;
  /** `:iterate` on both. */
  readonly iterate: boolean;
  readonly sort: boolean;
  readonly summary: boolean;
  readonly elements: boolean;
  /** `_contained` and `_containedType` */
  readonly contained: boolean;
  readonly total: boolean;
}

/** Everything there is. */
export const ALL_FEATURES: Features = {
  modifiers: true,
  missing: true,
  prefixes: true,
  alternatives: true,
  composites: true,
  common: true,
  lists: true,
  near: true,
  filter: true,
  compartments: true,
  system: true,
  count: true,
  r5: true,
  chains: true,
  has: true,
  include: true,
  revinclude: true,
  iterate: true,
  sort: true,
  summary: true,
  elements: true,
  contained: true,
  total: true,
};

/** What is asked for unless told otherwise: all of R4. */
export const DEFAULT_FEATURES: Features = { ...ALL_FEATURES, r5: false };
