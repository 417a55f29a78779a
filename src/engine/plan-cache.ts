import QuickLRU from 'quick-lru';
import type { Handling } from '../plan/bind-context.js';

/** How many searches are kept, and how long their texts may be, so that all of them together stay small. */
const MOST = 500;
const LONGEST = 2_000;

/**
 * The searches that were run last, by their text. A server is asked for the same few over and over, and reading one costs
 * more than running it.
 */
export class PlanCache<Search> {
  private readonly strict = new QuickLRU<string, Search>({ maxSize: MOST });
  private readonly lenient = new QuickLRU<string, Search>({ maxSize: MOST });

  get(text: string, handling: Handling): Search | undefined {
    return this[handling].get(text);
  }

  set(text: string, handling: Handling, search: Search): void {
    if (text.length <= LONGEST) this[handling].set(text, search);
  }
}
