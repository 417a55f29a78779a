import { escape } from '../../../../../grammar/value/index.js';
import { URLS } from '../../vocabulary.js';
import { isText, mostly } from './texts.js';
import type { ValueWriter } from './value-context.js';

/** https://hl7.org/fhir/R4/search.html#uri */
export const uriValue: ValueWriter = {
  modifiers: () => ['above', 'below'],
  value({ occurrences, modifier }) {
    const uris = occurrences.map(({ element }) => element).filter(isText);
    const forms = uris.flatMap((uri) => [uri, ...(modifier === undefined ? unversioned(uri) : related(uri, modifier))]);
    return mostly(forms, URLS).map(escape);
  },
};

function unversioned(uri: string): readonly string[] {
  const bar = uri.indexOf('|');
  return bar > 0 ? [uri.slice(0, bar)] : [];
}

/** What lies above it by path segments for `:below`, what lies below for `:above`; and what only looks so. */
function related(uri: string, modifier: string): readonly string[] {
  if (modifier === 'above') return [`${uri}/x`, `${uri}x`, `${uri}/x/y`];
  const slash = uri.lastIndexOf('/');
  return slash > uri.indexOf('://') + 2 ? [uri.slice(0, slash), uri.slice(0, slash + 1), uri.slice(0, -1)] : [];
}
