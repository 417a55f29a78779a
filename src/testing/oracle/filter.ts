import { all, any, not } from './answer.js';
import { readLink } from './chain.js';
import type { Condition, Reading } from './condition.js';
import { readComparison, fatally } from './filter-comparison.js';
import { readFilterText, type Comparison, type Filter, type FilterLink } from './filter-text.js';
import { refuse } from './fault.js';

/** `_filter`: https://hl7.org/fhir/R4/search_filter.html */
export function readFilter(value: string, type: string, reading: Reading): Condition | undefined {
  if (value.trim() === '') return undefined;
  // A `+` that form-decoding turned into a space.
  const text = value.replace(/(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?) (?=\d\d:\d\d)/g, '$1+');
  return conditionOf(readFilterText(text), type, reading);
}

function conditionOf(filter: Filter, type: string, reading: Reading): Condition {
  switch (filter.kind) {
    case 'comparison':
      return alongPath(filter, filter.links, type, reading);
    case 'not': {
      const of = conditionOf(filter.of, type, reading);
      return (subject) => not(of(subject));
    }
    default: {
      const join = filter.kind === 'and' ? all : any;
      const operands = [filter.left, filter.right].map((each) => conditionOf(each, type, reading));
      return (subject) => join(operands.map((each) => each(subject)));
    }
  }
}

/**
 * A path is a chain. What stands in brackets narrows down what it leads through, so that it and the rest hold for the same
 * resource.
 */
function alongPath(
  comparison: Comparison,
  [link, ...further]: readonly FilterLink[],
  type: string,
  reading: Reading,
): Condition {
  const { code, operator, value } = comparison;
  if (!link) return readComparison(code, operator, value, type, reading);
  const { type: only, where } = link;
  const next = further[0]?.code ?? code;
  const followed = {
    code: link.code,
    ...(only !== undefined && { only }),
    next,
    kindAt: (target: string) => reading.world.registry.parameter(target, next)?.type ?? '',
    read: (target: string) => alongPath(comparison, further, target, reading),
    ...(where && { also: (target: string) => conditionOf(where, target, reading) }),
  };
  return fatally(() => readLink(followed, type, reading)) ?? refuse(`'${code}' needs a value`);
}
