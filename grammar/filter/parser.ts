import {
  defaultParserErrorProvider,
  EmbeddedActionsParser,
  Lexer,
  tokenLabel,
  type IParserErrorMessageProvider,
  type IToken,
} from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import type { Word } from '../query/index.js';
import { faultOf, tokenEnd } from '../recover.js';
import { slice, spanOf, type Source, type Span } from '../source.js';
import type { Filter, FilterLink, FilterOperator, FilterPath, FilterValue, JunctionNode } from './ast.js';
import { checkComparisons, checkStrings } from './check.js';
import { readText } from './text.js';
import * as t from './tokens.js';

/** Errors say what was expected, and nothing else; `faultOf` says the rest. */
const expectedOnly: IParserErrorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => "'and', 'or' or the end",
  buildNoViableAltMessage: () => "[parameter] [operator] [value], '(' or 'not('",
};

/**
 * The grammar of https://hl7.org/fhir/R4/search_filter.html#intro, with the names of its rules. Where it is silent or
 * doesn't say what it means:
 *
 * - A filter in brackets, and a chain, may be left out of a path: `paramPath` would have no end otherwise.
 * - A chain may name the type of its target, `subject:Patient.name`, as chains do elsewhere.
 * - White space is free around parentheses, brackets, dots and colons. It must stand around an operator.
 */
export class FilterParser extends EmbeddedActionsParser {
  source: Source = { text: '', start: 0 };
  maxDepth = 0;
  readonly faults: Fault[] = [];
  /** How many nodes stand inside each other in a node; absent for comparisons without filters in their paths. */
  private readonly depths = new WeakMap<object, number>();

  constructor(skipValidations = true) {
    super(t.TOKENS, { maxLookahead: 1, skipValidations, errorMessageProvider: expectedOnly });
    this.performSelfAnalysis();
  }

  readonly filter = this.RULE('filter', (): Filter => {
    const operands = [this.SUBRULE(this.operand)];
    const operators: JunctionNode['kind'][] = [];
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.And) }, { ALT: () => this.CONSUME(t.Or) }]);
      operators.push(operator.image as JunctionNode['kind']);
      operands.push(this.SUBRULE1(this.operand));
    });
    return this.ACTION(() => this.join(operands, operators));
  });

  private readonly operand = this.RULE('operand', (): Filter =>
    this.OR<Filter>([
      { ALT: () => this.SUBRULE(this.paramExp) },
      {
        ALT: () => {
          const open = this.CONSUME(t.LeftParenthesis);
          const inner = this.SUBRULE(this.filter) as Filter;
          const close = this.CONSUME(t.RightParenthesis);
          return this.ACTION(() => this.nest({ ...inner, span: this.between(open, close) }, [inner], 0));
        },
      },
      {
        ALT: () => {
          const not = this.CONSUME(t.Not);
          this.CONSUME1(t.LeftParenthesis);
          const operand = this.SUBRULE1(this.filter) as Filter;
          const close = this.CONSUME1(t.RightParenthesis);
          return this.ACTION(() => this.nest({ kind: 'not', operand, span: this.between(not, close) }, [operand]));
        },
      },
    ]),
  );

  /** Operators and values that are missing were found by `checkComparisons`. */
  private readonly paramExp = this.RULE('paramExp', (): Filter => {
    const path = this.SUBRULE(this.paramPath);
    const operator = this.OPTION(() => this.CONSUME(t.Operator));
    const value = this.OPTION1(() =>
      this.OR([{ ALT: () => this.CONSUME(t.Text) }, { ALT: () => this.CONSUME(t.Word) }]),
    );
    return this.ACTION(() => {
      const read = this.readValue(value);
      const span = { start: path.span.start, end: read.span.end };
      const filters = path.links.flatMap(({ filter }) => filter ?? []);
      const node: Filter = {
        kind: 'comparison',
        path,
        operator: (operator?.image ?? 'eq') as FilterOperator,
        value: read,
        span,
      };
      return filters.length > 0 ? this.nest(node, filters) : node;
    });
  });

  private readonly paramPath = this.RULE('paramPath', (): FilterPath => {
    const links: FilterLink[] = [];
    let name = this.CONSUME(t.Name);
    const first = name;
    this.MANY(() => {
      let type: IToken | undefined;
      let filter: Filter | undefined;
      this.OPTION(() => {
        this.CONSUME(t.Colon);
        type = this.CONSUME1(t.Name);
      });
      this.OPTION1(() => {
        this.CONSUME(t.LeftBracket);
        filter = this.SUBRULE(this.filter) as Filter;
        this.CONSUME(t.RightBracket);
      });
      this.CONSUME(t.Dot);
      const reference = name;
      name = this.CONSUME2(t.Name);
      this.ACTION(() =>
        links.push({
          reference: this.word(reference),
          ...(type && { type: this.word(type) }),
          ...(filter && { filter }),
        }),
      );
    });
    return this.ACTION(() => ({ links, parameter: this.word(name), span: this.between(first, name) }));
  });

  /**
   * "Logical expressions are evaluated left to right, with no precedence between 'and' and 'or'": `a or b and c` is
   * `(a or b) and c` (https://hl7.org/fhir/R4/search_filter.html#intro). A run of one of them is one node.
   */
  private join(operands: readonly Filter[], operators: readonly JunctionNode['kind'][]): Filter {
    let joined = operands[0]!;
    let at = 0;
    while (at < operators.length) {
      const kind = operators[at]!;
      const members = [joined];
      while (operators[at] === kind) members.push(operands[++at]!);
      const span = { start: joined.span.start, end: members.at(-1)!.span.end };
      joined = this.nest({ kind, operands: members, span }, members);
    }
    return joined;
  }

  /** Notes how deep a node is, and complains when it is the first that is too deep. */
  private nest<T extends Filter>(node: T, inner: readonly Filter[], more = 1): T {
    let depth = 0;
    for (const each of inner) depth = Math.max(depth, this.depths.get(each) ?? 0);
    this.depths.set(node, depth + more);
    if (depth + more === this.maxDepth + 1 && more > 0) this.faults.push(tooDeep(this.maxDepth, node.span));
    return node;
  }

  private readValue(token: IToken | undefined): FilterValue {
    if (!token) return { source: { text: '', start: 0 }, quoted: false, span: { start: 0, end: 0 } };
    const [start, end] = [token.startOffset, tokenEnd(token)];
    const span = spanOf(this.source, start, end);
    if (token.tokenType === t.Text) return { source: readText(this.source, start, end).text, quoted: true, span };
    const source = slice(this.source, start, end);
    return { source: { ...source, text: source.text.replace(' ', '+') }, quoted: false, span };
  }

  private word(token: IToken): Word {
    return { text: token.image, span: this.between(token, token) };
  }

  private between(first: IToken, last: IToken): Span {
    return spanOf(this.source, first.startOffset, tokenEnd(last));
  }
}

