import type { Parameter } from '../../grammar/query/index.js';
import { droppable, fatal, type BindContext } from './bind-context.js';
import { bindFilter } from './bind-filter.js';
import { bindParameter, failed, type BoundCriterion } from './bind-parameter.js';

/** Binds one parameter of the request for one resource type. */
export function bindCriterion(
  { name, nameSpan, value }: Parameter,
  type: string,
  context: BindContext,
): BoundCriterion {
  if (name.kind === 'chain') return failed([droppable('chained parameters are not supported', nameSpan)]);
  if (name.kind === 'has') return failed([droppable('reverse chaining with _has is not supported', nameSpan)]);
  if (name.name.text === '_filter') {
    if (!name.modifier) return bindFilter(value, type, context);
    const message = `'_filter' takes no modifier ':${name.modifier.text}'`;
    return failed(fatal([{ code: 'not-supported', message, span: name.modifier.span }]));
  }
  return bindParameter(name, value, type, context);
}
