import type { IToken } from 'chevrotain';
import type { Fault } from '../diagnostics.js';
import { tokenEnd } from '../recover.js';
import { spanOf, type Source } from '../source.js';
import { FILTER_OPERATORS, isFilterOperator } from './ast.js';
import { readText } from './text.js';
import * as t from './tokens.js';

const OPERATORS = FILTER_OPERATORS.join(', ');
const AFTER_NAME: ReadonlySet<unknown> = new Set([t.Operator, t.Dot, t.Colon, t.LeftBracket]);

/**
 * The faults that comparisons have each by itself, whatever the parentheses and brackets around them: no operator or
 * one that doesn't exist, no value. They are found in the tokens, so that none is missed however
 * badly the text nests; the parser takes operators and values for granted.
 */
export function checkComparisons(tokens: readonly IToken[], source: Source): Fault[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const found = next ? `'${next.image}'` : 'the end';
    const complain = (message: string, at: IToken | undefined, code: Fault['code'] = 'invalid'): Fault[] => {
      const end = source.text.length;
      return [{ code, message, span: at ? spanOf(source, at.startOffset, tokenEnd(at)) : spanOf(source, end, end) }];
    };
    switch (token.tokenType) {
      case t.Name:
        if (next && AFTER_NAME.has(next.tokenType)) return [];
        return complain(`expected an operator after '${token.image}', one of ${OPERATORS}, found ${found}`, next);
      case t.Operator:
        if (!isFilterOperator(token.image)) {
          return tokens[i - 1]?.image === 'not'
            ? complain(`expected '(' after 'not', found '${token.image}'`, token)
            : complain(`'${token.image}' is no operator; expected one of ${OPERATORS}`, token);
        }
        if (next?.tokenType !== t.Text && next?.tokenType !== t.Word) {
          return complain(`expected a value after '${token.image}', found ${found}`, next);
        }
        // `pr` asks whether there is a value at all: https://hl7.org/fhir/R4/search_filter.html#ops
        return token.image !== 'pr' || /^(?:true|false|"true"|"false")$/i.test(next.image)
          ? []
          : complain(`expected true or false after 'pr', found ${found}`, next, 'value');
      default:
        return [];
    }
  });
}

/** The faults of all strings. */
export function checkStrings(tokens: readonly IToken[], source: Source): Fault[] {
  const strings = tokens.filter(({ tokenType }) => tokenType === t.Text);
  return strings.flatMap((token) => readText(source, token.startOffset, tokenEnd(token)).faults);
}
