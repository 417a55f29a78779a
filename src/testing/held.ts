import type { Expectation } from './oracle/expectation.js';
import type { Profile, TestResource } from './oracle/world.js';

/** What a search is held to. */
export interface Held {
  readonly expected: Expectation;
  readonly resources: ReadonlyMap<string, TestResource>;
  readonly profile: Profile;
}
