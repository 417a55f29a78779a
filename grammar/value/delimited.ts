import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import { faultOf, tokenEnd } from '../recover.js';
import { spanOf, type Source, type Span } from '../source.js';
import { BadEscape, Bar, Comma, delimitedTokens, Dollar, Escape, Text, tokenizeDelimited } from './tokens.js';

/** Text between two delimiters, unescaped. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

/** One of the values joined by commas: its parts between unescaped `|`, at least one. */
export interface Alternative {
  readonly parts: readonly Part[];
  readonly span: Span;
}

interface RawPart {
  readonly tokens: IToken[];
  readonly bar?: IToken;
}

class DelimitedParser extends EmbeddedActionsParser {
  constructor() {
    super(delimitedTokens, { maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  readonly alternatives = this.RULE('alternatives', () => {
    const alternatives = [this.SUBRULE(this.alternative)];
    this.MANY(() => {
      this.CONSUME(Comma);
      alternatives.push(this.SUBRULE1(this.alternative));
    });
    return alternatives;
  });

  private readonly alternative = this.RULE('alternative', () => {
    const parts: RawPart[] = [{ tokens: this.SUBRULE(this.part) }];
    this.MANY(() => {
      const bar = this.CONSUME(Bar);
      parts.push({ tokens: this.SUBRULE1(this.part), bar });
    });
    return parts;
  });

  /** `$` only delimits inside composites; elsewhere it is text. */
  private readonly part = this.RULE('part', () => {
    const tokens: IToken[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => tokens.push(this.CONSUME(Text)) },
        { ALT: () => tokens.push(this.CONSUME(Escape)) },
        { ALT: () => tokens.push(this.CONSUME(BadEscape)) },
        { ALT: () => tokens.push(this.CONSUME(Dollar)) },
      ]);
    });
    return tokens;
  });
}

let parser: DelimitedParser | undefined;

/**
 * Splits a value at unescaped commas, then bars, and unescapes what is between. Empty alternatives (`a,,b`) are
 * dropped, so the result may be empty. A backslash before anything but `,` `$` `|` `\` is a fault.
 */
export function parseAlternatives(source: Source): Parsed<readonly Alternative[]> {
  return source.text.includes('\\') ? parseByGrammar(source) : { ok: true, value: cutPlain(source) };
}

/** Without a backslash nothing is escaped and nothing can be wrong: delimiters are delimiters wherever they stand. */
export function cutPlain(source: Source): readonly Alternative[] {
  const { text } = source;
  const alternatives: Alternative[] = [];
  let parts: Part[] = [];
  let [first, start] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const sign = at === text.length ? COMMA : text.charCodeAt(at);
    if (sign !== COMMA && sign !== BAR) continue;
    if (at > first || sign === BAR) parts.push({ text: text.slice(start, at), span: spanOf(source, start, at) });
    start = at + 1;
    if (sign === BAR) continue;
    if (at > first) alternatives.push({ parts, span: spanOf(source, first, at) });
    parts = [];
    first = start;
  }
  return alternatives;
}

const COMMA = 44;
const BAR = 124;

export function parseByGrammar(source: Source): Parsed<readonly Alternative[]> {
  parser ??= new DelimitedParser();
  parser.input = tokenizeDelimited(source.text);
  const raw = parser.alternatives();
  if (parser.errors.length > 0) {
    return { ok: false, faults: parser.errors.map((e) => faultOf(e, source, "values separated by ','")) };
  }
  const faults: Fault[] = [];
  const alternatives: Alternative[] = [];
  let start = 0;
  for (const rawParts of raw) {
    const parts: Part[] = [];
    for (const { tokens, bar } of rawParts) {
      if (bar) start = tokenEnd(bar);
      const last = tokens.at(-1);
      const end = last ? tokenEnd(last) : start;
      parts.push({
        text: tokens.map((token) => unescape(token, source, faults)).join(''),
        span: spanOf(source, start, end),
      });
      start = end;
    }
    const span = { start: parts[0]!.span.start, end: parts.at(-1)!.span.end };
    if (span.end > span.start) alternatives.push({ parts, span });
    start += 1;
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: alternatives };
}

function unescape(token: IToken, source: Source, faults: Fault[]): string {
  if (token.tokenType === Escape) return token.image.slice(1);
  if (token.tokenType === BadEscape) {
    faults.push({
      code: 'invalid',
      message: `'${token.image}' is no escape; expected \\, \\$ \\| or \\\\`,
      span: spanOf(source, token.startOffset, tokenEnd(token)),
    });
  }
  return token.image;
}

/** Text with every delimiter escaped: parses back to one part with the same text. */
export function escape(text: string): string {
  return text.replace(/[\\,$|]/g, '\\$&');
}
