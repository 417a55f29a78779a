import type { AppliedParameter, BoundSearch } from '../plan/bound-search.js';

export interface BundleLink {
  relation: 'self' | 'next' | 'previous';
  url: string;
}

/**
 * The URL of a search as it was applied: https://hl7.org/fhir/R4/search.html#conformance
 * `cursor` asks for another page of it.
 */
export function searchUrl(baseUrl: string, { scope, applied }: BoundSearch, cursor?: string): string {
  const parameters: AppliedParameter[] =
    cursor === undefined ? [...applied] : [...applied, { name: '_cursor', value: cursor }];
  const query = parameters.map(({ name, value }) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&');
  const path = scope === '' ? baseUrl : `${baseUrl}/${scope}`;
  return query === '' ? path : `${path}?${query}`;
}

/**
 * Percent-encodes what a query component mustn't hold, and leaves `:` `,` `$` and `/` readable, which the URL standard
 * allows. Lone surrogates can't be encoded; they become replacement characters.
 */
function encodeQuery(text: string): string {
  const wellFormed = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3A|2C|2F|24)/g, decodeURIComponent);
}
