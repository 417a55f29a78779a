import type { BoundSearch } from '../plan/bound-search.js';

export interface BundleLink {
  relation: 'self' | 'first' | 'previous' | 'next' | 'last';
  url: string;
}

/**
 * The URL of a search as it was applied: https://hl7.org/fhir/R4/search.html#conformance
 */
export function searchUrl(baseUrl: string, { scope, applied }: Pick<BoundSearch, 'scope' | 'applied'>): string {
  let url = scope === '' ? baseUrl : `${baseUrl}/${scope}`;
  let sign = '?';
  for (const { name, value } of applied) {
    url += `${sign}${encodeQuery(name)}=${encodeQuery(value)}`;
    sign = '&';
  }
  return url;
}

/** The URL of another page of a search. Cursors hold nothing that a URL would have to encode. */
export function withCursor(url: string, cursor: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}_cursor=${cursor}`;
}

/**
 * The URL of a search by nothing but a cursor, and the resource type where it is of one. The scope of a compartment names
 * a patient, and is left out.
 */
export function cursorUrl(baseUrl: string, { branches }: BoundSearch, cursor: string): string {
  const [only, ...others] = branches;
  return withCursor(only && others.length === 0 ? `${baseUrl}/${only.type}` : baseUrl, cursor);
}

/**
 * Percent-encodes what a query component mustn't hold, and leaves `:` `,` `$` and `/` readable, which the URL standard
 * allows. Lone surrogates can't be encoded; they become replacement characters.
 */
function encodeQuery(text: string): string {
  // Most need nothing, others mostly a `|` encoded, which replacing by an expression takes five times as long for.
  if (!UNREADABLE.test(text)) return text;
  if (UNREADABLE_BUT_BAR.test(text))
    return text.replace(/[^\w.~:,$/-]+/g, (run) => encodeURIComponent(wellFormed(run)));
  let encoded = '';
  let start = 0;
  for (let bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', start)) {
    encoded += `${text.slice(start, bar)}%7C`;
    start = bar + 1;
  }
  return encoded + text.slice(start);
}

const UNREADABLE = /[^\w.~:,$/-]/;
const UNREADABLE_BUT_BAR = /[^\w.~:,$/|-]/;

/** Without lone surrogates, which URLs can't hold. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
