import QuickLRU from 'quick-lru';
import type { Handling } from '../plan/bind-context.js';

/** How many searches are kept, and how long their texts may be, so that all of them together stay small. */
const MOST = 500;
const LONGEST = 2_000;

/** How many digests of texts are kept. */
const ASKED = 4_096;

/** Characters that a digest is of: so many at the end, where texts mostly differ, and of those before. */
const LAST = 8;
const BEFORE = 12;

/**
 * The searches that were run last, by their text. A server is asked for the same few over and over, and reading one costs
 * more than running it.
 *
 * A search is kept once its text is asked for a second time. Texts that never come again, as people type them, neither
 * push out those that do nor live long enough to burden the garbage collector: of searches that were all new, keeping the
 * last 500 took a fifth of the time.
 */
export class PlanCache<Search> {
  private readonly strict = new QuickLRU<string, Search>({ maxSize: MOST });
  private readonly lenient = new QuickLRU<string, Search>({ maxSize: MOST });
  /** The digests of texts that were asked for, each in a place that the digest says, until another takes it. */
  private readonly asked = new Int32Array(ASKED);

  /** `digest`: of the text, by `digestOf`. */
  get(text: string, digest: number, handling: Handling): Search | undefined {
    return this.wasAsked(digest) ? this[handling].get(text) : undefined;
  }

  set(text: string, digest: number, handling: Handling, search: Search): void {
    if (!this.wasAsked(digest)) this.asked[digest & (ASKED - 1)] = digest;
    else if (text.length <= LONGEST) this[handling].set(text, search);
  }

  private wasAsked(digest: number): boolean {
    return this.asked[digest & (ASKED - 1)] === digest;
  }
}

/**
 * FNV-1a of some characters: of all it would take half as long as reading the text. A text with the digest of
 * another is taken for asked before, and no harm done.
 */
export function digestOf(text: string): number {
  const rest = Math.max(0, text.length - LAST);
  const step = Math.ceil(rest / BEFORE);
  let hash = text.length;
  for (let i = 0; i < rest; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  for (let i = rest; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
