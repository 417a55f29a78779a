import type { ExpectedFault } from './expectation.js';
import type { Request } from './request.js';
import type { ResultParameters } from './result-parameters.js';

/** Parameters of the result that can't stand beside each other; those of R4 and those that fhirdex has decided. */
export function conflicts({ parameters }: Request, result: ResultParameters): readonly ExpectedFault[] {
  const { summary = 'false', elements, contained = 'false', containedType, order } = result;
  const faulty = (why: string, names: RegExp): readonly ExpectedFault[] =>
    parameters
      .filter(({ name, value }) => names.test(name) && value !== '')
      .map(({ name: parameter }) => ({ parameter, why, obligation: 'SHOULD' }));
  return [
    // https://hl7.org/fhir/R4/search.html#summary
    ...(summary === 'text' ? faulty('_summary=text goes with no includes', /^_(?:rev)?include(?::|$)/) : []),
    ...(['true', 'text', 'data'].includes(summary) && elements
      ? faulty('_elements and _summary say differently what is left', /^_elements$/)
      : []),
    ...(contained !== 'false' && containedType !== 'contained' && order
      ? faulty('containers may be of types that do not have what is sorted by', /^_sort$/)
      : []),
  ];
}
