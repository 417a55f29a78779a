import type { Trait } from '../annotator.js';
import type { Phrases } from './phrases.js';
import { distanceScore } from './scores.js';
import type { Sentence } from './sentences.js';
import type { Token } from './tokens.js';
import { STOP, type Trigger, type Turn } from './triggers.js';

/*
 * Which traits the words around a mention give it.
 */

/** A trigger reaches no further than this many tokens. */
const REACH = 30;

/** What is said of relatives goes on when it is told that they have something. */
const TELLING: ReadonlySet<string> = new Set(['has', 'takes', 'reports']);

export interface Mentioned {
  /** Its first token, and the first after it. */
  readonly begin: number;
  readonly end: number;
  readonly category: string;
}

interface Found {
  readonly begin: number;
  readonly end: number;
  readonly trigger: Trigger;
}

/**
 * The traits of each mention of a sentence, in its order. A trigger reaches forward to the next phrase that stops it, or to the sentence's
 * end, or thirty tokens far; backward likewise. `not ruled out` is one trigger and no two: the longest phrase counts. Work is bounded
 * by the reach times the number of triggers.
 */
export function traitsOf(
  tokens: readonly Token[],
  sentence: Sentence,
  mentions: readonly Mentioned[],
  phrases: Phrases<Trigger>,
): Trait[][] {
  const traits: Map<Turn, number>[] = mentions.map(() => new Map());
  const found = findTriggers(tokens, sentence, mentions, phrases);
  for (const [at, { begin, end, trigger }] of found.entries()) {
    for (const turn of trigger.turns) {
      const forward = trigger.reach === 'forward';
      const edge = forward ? limitAfter(tokens, found, at, sentence, turn) : limitBefore(found, at, sentence);
      let index = forward ? firstFrom(mentions, end) : firstFrom(mentions, begin) - 1;
      for (; index >= 0 && index < mentions.length; index += forward ? 1 : -1) {
        const mention = mentions[index]!;
        if (forward ? mention.begin >= edge : mention.end <= edge) break;
        if (trigger.of && !trigger.of.includes(mention.category)) continue;
        const score = distanceScore(forward ? mention.begin - end : begin - mention.end);
        traits[index]!.set(turn, Math.max(score, traits[index]!.get(turn) ?? 0));
      }
    }
  }
  return traits.map((one) => [...one].map(([name, score]) => ({ name, score })));
}

/** Triggers and stops outside of mentions, each phrase as long as it can be. */
function findTriggers(
  tokens: readonly Token[],
  { begin, end }: Sentence,
  mentions: readonly Mentioned[],
  phrases: Phrases<Trigger>,
): Found[] {
  const found: Found[] = [];
  let next = 0;
  for (let i = begin; i < end;) {
    while (next < mentions.length && mentions[next]!.end <= i) next++;
    const mention = mentions[next];
    if (mention && mention.begin <= i) {
      i = mention.end;
      continue;
    }
    const match = phrases.longest(tokens, i, mention ? Math.min(mention.begin, end) : end);
    if (!match) {
      i++;
      continue;
    }
    for (const trigger of match.values) found.push({ begin: i, end: match.end, trigger });
    i = match.end;
  }
  return found;
}

/** The first token that a trigger doesn't reach any more. */
function limitAfter(
  tokens: readonly Token[],
  found: readonly Found[],
  at: number,
  { end }: Sentence,
  turn: Turn,
): number {
  const reach = Math.min(end, found[at]!.end + REACH);
  for (let i = at + 1; i < found.length && found[i]!.begin < reach; i++) {
    const { begin, trigger } = found[i]!;
    if (trigger !== STOP) continue;
    if (turn === 'HYPOTHETICAL' || (turn === 'PERTAINS_TO_FAMILY' && TELLING.has(tokens[begin]!.folded))) continue;
    return begin;
  }
  return reach;
}

/** The last token before those that a trigger reaches back to. */
function limitBefore(found: readonly Found[], at: number, { begin }: Sentence): number {
  const reach = Math.max(begin, found[at]!.begin - REACH);
  for (let i = at - 1; i >= 0 && found[i]!.end > reach; i--) if (found[i]!.trigger === STOP) return found[i]!.end;
  return reach;
}

/** The first mention that begins at a token or after it. */
function firstFrom(mentions: readonly Mentioned[], token: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.begin < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
