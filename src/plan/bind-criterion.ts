import type { Name, Parameter } from '../../grammar/query/index.js';
import { fatal, type BindContext } from './bind-context.js';
import { bindFilter } from './bind-filter.js';
import { bindChain, bindHas, type BindRest } from './bind-join.js';
import { bindParameter, failed, type BoundCriterion, type PlainName } from './bind-parameter.js';

/** Binds one parameter of the request for one resource type. */
export function bindCriterion({ name, value }: Parameter, type: string, context: BindContext): BoundCriterion {
  if (name.kind === 'parameter') return bindPlain(name, value, type, context);
  const { rest } = name;
  if (rest.kind === 'parameter') {
    return bindName(name, value, type, context, (_, restType) => bindPlain(rest, value, restType, context));
  }
  // Chains that lead to many types meet the same ones again and again.
  const known = new Map<Name, Map<string, BoundCriterion>>();
  const bindOnce: BindRest<Name> = (rest, restType) => {
    const byType = known.get(rest) ?? new Map<string, BoundCriterion>();
    known.set(rest, byType);
    let bound = byType.get(restType);
    if (!bound) byType.set(restType, (bound = bindName(rest, value, restType, context, bindOnce)));
    return bound;
  };
  return bindName(name, value, type, context, bindOnce);
}

function bindName(
  name: Name,
  value: Parameter['value'],
  type: string,
  context: BindContext,
  bindRest: BindRest<Name>,
): BoundCriterion {
  if (name.kind === 'chain') return bindChain(name, value, type, context, bindRest);
  if (name.kind === 'has') return bindHas(name, value, type, context, bindRest);
  return bindPlain(name, value, type, context);
}

function bindPlain(name: PlainName, value: Parameter['value'], type: string, context: BindContext): BoundCriterion {
  if (name.name.text === '_filter') {
    if (!name.modifier) return bindFilter(value, type, context);
    const message = `'_filter' takes no modifier ':${name.modifier.text}'`;
    return failed(fatal([{ code: 'not-supported', message, span: name.modifier.span }]));
  }
  return bindParameter(name, value, type, context);
}
