import type { Parameter } from '../../../grammar/query/index.js';
import { droppable, fatal, NO_FAULTS, type BindContext } from '../bind-context.js';
import { containedParameter, containedTypeParameter } from './contained.js';
import { countParameter } from './count.js';
import { cursorParameter } from './cursor.js';
import { elementsParameter } from './elements.js';
import { includeParameter, revincludeParameter } from './include.js';
import { maxResultsParameter } from './max-results.js';
import type { ReadContext, ReadResult, ResultParameter, ResultParameters } from './result-parameter.js';
import { sortParameter } from './sort.js';
import { summaryParameter } from './summary.js';
import { totalParameter } from './total.js';

export type { ResultParameters } from './result-parameter.js';

const NOTHING_SAID: ResultParameters = {};
const NOTHING_ASKED: ReadResult = { faults: NO_FAULTS, empty: true };
const NOTHING_READ: ReadResult = { faults: NO_FAULTS };

/** How the answer is written is the business of whoever writes it. */
const forOthers = (name: string): ResultParameter => ({ name, repeats: true, read: () => NOTHING_READ });

const supported: readonly ResultParameter[] = [
  containedParameter,
  containedTypeParameter,
  countParameter,
  cursorParameter,
  elementsParameter,
  includeParameter,
  maxResultsParameter,
  revincludeParameter,
  sortParameter,
  summaryParameter,
  totalParameter,
  forOthers('_format'),
  forOthers('_pretty'),
];

/** Refused, so that none is ignored in silence. */
const unsupported = ['_score'] as const;

/** Parameters that shape the result. */
const readers: ReadonlyMap<string, ResultParameter | undefined> = new Map<string, ResultParameter | undefined>([
  ...supported.map((each): [string, ResultParameter] => [each.name, each]),
  ...unsupported.map((name): [string, undefined] => [name, undefined]),
]);

/** All of them begin with `_`, as hardly any other parameter does. */
export function isResultParameter(name: string): boolean {
  return name.charCodeAt(0) === UNDERSCORE && readers.has(name);
}

const UNDERSCORE = 95;

/** Reads the result parameters of one request, one after the other. */
export class ResultReader {
  /** Names, few enough to be looked through. */
  private readonly seen: string[] = [];
  private read = NOTHING_SAID;
  private readContext: ReadContext | undefined;

  /** `searched`: the resource types that are searched. */
  constructor(
    private readonly context: BindContext,
    private readonly searched: readonly { readonly type: string }[],
  ) {}

  /** What all of them say. */
  get result(): ResultParameters {
    return this.read;
  }

  bind(name: string, parameter: Parameter): Omit<ReadResult, 'result'> {
    const reader = readers.get(name);
    const { nameSpan, value } = parameter;
    if (!reader) return { faults: [droppable(`result parameter '${name}' is not supported`, nameSpan)] };
    const modifier = parameter.name.kind === 'parameter' ? parameter.name.modifier : undefined;
    if (modifier && !reader.modifiers?.includes(modifier.text)) {
      const expected = reader.modifiers ? `; expected ${reader.modifiers.map((each) => `:${each}`).join(', ')}` : '';
      const message = `'${name}' takes no modifier ':${modifier.text}'${expected}`;
      return { faults: fatal([{ code: 'not-supported', message, span: modifier.span }]) };
    }
    if (value.text === '') return NOTHING_ASKED;
    // "search result parameters SHOULD only appear once": https://hl7.org/fhir/R5/search.html#modifyingresults
    if (!reader.repeats) {
      if (this.seen.includes(name)) {
        return { faults: fatal([{ code: 'invalid', message: `${name} stands twice`, span: nameSpan }]) };
      }
      this.seen.push(name);
    }
    const read = reader.read(parameter, (this.readContext ??= this.makeContext()), this.read);
    if (read.result) this.read = this.read === NOTHING_SAID ? read.result : { ...this.read, ...read.result };
    return read;
  }

  /** Named one by one: to spread them took longer than to look up all names of most searches. */
  private makeContext(): ReadContext {
    const { registry, schemaOf, settings } = this.context;
    return { registry, schemaOf, settings, types: this.searched.map(({ type }) => type) };
  }
}
