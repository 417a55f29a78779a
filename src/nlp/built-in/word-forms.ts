/*
 * Which forms of a word count as the same.
 */

const ASCII = /^[ -~]*$/;
const MARKS = /\p{M}+/gu;
const MOST_WORDS = 20_000;

/** Lower case, without accents and without a possessive's ending: `Crohn’s` gives `crohn`. */
export function foldWord(word: string): string {
  const plain = ASCII.test(word) ? word : word.normalize('NFKD').replace(MARKS, '');
  return plain.toLowerCase().replace(/['’]s?$/, '');
}

/**
 * What the forms of a word have in common. Plurals lose their ending (`allergies`, `rashes`, `ulcers`), `-sis` becomes `-se` as in the
 * singular of `-ses` (`diagnosis`, `diagnoses`), and the British `ae` and `oe` become `e`. It is no word: only stems are compared.
 */
export function stemOf(folded: string): string {
  if (folded.length < 4) return folded;
  let stem = folded;
  if (stem.endsWith('ae')) stem = stem.slice(0, -1);
  if (stem.endsWith('sis')) stem = `${stem.slice(0, -2)}e`;
  else if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ch|sh|x|ss)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  // `headache`, as `headaches` may be of `headach`.
  if (/[cs]he$/.test(stem)) stem = stem.slice(0, -1);
  return stem.length < 5 ? stem : stem.replace(/[ao]e/g, 'e');
}

export interface WordForms {
  readonly folded: string;
  readonly stem: string;
}

/** Remembers words, which are few in most texts; not more of them than is good. */
export function createWordForms(): (word: string) => WordForms {
  const known = new Map<string, WordForms>();
  return (word) => {
    let forms = known.get(word);
    if (!forms) {
      const folded = foldWord(word);
      forms = { folded, stem: stemOf(folded) };
      if (known.size >= MOST_WORDS) known.clear();
      known.set(word, forms);
    }
    return forms;
  };
}
