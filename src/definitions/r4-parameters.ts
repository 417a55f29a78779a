import { R4_SEARCH_PARAMETERS } from './r4-search-parameters.generated.js';
import type { SearchParameterDefinition, SearchParameterType } from './search-parameter.js';

const URL_BASE = 'http://hl7.org/fhir/SearchParameter/';

let parameters: readonly SearchParameterDefinition[] | undefined;

/**
 * R4's registry: https://hl7.org/fhir/R4/searchparameter-registry.html
 *
 * A record is `code type bases id targets expression`, separated by tabs, then pairs of `id expression` for the
 * components of a composite. The id ends the url; an empty one is `base-code`.
 */
export function r4SearchParameters(): readonly SearchParameterDefinition[] {
  return (parameters ??= R4_SEARCH_PARAMETERS.trim().split('\n').map(read));
}

function read(line: string): SearchParameterDefinition {
  const [code = '', type, bases = '', id = '', targets = '', expression = '', ...parts] = line.split('\t');
  return {
    code,
    type: type as SearchParameterType,
    url: URL_BASE + (id || `${bases}-${code}`),
    base: bases.split(' '),
    ...(expression !== '' && { expression }),
    target: targets === '' ? [] : targets.split(' '),
    components: parts.flatMap((part, i) =>
      i % 2 === 0 ? { definition: URL_BASE + part, expression: parts[i + 1] ?? '' } : [],
    ),
  };
}
