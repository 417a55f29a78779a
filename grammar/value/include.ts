import { failed, type Parsed } from '../diagnostics.js';
import type { Word } from '../query/index.js';
import { spanOf, wholeSpan, type Source, type Span } from '../source.js';

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
  for (const { text } of words) {
    if (!NAME.test(text)) return failed('invalid', text === '' ? FORMS : `'${text}' is no name; ${FORMS}`, span);
  }
  const [source, parameter, target] = words;
  if (!source || !parameter || words.length > 3 || source.text === '*') return failed('invalid', FORMS, span);
  const isWild = parameter.text === '*';
  if (target?.text === '*' && !isWild) return failed('invalid', FORMS, span);
  // Written out, since putting it together took longer than reading it.
  if (isWild) return { ok: true, value: target ? { source, target, span } : { source, span } };
  return { ok: true, value: target ? { source, parameter, target, span } : { source, parameter, span } };
}

const NAME = /^(?:[A-Za-z_][A-Za-z0-9_-]*|\*)$/;

export function printInclude({ source, parameter, target }: IncludeValue): string {
  if (!source) return '*';
  return [source, parameter, target]
    .map((word, i) => (i === 1 ? (word?.text ?? '*') : word?.text))
    .filter(Boolean)
    .join(':');
}

function wordsOf(value: Source): Word[] {
  const { text } = value;
  const words: Word[] = [];
  for (let start = 0; start <= text.length;) {
    const colon = text.indexOf(':', start);
    const end = colon < 0 ? text.length : colon;
    words.push({ text: text.slice(start, end), span: spanOf(value, start, end) });
    start = end + 1;
  }
  return words;
}
