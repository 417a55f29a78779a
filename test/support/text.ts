import fc from 'fast-check';

/** Characters that some level of the language gives a meaning to, more often than others, and lone surrogates. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'&=+%#?/:.,|$\\ -_"\'*\t\n') },
  { weight: 4, arbitrary: fc.constantFrom(...'abAB019éß', 'e\u0301', '𝒳', '😀', '中') },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)) },
);

export function anyText(minLength = 0, maxLength = 12): fc.Arbitrary<string> {
  return fc.string({ unit: character, minLength, maxLength });
}

/** Text as a caller may write it in a query: any of its characters percent-encoded, spaces also as `+`. */
export function written(text: string): fc.Arbitrary<string> {
  const characters = [...text];
  return fc
    .array(fc.boolean(), { minLength: characters.length, maxLength: characters.length })
    .map((encoded) => characters.map((each, i) => write(each, encoded[i]!)).join(''));
}

function write(character: string, encoded: boolean): string {
  // A lone surrogate has no bytes to encode.
  if (/^[\ud800-\udfff]$/.test(character)) return character;
  if (character === ' ' && encoded) return '+';
  return encoded || /[%&+=#]/.test(character) ? percent(character) : character;
}

export function percent(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
