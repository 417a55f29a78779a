import type { Parameter } from '../../grammar/query/index.js';
import { wholeSpan } from '../../grammar/source.js';
import { fatal, type BindFault } from './bind-context.js';
import type { Subset, SummaryMode } from './bound-subset.js';

const MODES: readonly SummaryMode[] = ['true', 'text', 'data', 'count', 'false'];

/** https://hl7.org/fhir/R4/search.html#summary */
export function readSummary({ value }: Parameter): { faults: readonly BindFault[]; summary?: SummaryMode } {
  const summary = MODES.find((mode) => mode === value.text);
  if (summary) return { faults: [], summary };
  const message = `'${value.text}' is no kind of summary; expected ${MODES.join(', ')}`;
  return { faults: fatal([{ code: 'invalid', message, span: wholeSpan(value) }]) };
}

/**
 * The parameters that can't stand beside the summary which is asked for, each with its fault:
 *
 * - "the _include and _revinclude parameters cannot be mixed with _summary=text";
 * - `_elements` is for when no summary will do, so both say differently what is left out. Beside `false` and `count`,
 *   which leave out nothing or everything, it says nothing else.
 */
export function summaryConflicts(
  parameters: readonly Parameter[],
  { summary, elements }: Subset,
): readonly { parameter: Parameter; faults: readonly BindFault[] }[] {
  if (summary === undefined || summary === 'false' || summary === 'count') return [];
  const excluded = new Set(summary === 'text' ? ['_include', '_revinclude'] : []);
  // Where nothing of it could be read, it has been told of.
  if (elements) excluded.add('_elements');
  return parameters.flatMap((parameter) => {
    const { name, nameSpan, value } = parameter;
    if (name.kind !== 'parameter' || !excluded.has(name.name.text) || value.text === '') return [];
    const message = `'${name.name.text}' can't be mixed with '_summary=${summary}'`;
    return [{ parameter, faults: fatal([{ code: 'invalid', message, span: nameSpan }]) }];
  });
}
