import type { Fault } from '../diagnostics.js';
import { spanOf, type Source } from '../source.js';

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

// A surrogate pair is one character, also where a fault quotes it.
// eslint-disable-next-line no-control-regex
const SPECIAL = /\\(?:u[0-9A-Fa-f]{4}|[\ud800-\udbff][\udc00-\udfff]|[^])|[\u0000-\u001f]/g;

/**
 * Reads the part [start, end) of a source as a JSON string, quotes included
 * (https://www.rfc-editor.org/rfc/rfc8259#section-7). Each character keeps the place of the escape it came from.
 */
export function readText(
  source: Source,
  start: number,
  end: number,
): { readonly text: Source; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const complain = (message: string, from: number, to: number): void => {
    faults.push({ code: 'invalid', message, span: spanOf(source, from, to) });
  };
  const image = source.text.slice(start, end);
  const offsets: number[] = [];
  let text = '';
  let at = 1;
  const copyUntil = (index: number): void => {
    for (let i = at; i < index; i++) offsets.push(spanOf(source, start + i, start + i).start);
    text += image.slice(at, index);
  };
  for (const { 0: special, index } of image.matchAll(SPECIAL)) {
    copyUntil(index);
    at = index + special.length;
    const character = special[1] === undefined ? undefined : special.length === 6 ? hex(special) : ESCAPED[special[1]];
    if (character !== undefined) {
      offsets.push(spanOf(source, start + index, start + index).start);
      text += character;
    } else if (special[1] === undefined) {
      complain(`control characters in a string are written as '${printCharacter(special)}'`, start + index, start + at);
    } else {
      complain(
        `'${special}' is no escape; expected \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX`,
        start + index,
        start + at,
      );
    }
  }
  const closed = at < image.length && image.endsWith('"');
  const last = closed ? image.length - 1 : image.length;
  copyUntil(last);
  if (!closed) complain(`expected '"' at the end of the string that begins here`, start, end);
  offsets.push(spanOf(source, start + last, start + last).start);
  return { text: { text, start: offsets[0]!, offsets }, faults };
}

function hex(escape: string): string {
  return String.fromCharCode(parseInt(escape.slice(2), 16));
}

function printCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON string on one line: JSON lets line separators and the delete character stand as they are. */
export function printText(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, printCharacter);
}
