import { wholeSpan } from '../../../grammar/source.js';
import { fatal } from '../bind-context.js';
import { didYouMean } from '../suggest.js';
import type { ResultParameter } from './result-parameter.js';

const TOTALS = ['none', 'estimate', 'accurate'] as const;

/** `_total`, how well the number of matches must be known: https://hl7.org/fhir/R4/search.html#total */
export const totalParameter: ResultParameter = {
  name: '_total',
  read({ value }) {
    const total = TOTALS.find((each) => each === value.text);
    if (total) return { faults: [], result: { total } };
    const expected = didYouMean(value.text, TOTALS) || `; expected ${TOTALS.join(', ')}`;
    const message = `'${value.text}' is no way to ask for the total${expected}`;
    return { faults: fatal([{ code: 'invalid', message, span: wholeSpan(value) }]) };
  },
};
