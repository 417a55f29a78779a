import { GAP, type TextAnalysis } from '../model/text-query.js';

/** The gap between texts, as a number. */
export const GAP_NUMBER = 0;

/** Words as numbers, so that a text is a sequence of four bytes a word. A word that was once met is kept. */
export class Vocabulary {
  readonly words: string[] = [];
  private readonly stems: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** `words` as another vocabulary had them. */
  constructor(
    private readonly analysis: TextAnalysis,
    words: readonly string[] = [GAP],
  ) {
    for (const word of words) this.numberOf(word);
  }

  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.numbers.set(word, number);
      this.stems.push(word === GAP ? word : this.analysis.stem(word));
    }
    return number;
  }

  stemOf(number: number): string {
    return this.stems[number]!;
  }

  /** The words that begin with a text. */
  startingWith(text: string): ReadonlySet<number> {
    const found = new Set<number>();
    this.words.forEach((word, number) => {
      if (number !== GAP_NUMBER && word.startsWith(text)) found.add(number);
    });
    return found;
  }
}
