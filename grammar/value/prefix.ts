/** Prefixes of ordered values: https://hl7.org/fhir/R4/search.html#prefix */
export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;

export type Prefix = (typeof PREFIXES)[number];

export function isPrefix(text: string): text is Prefix {
  return (PREFIXES as readonly string[]).includes(text);
}
