import { isHyphen, tokenize, type Token } from './tokens.js';
import { foldWord, stemOf } from './word-forms.js';

/*
 * Phrases in a trie of word stems, and the longest of them that begins at a token.
 */

/** Words that may stand inside a phrase that doesn't have them: `pain in the left knee` for `pain in the knee`. */
const INSIDE: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'left',
  'right',
  'both',
  'bilateral',
  'her',
  'his',
  'their',
]);

/** `pain in the left knee` */
const MOST_INSIDE = 2;

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: { readonly value: T; readonly words: readonly string[] }[];
}

export interface PhraseMatch<T> {
  /** What was added under the phrase, in the order in which it was. Never empty. */
  readonly values: readonly T[];
  /** The first token after it. */
  readonly end: number;
  /** Whether every word stands as it was added, but for case and accents, with nothing left out. */
  readonly exact: boolean;
}

export class Phrases<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

  /** Returns whether the phrase has any words. */
  add(phrase: string, value: T): boolean {
    const tokens = tokenize(phrase, (word) => ({ folded: foldWord(word), stem: stemOf(foldWord(word)) }));
    const kept = tokens.filter(({ kind }, at) => kind !== 'break' && !isHyphen(tokens, at));
    if (kept.length === 0) return false;
    let node = this.root;
    for (const { stem } of kept) {
      let next = node.next.get(stem);
      if (!next) node.next.set(stem, (next = { next: new Map(), values: [] }));
      node = next;
    }
    node.values.push({ value, words: kept.map(({ folded }) => folded) });
    return true;
  }

  /**
   * The longest phrase that begins at a token and ends before `limit`. It reads no further than the longest phrase is long, with two words
   * left out.
   */
  longest(tokens: readonly Token[], at: number, limit: number): PhraseMatch<T> | undefined {
    const first = this.root.next.get(tokens[at]!.stem);
    const found = first && furthest(tokens, at, limit, first, 0);
    if (!found) return undefined;
    const { node, end, skipped } = found;
    const words = tokens
      .slice(at, end)
      .filter(({ kind }, i) => kind !== 'break' && !isHyphen(tokens, at + i))
      .map(({ folded }) => folded);
    const exact = skipped === 0 && node.values.some((one) => one.words.every((word, i) => word === words[i]));
    return { values: node.values.map(({ value }) => value), end, exact };
  }
}

interface Reached<T> {
  readonly node: Node<T>;
  readonly end: number;
  readonly skipped: number;
}

/** The end of the longest phrase on from a node that was reached by the token at `at`. */
function furthest<T>(
  tokens: readonly Token[],
  at: number,
  limit: number,
  node: Node<T>,
  skipped: number,
): Reached<T> | undefined {
  let best: Reached<T> | undefined = node.values.length > 0 ? { node, end: at + 1, skipped } : undefined;
  let i = at + 1;
  if (i < limit && (tokens[i]!.kind === 'break' || isHyphen(tokens, i))) i++;
  for (let more = skipped; i < limit; i++, more++) {
    const next = node.next.get(tokens[i]!.stem);
    const reached = next && furthest(tokens, i, limit, next, more);
    if (reached && reached.end > (best?.end ?? 0)) best = reached;
    if (more >= MOST_INSIDE || !INSIDE.has(tokens[i]!.folded)) break;
  }
  return best;
}
