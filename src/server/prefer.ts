import type { Handling } from '../plan/bind-context.js';

/** What a `Prefer` header asks for, as far as it is known here. */
export interface Preferences {
  /** https://hl7.org/fhir/R4/search.html#errors */
  readonly handling?: Handling;
  /** https://hl7.org/fhir/R4/http.html#return */
  readonly return?: ReturnPreference;
}

export type ReturnPreference = 'minimal' | 'representation' | 'OperationOutcome';

const HANDLINGS: readonly Handling[] = ['strict', 'lenient'];
const RETURNS: readonly ReturnPreference[] = ['minimal', 'representation', 'OperationOutcome'];

/** What stands between commas, commas in quotes aside. */
const PREFERENCES = /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g;
/** `token [= word]`, where a word is a token or a quoted string; parameters after `;` mean nothing for those known here. */
const PREFERENCE = /^\s*([^\s=;"]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;"]*))\s*)?(?:;|$)/;

/**
 * https://www.rfc-editor.org/rfc/rfc7240#section-2: names in any case, the first of several of a name counts, and
 * whatever isn't understood is ignored, a value that a known preference doesn't have included.
 */
export function readPrefer(header: string | null): Preferences {
  const values = new Map<string, string>();
  for (const [text] of (header ?? '').matchAll(PREFERENCES)) {
    const [, name, quoted, token] = PREFERENCE.exec(text) ?? [];
    if (name === undefined || values.has(name.toLowerCase())) continue;
    values.set(name.toLowerCase(), (quoted?.replace(/\\(.)/g, '$1') ?? token ?? '').toLowerCase());
  }
  const known = <T extends string>(name: string, choices: readonly T[]): T | undefined =>
    choices.find((choice) => choice.toLowerCase() === values.get(name));
  const handling = known('handling', HANDLINGS);
  const returns = known('return', RETURNS);
  return { ...(handling && { handling }), ...(returns && { return: returns }) };
}

/** The header that says which preferences were followed: https://www.rfc-editor.org/rfc/rfc7240#section-3 */
export function preferenceApplied(name: keyof Preferences, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { 'Preference-Applied': `${name}=${value}` };
}
