import type { Subject } from './oracle/condition.js';
import type { Expectation } from './oracle/expectation.js';
import type { Profile } from './oracle/world.js';

/** What a search is held to. */
export interface Held {
  readonly expected: Expectation;
  /** All that may be found, by the keys of entries. */
  readonly resources: ReadonlyMap<string, Subject>;
  readonly profile: Profile;
}
