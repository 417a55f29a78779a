import { EmbeddedActionsParser, Lexer, type IToken } from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import { faultOf, tokenEnd } from '../recover.js';
import { slice, spanOf, wholeSpan, type Source, type Span } from '../source.js';
import { parseStrings } from '../value/index.js';
import type { PhraseNode, TextJunctionNode, TextNode, WordNode } from './ast.js';
import * as t from './tokens.js';

/**
 * The language of `_text` and `_content`, which R4 leaves to servers (https://hl7.org/fhir/R4/search.html#content):
 * words, "phrases", `AND`, `OR`, `NOT`, parentheses, and `*` behind the beginning of a word.
 *
 * Words that follow each other are joined as by `AND`. `NOT` binds closer than `AND`, and `AND` closer than `OR`.
 */
export class TextParser extends EmbeddedActionsParser {
  source: Source = { text: '', start: 0 };
  readonly faults: Fault[] = [];

  constructor(skipValidations = true) {
    super(t.TOKENS, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly alternatives = this.RULE('alternatives', (): TextNode => {
    const operands = [this.SUBRULE(this.conjunction)];
    this.MANY(() => {
      this.CONSUME(t.Or);
      operands.push(this.SUBRULE1(this.conjunction));
    });
    return this.ACTION(() => join('or', operands));
  });

  private readonly conjunction = this.RULE('conjunction', (): TextNode => {
    const operands = [this.SUBRULE(this.operand)];
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(t.And));
      operands.push(this.SUBRULE1(this.operand));
    });
    return this.ACTION(() => join('and', operands));
  });

  private readonly operand = this.RULE('operand', (): TextNode => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(t.Not)));
    const operand = this.OR<TextNode>([
      { ALT: () => this.word(this.CONSUME(t.Word)) },
      { ALT: () => this.phrase(this.CONSUME(t.Phrase)) },
      {
        ALT: () => {
          const open = this.CONSUME(t.LeftParenthesis);
          const inner = this.SUBRULE(this.alternatives) as TextNode;
          const close = this.CONSUME(t.RightParenthesis);
          return this.ACTION(() => ({ ...inner, span: this.between(open, close) }));
        },
      },
    ]);
    // Twice not is as if it weren't there.
    if (nots.length % 2 === 0) return operand;
    return this.ACTION(() => {
      const span = { start: this.between(nots[0]!, nots[0]!).start, end: operand.span.end };
      return { kind: 'not', operand, span };
    });
  });

  private word(token: IToken): TextNode {
    return this.ACTION(() => this.readWord(token.startOffset, tokenEnd(token)));
  }

  private phrase(token: IToken): TextNode {
    return this.ACTION((): PhraseNode => {
      const inner = token.image.slice(1, -1);
      const words = [...inner.matchAll(/\S+/g)].map((match) => {
        const start = token.startOffset + 1 + match.index;
        return this.readWord(start, start + match[0].length);
      });
      const span = this.between(token, token);
      if (words.length === 0) this.faults.push({ code: 'invalid', message: 'expected words between the quotes', span });
      return { kind: 'phrase', words, span };
    });
  }

  private readWord(start: number, end: number): WordNode {
    const span = spanOf(this.source, start, end);
    const prefix = this.source.text[end - 1] === '*';
    const strings = parseStrings(slice(this.source, start, prefix ? end - 1 : end));
    const text = strings.ok ? (strings.value[0]?.text ?? '') : '';
    if (!strings.ok) this.faults.push(...strings.faults);
    else if (text === '')
      this.faults.push({ code: 'invalid', message: "'*' stands behind the beginning of a word", span });
    else if (text.includes('*')) {
      this.faults.push({ code: 'not-supported', message: `'${text}': '*' stands only at the end of a word`, span });
    }
    return { kind: 'word', text, prefix, span };
  }

  private between(first: IToken, last: IToken): Span {
    return spanOf(this.source, first.startOffset, tokenEnd(last));
  }
}

/** A junction of the same kind in it was written in parentheses, which don't matter there. */
function join(kind: TextJunctionNode['kind'], operands: readonly TextNode[]): TextNode {
  if (operands.length === 1) return operands[0]!;
  const span = { start: operands[0]!.span.start, end: operands.at(-1)!.span.end };
  return { kind, operands: operands.flatMap((each) => (each.kind === kind ? each.operands : [each])), span };
}

let lexer: Lexer | undefined;
let parser: TextParser | undefined;

/** What the stack of any runtime bears. */
const DEEPEST = 200;

const EXPECTED = `a word, a phrase in quotes, NOT or '('`;

/**
 * Reads one decoded value, which may have escapes but no unescaped comma. `maxDepth`, at most 200, bounds how deep parentheses stand
 * inside each other; what is deeper is a fault of code `too-costly`.
 */
export function parseText(source: Source, maxDepth = 50): Parsed<TextNode> {
  lexer ??= new Lexer(t.TOKENS, { positionTracking: 'onlyOffset', skipValidations: true });
  parser ??= new TextParser();
  const { tokens } = lexer.tokenize(source.text);
  const refused = refuse(tokens, source, Math.min(maxDepth, DEEPEST));
  if (refused) return { ok: false, faults: [refused] };
  parser.source = source;
  parser.faults.length = 0;
  parser.input = tokens;
  const value = parser.alternatives();
  const [error] = parser.errors;
  const faults = [
    ...parser.faults,
    ...(error
      ? [faultOf(error, source, error.name === 'MismatchedTokenException' ? `${EXPECTED}, or ')'` : EXPECTED)]
      : []),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** What is wrong with the tokens whatever the parser makes of them. */
function refuse(tokens: readonly IToken[], source: Source, maxDepth: number): Fault | undefined {
  if (tokens.length === 0) return { code: 'invalid', message: `expected ${EXPECTED}`, span: wholeSpan(source) };
  let depth = 0;
  for (const token of tokens) {
    const span = spanOf(source, token.startOffset, tokenEnd(token));
    if (token.tokenType === t.Quote) {
      return { code: 'invalid', message: `a phrase has no closing '"'; a comma in it is written '\\,'`, span };
    }
    if (token.tokenType === t.LeftParenthesis && ++depth > maxDepth) {
      return { code: 'too-costly', message: `the text search nests more than ${maxDepth} deep`, span };
    }
    if (token.tokenType === t.RightParenthesis && --depth < 0) {
      return { code: 'invalid', message: "')' closes no parenthesis", span };
    }
  }
  return undefined;
}
