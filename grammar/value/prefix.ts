/** Prefixes of ordered values: https://hl7.org/fhir/R4/search.html#prefix */
export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;

export type Prefix = (typeof PREFIXES)[number];

export function isPrefix(text: string): text is Prefix {
  return (PREFIXES as readonly string[]).includes(text);
}

/** The prefix that a text begins with. */
export function prefixOf(text: string): Prefix | undefined {
  const prefix = text.slice(0, 2);
  return isPrefix(prefix) ? prefix : undefined;
}
