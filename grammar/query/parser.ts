import { EmbeddedActionsParser, Lexer, type IToken } from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import { faultOf, tokenEnd } from '../recover.js';
import { decode, isEncoded, occurrences, slice, spanOf, wholeSpan, type Source } from '../source.js';
import type { Name, Parameter, Scope, Search, Word } from './ast.js';
import { cutPlain, readPlainName, type Piece, type RawParameter, type RawRequest } from './plain.js';
import {
  And,
  AndAfterValue,
  Colon,
  Dot,
  Equals,
  Has,
  NAME_TOKENS,
  NameWord,
  Question,
  RawName,
  RawValue,
  REQUEST_MODES,
  Segment,
  Slash,
} from './tokens.js';

/** A fault, and the parameter it is in as the caller wrote it, as far as one was recognized. */
export interface SearchFault extends Fault {
  readonly parameter?: string;
}

/** `rest` is what could be read in spite of the faults, so that its own can be reported together with them. */
export type ParsedSearch =
  | { readonly ok: true; readonly value: Search }
  | { readonly ok: false; readonly faults: readonly SearchFault[]; readonly rest?: Search };

class RequestParser extends EmbeddedActionsParser {
  constructor() {
    super([Slash, Question, Segment, RawName, Equals, RawValue, And, AndAfterValue], { maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  readonly request = this.RULE('request', () => {
    const segments: IToken[] = [];
    const parameters: RawParameter[] = [];
    this.OPTION(() => this.CONSUME(Slash));
    this.OPTION1(() => {
      segments.push(this.CONSUME(Segment));
      this.MANY(() => {
        this.CONSUME1(Slash);
        segments.push(this.CONSUME1(Segment));
      });
    });
    this.OPTION2(() => {
      this.CONSUME(Question);
      this.MANY1(() => {
        this.OR([{ ALT: () => this.CONSUME(And) }, { ALT: () => parameters.push(this.SUBRULE(this.parameter)) }]);
      });
    });
    return { segments, parameters };
  });

  /** A name without `=` is a parameter with an empty value. `=` without a name is a fault of that parameter alone. */
  private readonly parameter = this.RULE('parameter', (): RawParameter => {
    let raw: RawParameter = {};
    this.OR([
      {
        ALT: () => {
          const name = this.CONSUME(RawName);
          raw = { name, ...this.OPTION(() => this.SUBRULE(this.assignment)) };
        },
      },
      { ALT: () => (raw = this.SUBRULE1(this.assignment)) },
    ]);
    return raw;
  });

  private readonly assignment = this.RULE('assignment', (): RawParameter => {
    const equals = this.CONSUME(Equals);
    const value = this.OPTION(() => this.CONSUME(RawValue));
    return { equals, ...(value && { value }) };
  });
}

class NameParser extends EmbeddedActionsParser {
  source: Source = { text: '', start: 0 };

  constructor() {
    super(NAME_TOKENS, { maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  readonly parameterName = this.RULE('parameterName', () =>
    this.OR([{ ALT: () => this.SUBRULE(this.has) }, { ALT: () => this.SUBRULE(this.link) }]),
  );

  private readonly has = this.RULE('has', (): Name => {
    this.CONSUME(Has);
    this.CONSUME(Colon);
    const type = this.CONSUME(NameWord);
    this.CONSUME1(Colon);
    const reference = this.CONSUME1(NameWord);
    this.CONSUME2(Colon);
    const rest = this.SUBRULE(this.parameterName) as Name;
    return this.ACTION(() => ({ kind: 'has', type: this.word(type), reference: this.word(reference), rest }));
  });

  private readonly link = this.RULE('link', (): Name => {
    const name = this.CONSUME(NameWord);
    let qualifier: IToken | undefined;
    let rest: Name | undefined;
    this.OPTION(() => {
      this.CONSUME(Colon);
      qualifier = this.CONSUME1(NameWord);
    });
    this.OPTION1(() => {
      this.CONSUME(Dot);
      rest = this.SUBRULE(this.parameterName) as Name;
    });
    return this.ACTION(() => {
      const word = this.word(name);
      const second = qualifier && this.word(qualifier);
      return rest
        ? { kind: 'chain', reference: word, ...(second && { type: second }), rest }
        : { kind: 'parameter', name: word, ...(second && { modifier: second }) };
    });
  });

  private word(token: IToken): Word {
    return { text: token.image, span: spanOf(this.source, token.startOffset, tokenEnd(token)) };
  }
}

/** How much of it is read; what is beyond is a fault. */
export interface QueryLimits {
  /** The number of parameters; unlimited unless given. */
  readonly parameters?: number;
  /** Links of one name, `_has` included; 200 at most. */
  readonly chain?: number;
}

const DEFAULT_CHAIN = 100;

/** What the stack of any runtime bears. */
const LONGEST_CHAIN = 200;

let requestLexer: Lexer | undefined;
let requestParser: RequestParser | undefined;
let nameLexer: Lexer | undefined;
let nameParser: NameParser | undefined;

/**
 * Reads a search: `Type?name=value&...`, `?...` (system-wide), `Type/id/Type?...` and `Type/id/*?...` (compartments),
 * each with or without a leading slash, with or without `_search`, or a full URL under `baseUrl`.
 *
 * Faults are gathered over the whole text. Values are left unread.
 */
export function parseSearch(text: string, baseUrl?: string, limits: QueryLimits = {}): ParsedSearch {
  const from = baseLength(text, baseUrl);
  if (from === undefined) {
    const expected = baseUrl === undefined ? 'a relative search' : `a search under ${baseUrl}`;
    return {
      ok: false,
      faults: [{ code: 'invalid', message: `expected ${expected}`, span: { start: 0, end: text.length } }],
    };
  }
  const source: Source = from === 0 ? { text, start: 0 } : slice({ text, start: 0 }, from, text.length);
  const plain = cutPlain(source.text);
  const cut: Parsed<RawRequest> = plain ? { ok: true, value: plain } : cutByGrammar(source);
  if (!cut.ok) return cut;
  const raw = cut.value;
  const faults: SearchFault[] = [];
  const scope = scopeOf(raw.segments, source, faults);
  const { parameters: most = Infinity, chain = DEFAULT_CHAIN } = limits;
  if (raw.parameters.length > most) {
    const message = `the search has ${raw.parameters.length} parameters; expected at most ${most}`;
    return { ok: false, faults: [{ code: 'too-costly', message, span: { start: from, end: text.length } }] };
  }
  const parameters: Parameter[] = [];
  // Seen once for all: looking at each name and value by itself took a fifth of reading a request.
  const encoded = isEncoded(source.text);
  for (const each of raw.parameters) {
    const parameter =
      encoded || !each.name
        ? readParameter(each, source, chain, faults)
        : readPlainParameter(each, each.name, source, chain, faults);
    if (parameter) parameters.push(parameter);
  }
  if (scope === undefined) return { ok: false, faults };
  const search = { scope, parameters };
  return faults.length > 0 ? { ok: false, faults, rest: search } : { ok: true, value: search };
}

export function cutByGrammar(source: Source): Parsed<RawRequest> {
  requestLexer ??= new Lexer(REQUEST_MODES, { positionTracking: 'onlyOffset' });
  requestParser ??= new RequestParser();
  requestParser.input = requestLexer.tokenize(source.text).tokens;
  const value = requestParser.request();
  const [error] = requestParser.errors;
  if (!error) return { ok: true, value };
  const expected = "'[type]?', '?' or '[compartment]/[id]/[type]?', then [name]=[value] pairs joined by '&'";
  return { ok: false, faults: [faultOf(error, source, expected)] };
}

/** How much of `text` is the base URL; undefined when it is an absolute URL that isn't under the base. */
function baseLength(text: string, baseUrl: string | undefined): number | undefined {
  // What comes after the path is no URL of the search.
  const scheme = text.indexOf('://');
  if (scheme < 0 || text.lastIndexOf('?', scheme) >= 0) return 0;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 0;
  const base = baseUrl?.replace(/\/+$/, '');
  if (base === undefined || !text.startsWith(base)) return undefined;
  const next = text[base.length];
  return next === undefined || next === '/' || next === '?' ? base.length : undefined;
}

function scopeOf(segments: readonly Piece[], source: Source, faults: Fault[]): Scope | undefined {
  const [only] = segments;
  if (only && segments.length === 1 && only.image !== '_search') return { kind: 'type', type: wordOf(only, source) };
  const words = segments.map((each) => wordOf(each, source));
  if (words.at(-1)?.text === '_search') words.pop();
  const [first, second, third] = words;
  if (!first) return { kind: 'system' };
  if (words.length === 1) return { kind: 'type', type: first };
  if (words.length === 3) return { kind: 'compartment', compartment: first, id: second!, type: third! };
  const message =
    words.length === 2
      ? "expected '[type]?' or '[compartment]/[id]/[type]?'; reading one resource is not a search"
      : "expected '[type]?', '?' or '[compartment]/[id]/[type]?'";
  faults.push({ code: 'invalid', message, span: { start: first.span.start, end: words.at(-1)!.span.end } });
  return undefined;
}

function wordOf(piece: Piece, source: Source): Word {
  return { text: piece.image, span: spanOf(source, piece.startOffset, tokenEnd(piece)) };
}

/** Reads a parameter of a request in which nothing is encoded. */
function readPlainParameter(
  raw: RawParameter,
  { image, startOffset }: Piece,
  source: Source,
  chain: number,
  faults: SearchFault[],
): Parameter | undefined {
  const name: Source = { text: image, start: source.start + startOffset };
  const parsed = parseName(name, chain);
  if (!parsed.ok) {
    faults.push(...parsed.faults.map((fault) => ({ ...fault, parameter: image })));
    return undefined;
  }
  const value: Source = { text: raw.value?.image ?? '', start: source.start + valueOffset(raw) };
  return { name: parsed.value, nameSpan: wholeSpan(name), value };
}

/** Where the value stands, or would. */
function valueOffset({ name, value, equals }: RawParameter): number {
  return value ? value.startOffset : tokenEnd((equals ?? name)!);
}

function readParameter(raw: RawParameter, source: Source, chain: number, faults: SearchFault[]): Parameter | undefined {
  if (!raw.name) {
    const at = raw.equals!.startOffset;
    const span = spanOf(source, at, at + 1);
    faults.push({ code: 'invalid', message: "expected the name of a parameter before '='", span });
    return undefined;
  }
  const nameStart = source.start + raw.name.startOffset;
  const name = decode(raw.name.image, nameStart);
  const value = decode(raw.value?.image ?? '', source.start + valueOffset(raw));
  const parsedName = name.faults.length > 0 ? undefined : parseName(name.source, chain);
  const parameter = name.source.text;
  for (const { message, span } of name.faults.concat(value.faults)) {
    faults.push({ code: 'invalid', message, parameter, span });
  }
  if (parsedName && !parsedName.ok) faults.push(...parsedName.faults.map((fault) => ({ ...fault, parameter })));
  if (!parsedName?.ok || value.faults.length > 0) return undefined;
  return { name: parsedName.value, nameSpan: spanOf(name.source, 0, name.source.text.length), value: value.source };
}

/** Reads one decoded parameter name, of at most `chain` links. */
export function parseName(source: Source, chain = DEFAULT_CHAIN): Parsed<Name> {
  // Counted before the parser, which descends once for every link, reads them.
  const most = Math.min(chain, LONGEST_CHAIN);
  // A name that isn't longer can't have more.
  const links = source.text.length > most ? occurrences(source.text, '.') + occurrences(source.text, '_has:') : 0;
  if (links > most) {
    const message = `the name has ${links} links; expected at most ${most}`;
    return { ok: false, faults: [{ code: 'too-costly', message, span: wholeSpan(source) }] };
  }
  const plain = readPlainName(source);
  return plain ? { ok: true, value: plain } : readNameByGrammar(source);
}

export function readNameByGrammar(source: Source): Parsed<Name> {
  nameLexer ??= new Lexer(NAME_TOKENS, { positionTracking: 'onlyOffset' });
  nameParser ??= new NameParser();
  nameParser.source = source;
  nameParser.input = nameLexer.tokenize(source.text).tokens;
  const name = nameParser.parameterName() as Name;
  const [error] = nameParser.errors;
  if (!error) return { ok: true, value: name };
  const expected = source.text.startsWith('_has')
    ? "'_has:[type]:[reference parameter]:[parameter]'"
    : '[name], [name]:[modifier] or [reference].[name]';
  return { ok: false, faults: [faultOf(error, source, expected)] };
}
