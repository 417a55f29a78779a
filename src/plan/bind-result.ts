import type { Parameter } from '../../grammar/query/index.js';
import { wholeSpan, type Span } from '../../grammar/source.js';
import { droppable, fatal, type BindContext, type BindFault } from './bind-context.js';
import { readElements } from './bind-elements.js';
import { readSummary } from './bind-summary.js';
import type { ElementName, SummaryMode } from './bound-subset.js';

/** What a request says of its result rather than of the matches: https://hl7.org/fhir/R4/search.html#return */
export interface ResultParameters {
  count?: number;
  cursor?: { readonly text: string; readonly span: Span };
  summary?: SummaryMode;
  elements?: readonly ElementName[];
}

export interface BoundResultParameter {
  readonly faults: readonly BindFault[];
  readonly empty?: boolean;
  /** The part of the value that applies in spite of faults. */
  readonly applied?: string;
}

/** What the value of a parameter is read by, beside the parameter itself. */
export interface ResultContext extends BindContext {
  /** The resource types that are searched. */
  readonly types: readonly string[];
}

type Reader = (
  parameter: Parameter,
  result: ResultParameters,
  context: ResultContext,
) => readonly BindFault[] | BoundResultParameter;

/** Parameters of R4 that shape the result. Those without a reader are refused, so that none is ignored in silence. */
const readers: ReadonlyMap<string, Reader | undefined> = new Map<string, Reader | undefined>([
  ['_count', readCount],
  ['_cursor', readCursor],
  ['_summary', bindSummary],
  ['_elements', bindElements],
  // How the answer is written is the business of whoever writes it.
  ['_format', () => []],
  ['_pretty', () => []],
  ...['_sort', '_include', '_revinclude', '_total', '_contained', '_containedType', '_maxresults', '_score'].map(
    (name): [string, undefined] => [name, undefined],
  ),
]);

export function isResultParameter(name: string): boolean {
  return readers.has(name);
}

export function bindResultParameter(
  name: string,
  parameter: Parameter,
  result: ResultParameters,
  context: ResultContext,
): BoundResultParameter {
  const read = readers.get(name);
  if (!read) return { faults: [droppable(`result parameter '${name}' is not supported`, parameter.nameSpan)] };
  const modifier = parameter.name.kind === 'parameter' ? parameter.name.modifier : undefined;
  if (modifier) {
    const message = `'${name}' takes no modifier ':${modifier.text}'`;
    return { faults: fatal([{ code: 'not-supported', message, span: modifier.span }]) };
  }
  if (parameter.value.text === '') return { faults: [], empty: true };
  const bound = read(parameter, result, context);
  return 'faults' in bound ? bound : { faults: bound };
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

function bindSummary(parameter: Parameter, result: ResultParameters): readonly BindFault[] {
  if (result.summary) return standsTwice(parameter, '_summary');
  const { faults, summary } = readSummary(parameter);
  if (summary) result.summary = summary;
  return faults;
}

function bindElements(parameter: Parameter, result: ResultParameters, context: ResultContext): BoundResultParameter {
  if (result.elements) return { faults: standsTwice(parameter, '_elements') };
  const { elements, ...bound } = readElements(parameter, context.types, context);
  if (elements) result.elements = elements;
  return bound;
}

function standsTwice({ nameSpan }: Parameter, name: string): readonly BindFault[] {
  return fatal([{ code: 'invalid', message: `${name} stands twice`, span: nameSpan }]);
}
