import { wholeSpan } from '../../../grammar/source.js';
import { fatal } from '../bind-context.js';
import type { SummaryMode } from '../bound-subset.js';
import type { ResultParameter } from './result-parameter.js';

const MODES: readonly SummaryMode[] = ['true', 'text', 'data', 'count', 'false'];

/** `_summary`: https://hl7.org/fhir/R4/search.html#summary */
export const summaryParameter: ResultParameter = {
  name: '_summary',
  read({ value }) {
    const summary = MODES.find((mode) => mode === value.text);
    if (summary) return { faults: [], result: { summary, ...(summary === 'count' && { totalOnly: true }) } };
    const message = `'${value.text}' is no kind of summary; expected ${MODES.join(', ')}`;
    return { faults: fatal([{ code: 'invalid', message, span: wholeSpan(value) }]) };
  },
};
