import type { Parameter } from '../../../grammar/query/index.js';
import { wholeSpan } from '../../../grammar/source.js';
import { fatal, type BindFault } from '../bind-context.js';

/** A whole number of entries, 0 or more. */
export function readNumber({ value }: Parameter): number | readonly BindFault[] {
  if (/^[0-9]{1,9}$/.test(value.text)) return Number(value.text);
  const message = `'${value.text}' is no number of entries; expected 0 or more`;
  return fatal([{ code: 'invalid', message, span: wholeSpan(value) }]);
}
