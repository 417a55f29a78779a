import { printName, printScope, type Parameter, type Search } from '../../grammar/query/index.js';
import { occurrences, wholeSpan } from '../../grammar/source.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import { fatal, NO_FAULTS, type BindContext, type BindFault, type Handling } from './bind-context.js';
import { bindCriterion } from './bind-criterion.js';
import type { BoundCriterion } from './bind-parameter.js';
import { bindScope } from './bind-scope.js';
import type { AppliedParameter, BoundSearch, Criterion } from './bound-search.js';
import { conflicts } from './result-parameters/conflicts.js';
import { isResultParameter, ResultReader } from './result-parameters/index.js';

/**
 * Looks up every name of a search and reads every value by its parameter's type.
 *
 * Throws FhirSearchError with all faults of the request: under strict handling any fault, under lenient those that
 * aren't just a parameter to be dropped.
 */
export function bind(search: Search, handling: Handling, context: BindContext): BoundSearch {
  const issues: Issue[] = [];
  const applied: AppliedParameter[] = [];
  const bareIds: BoundSearch['bareIds'][number][] = [];
  const report = (faults: readonly BindFault[], parameter?: Parameter): void => {
    for (const fault of faults) {
      const severity = fault.droppable && handling === 'lenient' ? 'warning' : 'error';
      const { code, message, span } = fault;
      const dropped = severity === 'warning' ? `${message}; ignored` : message;
      issues.push({
        severity,
        code,
        message: dropped,
        span,
        ...(parameter && { parameter: printName(parameter.name) }),
      });
    }
  };

  const scope = bindScope(search, context);
  report(scope.faults);
  const branches: Branch[] = [];
  for (const { type, criteria } of scope.types) branches.push({ type, criteria: criteria.slice() });
  const results = new ResultReader(context, branches);
  // Named one by one: to spread these took longer than to look up all names of most searches.
  const { registry, schemaOf, settings } = context;
  let conditions = 0;
  for (const parameter of search.parameters) {
    const written = printName(parameter.name);
    const name = parameter.name.kind === 'parameter' ? parameter.name.name.text : undefined;
    let bound: { faults: readonly BindFault[]; empty?: boolean; applied?: string };
    const consumed = scope.consumed.get(parameter);
    if (consumed) {
      bound = consumed;
    } else if (name !== undefined && isResultParameter(name)) {
      bound = results.bind(name, parameter);
    } else if (conditions > settings.limits.conditions) {
      // Has been told.
      continue;
    } else if ((conditions += countConditions(parameter) * branches.length) > settings.limits.conditions) {
      bound = { faults: tooMany(parameter, branches.length, context) };
    } else {
      bound = bindForTypes(parameter, branches, { registry, schemaOf, settings, written }, bareIds);
    }
    report(bound.faults, parameter);
    const whole = bound.faults.length === 0 && !bound.empty ? parameter.value.text : undefined;
    const value = bound.applied ?? whole;
    if (value !== undefined && name !== '_cursor') applied.push({ name: written, value });
  }
  for (const { parameter, faults } of conflicts(search.parameters, results.result)) report(faults, parameter);

  if (issues.some(({ severity }) => severity === 'error')) throw new FhirSearchError(issues);
  const { count, totalOnly, total, maxResults, sort, contained, containedType, includes, cursor, summary, elements } =
    results.result;
  return {
    scope: printScope(search.scope),
    branches,
    bareIds,
    applied,
    warnings: issues,
    // All of them, so that all bound searches are of one shape, which whoever reads them is quicker with.
    count,
    totalOnly,
    total,
    maxResults,
    sort,
    contained,
    containedType,
    includes,
    cursor,
    summary,
    elements,
  };
}

/** A branch whose criteria are still being added. */
interface Branch {
  readonly type: string;
  readonly criteria: Criterion[];
}

/** What stands between conditions of parameters that have a language of their own. */
const SEPARATORS: ReadonlyMap<string, RegExp> = new Map([
  ['_filter', /\b(?:and|or)\b/],
  ['_text', /[,\s]+/],
  ['_content', /[,\s]+/],
]);

/** No fewer than there are, from the looks of it: to be counted before anything is read. */
function countConditions({ name, value: { text } }: Parameter): number {
  const between = name.kind === 'parameter' ? SEPARATORS.get(name.name.text) : undefined;
  return between ? text.split(between).length : 1 + occurrences(text, ',');
}

function tooMany({ value }: Parameter, types: number, { settings: { limits } }: BindContext): readonly BindFault[] {
  const searched = types === 1 ? '' : `, each counted once for each of ${types} resource types`;
  const message = `the search has more than ${limits.conditions} values up to here${searched}`;
  return fatal([{ code: 'too-costly', message, span: wholeSpan(value) }]);
}

/** Binds one parameter, as it is `written`, for every type that is searched; it must mean something for all of them. */
function bindForTypes(
  parameter: Parameter,
  branches: readonly Branch[],
  context: BindContext & { readonly written: string },
  bareIds: BoundSearch['bareIds'][number][],
): { readonly faults: readonly BindFault[]; readonly empty?: boolean } {
  const bound: BoundCriterion[] = [];
  for (const { type } of branches) {
    const each = bindCriterion(parameter, type, context);
    // The other types would say the same, and there are 146 of them.
    if (each.faults.length > 0) return { faults: each.faults };
    bound.push(each);
  }
  let effect = EMPTY;
  for (let at = 0; at < bound.length; at++) {
    const { criterion, bareIds: ids } = bound[at]!;
    if (criterion) {
      branches[at]!.criteria.push(criterion);
      effect = APPLIED;
    }
    // The same value is read once for each type; what it may refer to can be different each time.
    for (const id of ids) bareIds.push({ ...id, parameter: context.written });
  }
  return effect;
}

const APPLIED = { faults: NO_FAULTS, empty: false };
const EMPTY = { faults: NO_FAULTS, empty: true };