let lexer: Lexer | undefined;
let parser: FilterParser | undefined;

/** What the stack of any runtime bears. */
const DEEPEST = 200;

/**
 * Reads the decoded value of a `_filter` parameter.
 *
 * `maxDepth`, at most 200, bounds how deep parentheses and brackets stand inside each other, and likewise the nodes of
 * the result, which nest at every change between `and` and `or`. What is deeper is a fault of code `too-costly`.
 *
 * The faults of all comparisons are reported, and the first of what joins and nests them.
 */
export function parseFilter(source: Source, maxDepth = 50): Parsed<Filter> {
  lexer ??= new Lexer(t.TOKENS, { positionTracking: 'onlyOffset', skipValidations: true });
  parser ??= new FilterParser();
  const { tokens } = lexer.tokenize(source.text);
  parser.source = source;
  parser.maxDepth = Math.min(maxDepth, DEEPEST);
  parser.faults.length = 0;
  const deep = findTooDeep(tokens, parser.maxDepth);
  if (deep) return { ok: false, faults: [tooDeep(parser.maxDepth, spanOf(source, deep.startOffset, tokenEnd(deep)))] };
  parser.input = tokens;
  const filter = parser.filter() as Filter;
  const [error] = parser.errors;
  const structural = error ? [faultOf(error, source, error.message)] : parser.faults;
  const faults = [
    ...withoutConsequences([...checkComparisons(tokens, source), ...structural], tokens, source),
    ...checkStrings(tokens, source),
  ];
  return faults.length > 0 ? { ok: false, faults: inOrder(faults) } : { ok: true, value: filter };
}

/**
 * The first fault of each term: what is wrong between one `and` or `or` and the next makes the words after it look wrong
 * too.
 */
function withoutConsequences(faults: readonly Fault[], tokens: readonly IToken[], source: Source): Fault[] {
  const ends = tokens
    .filter(({ tokenType }) => tokenType === t.And || tokenType === t.Or)
    .map(({ startOffset }) => spanOf(source, startOffset, startOffset).start);
  const first: Fault[] = [];
  let term = 0;
  let faulty = -1;
  for (const fault of inOrder(faults)) {
    while (ends[term]! < fault.span.start) term++;
    if (term !== faulty) first.push(fault);
    faulty = term;
  }
  return first;
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => a.span.start - b.span.start);
}

/** The first opening sign inside too many others. */
function findTooDeep(tokens: readonly IToken[], maxDepth: number): IToken | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === t.LeftParenthesis || token.tokenType === t.LeftBracket) {
      if (++depth > maxDepth) return token;
    } else if (token.tokenType === t.RightParenthesis || token.tokenType === t.RightBracket) {
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}

function tooDeep(maxDepth: number, span: Span): Fault {
  return { code: 'too-costly', message: `the filter nests more than ${maxDepth} deep`, span };
}
