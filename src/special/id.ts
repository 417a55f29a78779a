import { parseTokens, type TokenValue } from '../../grammar/value/index.js';
import { not } from '../model/predicate.js';
import type { SpecialParameter } from './special-parameter.js';

/**
 * `_id`: the resource's own id, always case-sensitive (https://hl7.org/fhir/R4/search.html#token). Backends know ids,
 * so there's no field. Ids have no system: `|a` finds `a`, any other system finds nothing.
 */
export const idParameter: SpecialParameter<TokenValue> = {
  code: '_id',
  modifiers: ['not'],
  hasElement: true,
  looksUp: false,
  parse: (value) => parseTokens(value),
  lower(values, modifier) {
    const ids: string[] = [];
    for (const { system, code } of values) if (code !== undefined && !system) ids.push(code);
    return modifier === 'not' ? not({ op: 'id', ids }) : { op: 'id', ids };
  },
};
