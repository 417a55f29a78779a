import type { Fault } from '../../grammar/diagnostics.js';
import { parseText, type TextNode, type WordNode } from '../../grammar/text/index.js';
import { parseEach } from '../../grammar/value/index.js';
import type { TextField } from '../model/field.js';
import type { Predicate } from '../model/predicate.js';
import type { TextAnalysis, TextQuery, TextTerm } from '../model/text-query.js';
import type { SearchType } from '../types/search-type.js';

interface TextFields {
  readonly value: TextField;
}

/** The codes of the parameters that search texts. Both are without an expression in R4. */
export const TEXT_PARAMETERS = ['_text', '_content'] as const;

/**
 * `_text` and `_content`: https://hl7.org/fhir/R4/search.html#content
 *
 * Values joined by commas are alternatives; how one is read is told in `grammar/text`.
 */
export const textType: SearchType<TextFields, TextQuery> = {
  name: 'special',
  modifiers: [],

  parse(value, _modifier, { fields }, { limits }) {
    const { analysis } = fields.value;
    let words = 0;
    return parseEach(value, (alternative, faults) => {
      const parsed = parseText(alternative, limits.filter);
      if (!parsed.ok) {
        faults.push(...parsed.faults);
        return undefined;
      }
      const before = faults.length;
      const query = queryOf(parsed.value, analysis, faults);
      words += termsIn(query);
      if (words > limits.values) {
        const message = `the text search has ${words} words; expected at most ${limits.values}`;
        faults.push({ code: 'too-costly', message, span: parsed.value.span });
      }
      return faults.length === before ? query : undefined;
    });
  },

  lower: (values, _modifier, { fields }): Predicate => ({
    op: 'text',
    field: fields.value,
    query: values.length === 1 ? values[0]! : { op: 'or', of: values },
  }),
};

function queryOf(node: TextNode, analysis: TextAnalysis, faults: Fault[]): TextQuery {
  switch (node.kind) {
    case 'word':
      return { op: 'phrase', terms: termsOf(node, analysis, faults) };
    case 'phrase':
      return { op: 'phrase', terms: node.words.flatMap((word) => termsOf(word, analysis, faults)) };
    case 'not':
      return { op: 'not', of: queryOf(node.operand, analysis, faults) };
    default:
      return { op: node.kind, of: node.operands.map((operand) => queryOf(operand, analysis, faults)) };
  }
}

/** What is one word to the caller may be several to the index, which then have to stand together: `type-2`. */
function termsOf({ text, prefix, span }: WordNode, { words, stem }: TextAnalysis, faults: Fault[]): TextTerm[] {
  const found = words(text);
  // It would find everything, or nothing, and neither was meant.
  if (found.length === 0) faults.push({ code: 'invalid', message: `'${text}' has no letter or digit`, span });
  const whole = (word: string): TextTerm => ({ text: stem(word) });
  if (!prefix) return found.map(whole);
  // A digit goes on with whatever a word is, so that `E11.` keeps its point. Where it would begin a word, it is left out.
  const goingOn = words(`${text}0`);
  const last = goingOn.at(-1)?.slice(0, -1) ?? '';
  const [before, beginning] = last === '' ? [found.slice(0, -1), found.at(-1)] : [goingOn.slice(0, -1), last];
  return [...before.map(whole), ...(beginning === undefined ? [] : [{ text: beginning, prefix: true } as const])];
}

function termsIn(query: TextQuery): number {
  switch (query.op) {
    case 'phrase':
      return query.terms.length;
    case 'not':
      return termsIn(query.of);
    default:
      return query.of.reduce((sum, part) => sum + termsIn(part), 0);
  }
}
