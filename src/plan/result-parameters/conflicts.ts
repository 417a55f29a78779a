import type { Parameter } from '../../../grammar/query/index.js';
import { fatal, type BindFault } from '../bind-context.js';
import type { ResultParameters } from './result-parameter.js';

interface Conflict {
  readonly parameter: Parameter;
  readonly faults: readonly BindFault[];
}

const NONE: readonly Conflict[] = [];

/**
 * The parameters that can't stand beside what others of the request say, each with its fault:
 *
 * - "the _include and _revinclude parameters cannot be mixed with _summary=text"
 *   (https://hl7.org/fhir/R4/search.html#summary);
 * - `_elements` is for when no summary will do, so both say differently what is left out. Beside `false` and `count`,
 *   which leave out nothing or everything, it says nothing else;
 * - `_sort` names parameters of the type that is searched, which the containers of contained matches don't have.
 */
export function conflicts(
  parameters: readonly Parameter[],
  { summary, elements, contained = 'false', containedType, sort }: ResultParameters,
): readonly Conflict[] {
  if (summary === undefined && contained === 'false') return NONE;
  const excluded = new Map<string, string>();
  if (summary === 'text') for (const name of ['_include', '_revinclude']) excluded.set(name, '_summary=text');
  // Where nothing of it could be read, it has been told of.
  const cutsDown = summary === 'true' || summary === 'text' || summary === 'data';
  if (cutsDown && elements) excluded.set('_elements', `_summary=${summary}`);
  if (contained !== 'false' && containedType !== 'contained' && sort) {
    excluded.set('_sort', `_contained=${contained}', unless '_containedType=contained`);
  }
  if (excluded.size === 0) return NONE;
  return parameters.flatMap((parameter) => {
    const { name, nameSpan, value } = parameter;
    const code = name.kind === 'parameter' ? name.name.text : '';
    const beside = excluded.get(code);
    if (beside === undefined || value.text === '') return [];
    const message = `'${code}' can't be mixed with '${beside}'`;
    return [{ parameter, faults: fatal([{ code: 'invalid', message, span: nameSpan }]) }];
  });
}
