import { refuse } from './fault.js';

/** Cuts at a delimiter that no backslash stands before: https://hl7.org/fhir/R4/search.html#escaping */
export function split(text: string, delimiter: ',' | '$' | '|'): readonly string[] {
  const pieces = [''];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === delimiter) pieces.push('');
    else if (text[i] === '\\') pieces[pieces.length - 1] += text.slice(i, ++i + 1);
    else pieces[pieces.length - 1] += text[i]!;
  }
  return pieces;
}

/** The values that commas join; empty ones say nothing. */
export function alternatives(value: string): readonly string[] {
  return split(value, ',').filter((each) => each !== '');
}

/** `\,` `\$` `\|` `\\` stand for what follows the backslash, and nothing else does. */
export function unescape(text: string): string {
  return text.replace(/\\(.?)/gsu, (escape, escaped: string) =>
    [',', '$', '|', '\\'].includes(escaped) ? escaped : refuse(`'${escape}' is no escape`),
  );
}

/** The parts of a token or quantity. */
export function parts(text: string): readonly string[] {
  return split(text, '|').map(unescape);
}
