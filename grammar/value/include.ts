import { failed, type Parsed } from '../diagnostics.js';
import type { Word } from '../query/index.js';
import { slice, wholeSpan, type Source, type Span } from '../source.js';

/**
 * A value of `_include` and `_revinclude`: https://hl7.org/fhir/R4/search.html#revinclude
 *
 * The references of `source` by `parameter`, as far as they are to `target`. What is absent may be any: `*` has neither
 * a source nor a parameter, `Observation:*` no parameter.
 */
export interface IncludeValue {
  readonly source?: Word;
  readonly parameter?: Word;
  readonly target?: Word;
  readonly span: Span;
}

const FORMS = 'expected [type]:[parameter], [type]:[parameter]:[target type], [type]:* or *';

/** Reads `*`, `Type:*`, `Type:parameter` and `Type:parameter:Target`. */
export function parseInclude(value: Source): Parsed<IncludeValue> {
  const span = wholeSpan(value);
  if (value.text === '*') return { ok: true, value: { span } };
  const words = wordsOf(value);
  const [source, parameter, target] = words;
  const wrong = words.find(({ text }) => !/^(?:[A-Za-z_][A-Za-z0-9_-]*|\*)$/.test(text));
  if (wrong) return failed('invalid', wrong.text === '' ? FORMS : `'${wrong.text}' is no name; ${FORMS}`, span);
  const wild = words.findIndex(({ text }) => text === '*');
  if (!source || !parameter || words.length > 3 || wild === 0 || wild === 2) return failed('invalid', FORMS, span);
  return {
    ok: true,
    value: { source, ...(wild !== 1 && { parameter }), ...(target && { target }), span },
  };
}

export function printInclude({ source, parameter, target }: IncludeValue): string {
  if (!source) return '*';
  return [source, parameter, target]
    .map((word, i) => (i === 1 ? (word?.text ?? '*') : word?.text))
    .filter(Boolean)
    .join(':');
}

function wordsOf(value: Source): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (let i = 0; i <= value.text.length; i++) {
    if (i < value.text.length && value.text[i] !== ':') continue;
    const word = slice(value, start, i);
    words.push({ text: word.text, span: wholeSpan(word) });
    start = i + 1;
  }
  return words;
}
