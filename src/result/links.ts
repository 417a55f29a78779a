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
  // Most need nothing, others mostly a `|` encoded: looking for what does by an expression took three times as long.
  let encoded = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isReadable(code)) continue;
    if (code !== BAR) return text.replace(/[^\w.~:,$/-]+/g, (run) => encodeURIComponent(wellFormed(run)));
    encoded += `${text.slice(start, i)}%7C`;
    start = i + 1;
  }
  return start === 0 ? text : encoded + text.slice(start);
}

const BAR = 124;

/** Letters, digits and `_.~:,$/-`. */
function isReadable(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    // `,-./`, digits and `:`
    (code >= 44 && code <= 58) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    code === 126
  );
}

/** Without lone surrogates, which URLs can't hold. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
