import { all, any, not } from './answer.js';
import type { Condition, Reading } from './condition.js';
import { refuse, RequestFault } from './fault.js';
import { readComparison } from './filter-comparison.js';

/*
 * `_filter`: https://hl7.org/fhir/R4/search_filter.html. What is covered: comparisons of parameters, `and`, `or`, `not (...)`
 * and parentheses. Chains and conditions in brackets aren't.
 */

/** Words, and what stands in quotes or parentheses. */
type Token = { readonly kind: 'word' | 'text' | '(' | ')'; readonly text: string };

export function readFilter(value: string, type: string, reading: Reading): Condition | undefined {
  if (value.trim() === '') return undefined;
  // A `+` that form-decoding turned into a space.
  const tokens = tokenize(value.replace(/(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?) (?=\d\d:\d\d)/g, '$1+'));
  const condition = readLogic(tokens, type, reading);
  if (tokens.length > 0) refuse(`'${tokens[0]!.text}' is too much`);
  return condition;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const [match] = /^(?:[()]|"(?:[^"\\]|\\.)*"|[^\s()"[\]]+)/u.exec(rest) ?? refuse(`'${rest}' is no filter`);
    if (match === '(' || match === ')') tokens.push({ kind: match, text: match });
    else if (match.startsWith('"')) tokens.push({ kind: 'text', text: quoted(match) });
    else tokens.push({ kind: 'word', text: match });
    rest = rest.slice(match.length).trimStart();
  }
  return tokens;
}

function quoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return refuse(`${text} is no JSON string`);
  }
}

/** "evaluated from left to right, and there is no precedence": `a or b and c` is `(a or b) and c`. */
function readLogic(tokens: Token[], type: string, reading: Reading): Condition {
  let left = readTerm(tokens, type, reading);
  while (tokens[0]?.kind === 'word' && ['and', 'or'].includes(tokens[0].text)) {
    const join = tokens.shift()!.text === 'and' ? all : any;
    const [first, second] = [left, readTerm(tokens, type, reading)];
    left = (subject) => join([first(subject), second(subject)]);
  }
  return left;
}

function readTerm(tokens: Token[], type: string, reading: Reading): Condition {
  const token = tokens.shift() ?? refuse('the filter ends early');
  if (token.kind === '(') return readGroup(tokens, type, reading);
  if (token.kind !== 'word') refuse(`'${token.text}' is no parameter`);
  if (token.text === 'not' && tokens[0]?.kind === '(') {
    tokens.shift();
    const group = readGroup(tokens, type, reading);
    return (subject) => not(group(subject));
  }
  if (/[.:]/.test(token.text)) throw new RequestFault('not covered', `'${token.text}' in a filter`);
  const operator = tokens.shift();
  const value = tokens.shift();
  if (operator?.kind !== 'word' || !value || value.kind === '(' || value.kind === ')') {
    return refuse(`'${token.text}' needs an operator and a value`);
  }
  return readComparison(token.text, operator.text, value.text, type, reading);
}

function readGroup(tokens: Token[], type: string, reading: Reading): Condition {
  const group = readLogic(tokens, type, reading);
  if (tokens.shift()?.kind !== ')') refuse("a ')' is missing");
  return group;
}
