import { spanOf, type Source } from '../source.js';
import type { Name, Word } from './ast.js';

/*
 * What nearly all searches are, cut by hand: the delimiters of a request stand where they stand, and reading one with
 * the parser takes longer than answering it. Whatever isn't sound is left to the parser, which says what is wrong; tests
 * hold what is read here to what the parser reads.
 */

/** A part of a request, as it came. */
export interface Piece {
  readonly image: string;
  readonly startOffset: number;
}

export interface RawParameter {
  readonly name?: Piece | undefined;
  readonly value?: Piece | undefined;
  readonly equals?: Piece | undefined;
}

/** A request before anything is decoded. */
export interface RawRequest {
  readonly segments: readonly Piece[];
  readonly parameters: readonly RawParameter[];
}

/** Undefined when the path isn't sound; after it, anything can be cut. */
export function cutPlain(text: string): RawRequest | undefined {
  const question = text.indexOf('?');
  const segments = cutPath(text, question < 0 ? text.length : question);
  if (!segments) return undefined;
  const parameters: RawParameter[] = [];
  for (let start = question < 0 ? text.length : question + 1; start < text.length;) {
    const sign = wordEnd(text, start, EQUALS, AND);
    const name = sign > start ? pieceOf(text, start, sign) : undefined;
    if (text.charCodeAt(sign) === EQUALS) {
      const and = text.indexOf('&', sign);
      const end = and < 0 ? text.length : and;
      const value = end > sign + 1 ? pieceOf(text, sign + 1, end) : undefined;
      parameters.push({ name, value, equals: { image: '=', startOffset: sign } });
      start = end + 1;
    } else {
      if (name) parameters.push({ name, value: undefined, equals: undefined });
      start = sign + 1;
    }
  }
  return { segments, parameters };
}

/** Segments between slashes, none of them empty. */
function cutPath(text: string, end: number): readonly Piece[] | undefined {
  const segments: Piece[] = [];
  let start = text.startsWith('/') ? 1 : 0;
  if (start >= end) return segments;
  for (;;) {
    const slash = text.indexOf('/', start);
    const stop = slash < 0 || slash > end ? end : slash;
    if (stop === start) return undefined;
    segments.push(pieceOf(text, start, stop));
    if (stop === end) return segments;
    start = stop + 1;
  }
}

function pieceOf(text: string, start: number, end: number): Piece {
  return { image: text.slice(start, end), startOffset: start };
}

/** Reads a name as `NameParser` does; undefined when it has a fault. */
export function readPlainName(source: Source): Name | undefined {
  return readName(source, 0);
}

function readName(source: Source, start: number): Name | undefined {
  const { text } = source;
  const end = wordEnd(text, start);
  if (isHas(text, start, end)) {
    const typeEnd = wordEnd(text, end + 1);
    const referenceEnd = wordEnd(text, typeEnd + 1);
    if (text[end] !== ':' || text[typeEnd] !== ':' || text[referenceEnd] !== ':') return undefined;
    const type = wordAt(source, end + 1, typeEnd);
    const reference = wordAt(source, typeEnd + 1, referenceEnd);
    const rest = readName(source, referenceEnd + 1);
    return type && reference && rest && { kind: 'has', type, reference, rest };
  }
  const name = wordAt(source, start, end);
  if (!name || end === text.length) return name && { kind: 'parameter', name };
  const qualified = text[end] === ':';
  const stop = qualified ? wordEnd(text, end + 1) : end;
  const qualifier = qualified ? wordAt(source, end + 1, stop) : undefined;
  if (qualified && !qualifier) return undefined;
  if (stop === text.length) return { kind: 'parameter', name, modifier: qualifier! };
  if (text[stop] !== '.') return undefined;
  const rest = readName(source, stop + 1);
  if (!rest) return undefined;
  return qualifier
    ? { kind: 'chain', reference: name, type: qualifier, rest }
    : { kind: 'chain', reference: name, rest };
}

/** Where the word that starts there ends: before the next of two signs, or with the text. */
function wordEnd(text: string, start: number, sign = COLON, other = DOT): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === sign || code === other) break;
  }
  return end;
}

const AND = 38;
const DOT = 46;
const COLON = 58;
const EQUALS = 61;

/** Undefined when there is none, or it is `_has`, which is no word. */
function wordAt(source: Source, start: number, end: number): Word | undefined {
  if (end <= start || isHas(source.text, start, end)) return undefined;
  return { text: source.text.slice(start, end), span: spanOf(source, start, end) };
}

function isHas(text: string, start: number, end: number): boolean {
  return end - start === 4 && text.startsWith('_has', start);
}
