import type { Parameter } from '../../grammar/query/index.js';
import { wholeSpan, type Span } from '../../grammar/source.js';
import { droppable, fatal, type BindFault } from './bind-context.js';

/** What a request says of its result rather than of the matches: https://hl7.org/fhir/R4/search.html#return */
export interface ResultParameters {
  count?: number;
  cursor?: { readonly text: string; readonly span: Span };
}

type Reader = (parameter: Parameter, result: ResultParameters) => readonly BindFault[];

/** Parameters of R4 that shape the result. Those without a reader are refused, so that none is ignored in silence. */
const readers: ReadonlyMap<string, Reader | undefined> = new Map<string, Reader | undefined>([
  ['_count', readCount],
  ['_cursor', readCursor],
  // How the answer is written is the business of whoever writes it.
  ['_format', () => []],
  ['_pretty', () => []],
  ...[
    '_sort',
    '_include',
    '_revinclude',
    '_summary',
    '_total',
    '_elements',
    '_contained',
    '_containedType',
    '_maxresults',
    '_score',
  ].map((name): [string, undefined] => [name, undefined]),
]);

export function isResultParameter(name: string): boolean {
  return readers.has(name);
}

export function bindResultParameter(
  name: string,
  parameter: Parameter,
  result: ResultParameters,
): { faults: readonly BindFault[]; empty?: boolean } {
  const read = readers.get(name);
  if (!read) return { faults: [droppable(`result parameter '${name}' is not supported`, parameter.nameSpan)] };
  const modifier = parameter.name.kind === 'parameter' ? parameter.name.modifier : undefined;
  if (modifier) {
    const message = `'${name}' takes no modifier ':${modifier.text}'`;
    return { faults: fatal([{ code: 'not-supported', message, span: modifier.span }]) };
  }
  if (parameter.value.text === '') return { faults: [], empty: true };
  return { faults: read(parameter, result) };
}

function readCount({ value, nameSpan }: Parameter, result: ResultParameters): readonly BindFault[] {
  if (!/^[0-9]{1,9}$/.test(value.text)) {
    const message = `'${value.text}' is no number of entries; expected 0 or more`;
    return fatal([{ code: 'invalid', message, span: wholeSpan(value) }]);
  }
  if (result.count !== undefined) return fatal([{ code: 'invalid', message: '_count stands twice', span: nameSpan }]);
  result.count = Number(value.text);
  return [];
}

function readCursor({ value, nameSpan }: Parameter, result: ResultParameters): readonly BindFault[] {
  if (result.cursor) return fatal([{ code: 'invalid', message: '_cursor stands twice', span: nameSpan }]);
  result.cursor = { text: value.text, span: wholeSpan(value) };
  return [];
}
