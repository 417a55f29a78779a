import { printName, printScope, type Parameter, type Search } from '../../grammar/query/index.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import type { BindContext, BindFault, Handling } from './bind-context.js';
import { bindCriterion } from './bind-criterion.js';
import { bindResultParameter, isResultParameter, type ResultParameters } from './bind-result.js';
import { bindScope, type ScopedType } from './bind-scope.js';
import type { AppliedParameter, BareId, BoundSearch, Criterion } from './bound-search.js';

/**
 * Looks up every name of a search and reads every value by its parameter's type.
 *
 * Throws FhirSearchError with all faults of the request: under strict handling any fault, under lenient those that
 * aren't just a parameter to be dropped.
 */
export function bind(search: Search, handling: Handling, context: BindContext): BoundSearch {
  const issues: Issue[] = [];
  const applied: AppliedParameter[] = [];
  const bareIds: BareId[] = [];
  const criteria = new Map<ScopedType, Criterion[]>();
  const result: ResultParameters = {};
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
  for (const type of scope.types) criteria.set(type, [...type.criteria]);
  for (const parameter of search.parameters) {
    const name = parameter.name.kind === 'parameter' ? parameter.name.name.text : undefined;
    let bound: { faults: readonly BindFault[]; empty?: boolean };
    const consumed = scope.consumed.get(parameter);
    if (consumed) {
      bound = consumed;
    } else if (name !== undefined && isResultParameter(name)) {
      bound = bindResultParameter(name, parameter, result);
    } else {
      bound = bindForTypes(parameter, [...criteria], context, bareIds);
    }
    report(bound.faults, parameter);
    if (bound.faults.length === 0 && !bound.empty && name !== '_cursor') {
      applied.push({ name: printName(parameter.name), value: parameter.value.text });
    }
  }

  if (issues.some(({ severity }) => severity === 'error')) throw new FhirSearchError(issues);
  return {
    scope: printScope(search.scope),
    branches: [...criteria].map(([{ type }, each]) => ({ type, criteria: each })),
    bareIds,
    applied,
    warnings: issues,
    ...result,
  };
}

/** Binds one parameter for every type that is searched; it must mean something for all of them. */
function bindForTypes(
  parameter: Parameter,
  types: readonly [ScopedType, Criterion[]][],
  context: BindContext,
  bareIds: BareId[],
): { faults: readonly BindFault[]; empty?: boolean } {
  const bound = types.map(([{ type }, criteria]) => ({ criteria, ...bindCriterion(parameter, type, context) }));
  const faulty = bound.find(({ faults }) => faults.length > 0);
  if (faulty) return { faults: faulty.faults };
  for (const { criteria, criterion } of bound) if (criterion) criteria.push(criterion);
  // The same value is read once for each type; what it may refer to can be different each time.
  bareIds.push(...bound.flatMap((each) => each.bareIds));
  return { faults: [], empty: bound.every(({ criterion }) => criterion === undefined) };
}
