import { searchError } from '../model/issue.js';
import type { CodeSystem } from './code-system.js';
import { isText, type ValueSetFilter } from './resources.js';

type Test = (code: string) => boolean;

/** The names by which filters mean the concept itself. */
const ITSELF: ReadonlySet<string> = new Set(['concept', 'code']);
const HIERARCHICAL: ReadonlySet<string> = new Set(['is-a', 'descendent-of', 'is-not-a', 'generalizes']);

/**
 * A filter of a value set, as a test of the codes of its code system:
 * https://hl7.org/fhir/R4/valueset-filter-operator.html
 *
 * All operators but `regex`: matching a pattern that somebody else wrote can take any time. Throws FhirSearchError for
 * that, and for what the code system doesn't define.
 */
export function compileFilter(filter: ValueSetFilter, system: CodeSystem): Test {
  const { property, op, value } = filter;
  const refuse = (why: string): never => {
    throw searchError('not-supported', `filter '${String(property)} ${String(op)} ${String(value)}': ${why}`);
  };
  if (!isText(property) || !isText(value)) return refuse('expected a property and a value');
  const itself = ITSELF.has(property);
  if (HIERARCHICAL.has(op ?? '') && !itself) refuse("expected the property 'concept'");
  if (!itself && !system.hasProperty(property)) refuse(`${system.url} has no property '${property}'`);
  const read = (text: string): string => (itself ? system.spell(text) : text);
  const values = (code: string): readonly string[] => (itself ? [code] : system.values(code, property));
  switch (op) {
    case '=':
      return (code) => values(code).includes(read(value));
    case 'in':
    case 'not-in': {
      const listed = new Set(value.split(',').map((text) => read(text.trim())));
      return (code) => values(code).some((each) => listed.has(each)) === (op === 'in');
    }
    case 'is-a':
    case 'is-not-a': {
      const below = system.below(value);
      return (code) => below.has(code) === (op === 'is-a');
    }
    case 'descendent-of': {
      const below = system.below(value);
      const top = system.spell(value);
      return (code) => code !== top && below.has(code);
    }
    case 'generalizes': {
      const above = system.above(value);
      return (code) => above.has(code);
    }
    case 'exists':
      if (value !== 'true' && value !== 'false') return refuse("expected the value 'true' or 'false'");
      return (code) => (itself || system.stated(code, property).length > 0) === (value === 'true');
    default:
      return refuse(`the operator '${String(op)}' is not supported`);
  }
}
