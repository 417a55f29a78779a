import { parseFilter, type ComparisonNode, type Filter, type FilterLink } from '../../grammar/filter/index.js';
import type { Source } from '../../grammar/source.js';
import { bindComparison } from './bind-comparison.js';
import { fatal, type BindContext } from './bind-context.js';
import { bindLink, withinLimits } from './bind-join.js';
import { failed, found, NOTHING, type BoundCriterion } from './bind-parameter.js';
import type { Criterion } from './bound-search.js';

/** Binds a `_filter` expression (https://hl7.org/fhir/R4/search_filter.html) to the same criteria that parameters give. */
export function bindFilter(value: Source, type: string, context: BindContext): BoundCriterion {
  if (value.text.trim() === '') return NOTHING;
  let filter = parsed.get(value);
  if (!filter) parsed.set(value, (filter = parseFilter(value, context.settings.limits.filter)));
  if (!filter.ok) return failed(fatal(filter.faults));
  return withinLimits(bindNode(filter.value, type, context), value, context);
}

/** A filter over all resource types is bound for each of them, and need be read only once. */
const parsed = new WeakMap<Source, ReturnType<typeof parseFilter>>();

function bindNode(node: Filter, type: string, context: BindContext): BoundCriterion {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const bound = node.operands.map((operand) => bindNode(operand, type, context));
      const criteria = bound.flatMap(({ criterion }) => criterion ?? []);
      return joined(bound, { kind: node.kind, of: criteria });
    }
    case 'not': {
      const bound = bindNode(node.operand, type, context);
      return bound.criterion ? joined([bound], { kind: 'not', of: bound.criterion }) : bound;
    }
    case 'comparison':
      return bindPath(node, node.path.links, type, context);
  }
}

/**
 * Binds a comparison at the end of a path. A filter in brackets holds for the resource that the path leads on from: the
 * same one that the rest of the comparison is about.
 */
function bindPath(
  node: ComparisonNode,
  links: readonly FilterLink[],
  type: string,
  context: BindContext,
): BoundCriterion {
  const [first, ...further] = links;
  if (!first) return bindComparison(node, type, context);
  const { reference, type: target, filter } = first;
  const next = further[0]?.reference ?? node.path.parameter;
  const link = { reference, ...(target && { type: target }), rest: further, next, leadsOn: further.length > 0 };
  const bound = bindLink(link, type, context, (rest, on) => {
    const compared = bindPath(node, rest, on, context);
    return filter ? bothOf(bindNode(filter, on, context), compared) : compared;
  });
  // In a filter nothing can be left out, or the rest would mean something else.
  return { ...bound, faults: bound.faults.map((fault) => ({ ...fault, droppable: false })) };
}

function bothOf(condition: BoundCriterion, compared: BoundCriterion): BoundCriterion {
  const of = [condition, compared].flatMap(({ criterion }) => criterion ?? []);
  return joined([condition, compared], { kind: 'and', of });
}

function joined(bound: readonly BoundCriterion[], criterion: Criterion): BoundCriterion {
  const faults = bound.flatMap((each) => each.faults);
  const ids = bound.flatMap((each) => each.bareIds);
  return faults.length > 0 ? failed(faults) : found(criterion, ids);
}
