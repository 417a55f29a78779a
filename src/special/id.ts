import { parseTokens, type TokenValue } from '../../grammar/value/index.js';
import { not } from '../model/predicate.js';
import { isValidId } from '../model/resource.js';
import type { SpecialParameter } from './special-parameter.js';

/**
 * `_id`: the resource's own id, always case-sensitive (https://hl7.org/fhir/R4/search.html#token). Backends know ids,
 * so there's no field. Ids have no system: `|a` finds `a`, any other system finds nothing. What can't be an id is none: the
 * names that contained resources have in joins.
 */
export const idParameter: SpecialParameter<TokenValue> = {
  code: '_id',
  modifiers: ['not'],
  hasElement: true,
  looksUp: false,
  parse: (value) => parseTokens(value),
  lower(values, modifier) {
    const ids: string[] = [];
    for (const { system, code } of values) if (isValidId(code) && !system) ids.push(code);
    return modifier === 'not' ? not({ op: 'id', ids }) : { op: 'id', ids };
  },
};
