import type { ReferenceValue, TokenValue } from '../../grammar/value/index.js';
import type { ParameterSchema, TypeSchema } from '../extract/schema.js';
import type { Criterion } from './bound-search.js';

/**
 * A `|version` after the canonical URL of a resource asks for its `version`, as in `ValueSet?url=http://a.org/x|1.0`: "servers
 * [...] SHOULD support automatically detecting a |[version] portion" (https://hl7.org/fhir/R4/search.html#uri).
 *
 * The value also finds a URL that is written like that; a `|` that is escaped never divides. A resource has one URL and one
 * version, so that both conditions are about the same thing. Criteria of other parameters, with a modifier or without a
 * version are given back as they are.
 */
export function withVersions(criterion: Criterion, { type, parameter }: TypeSchema): Criterion {
  if (criterion.kind !== 'parameter' || criterion.modifier !== undefined || !isOwnUrl(criterion.parameter, type)) {
    return criterion;
  }
  const version = parameter('version');
  if (version?.searchType.name !== 'token') return criterion;
  const both = (criterion.values as readonly ReferenceValue[]).flatMap((value): Criterion[] => {
    if (!value.text || !value.version) return [];
    const url: ReferenceValue = { text: value.text, span: value.span };
    const code: TokenValue = { code: value.version, span: value.span };
    return [
      {
        kind: 'and',
        of: [
          { ...criterion, values: [url] },
          { kind: 'parameter', parameter: version, values: [code] },
        ],
      },
    ];
  });
  return both.length === 0 ? criterion : { kind: 'or', of: [criterion, ...both] };
}

/** `url`, and `system` of CodeSystem. */
function isOwnUrl({ searchType, definition }: ParameterSchema, type: string): boolean {
  if (searchType.name !== 'uri') return false;
  const paths = definition.expression?.split('|').map((path) => path.trim());
  return paths?.includes(`${type}.url`) ?? false;
}
