import { wholeSpan, type Source } from '../../../grammar/source.js';
import { fatal } from '../bind-context.js';
import type { ReadResult, ResultParameter, ResultParameters } from './result-parameter.js';

/** Whether contained resources are found: no, they alone, or they too. */
const WHICH = ['false', 'true', 'both'] as const;
/** What is given back for a contained resource that is found: the one that it is in, or itself. */
const AS = ['container', 'contained'] as const;

/** `_contained`: https://hl7.org/fhir/R4/search.html#contained */
export const containedParameter: ResultParameter = {
  name: '_contained',
  read: ({ value }) => readChoice(value, WHICH, (contained) => ({ contained })),
};

/** `_containedType`: https://hl7.org/fhir/R4/search.html#contained */
export const containedTypeParameter: ResultParameter = {
  name: '_containedType',
  read: ({ value }) => readChoice(value, AS, (containedType) => ({ containedType })),
};

function readChoice<T extends string>(
  value: Source,
  choices: readonly T[],
  result: (choice: T) => ResultParameters,
): ReadResult {
  const choice = choices.find((each) => each === value.text);
  if (choice) return { faults: [], result: result(choice) };
  const message = `'${value.text}': expected ${choices.join(', ')}`;
  return { faults: fatal([{ code: 'invalid', message, span: wholeSpan(value) }]) };
}
