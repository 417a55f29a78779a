import { wholeSpan } from '../../../grammar/source.js';
import type { ResultParameter } from './result-parameter.js';

/** `_cursor`, of our own: the page that a link leads to. What it says is read when the search runs. */
export const cursorParameter: ResultParameter = {
  name: '_cursor',
  read: ({ value }) => ({ faults: [], result: { cursor: { text: value.text, span: wholeSpan(value) } } }),
};
