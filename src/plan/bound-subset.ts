/** What of each resource a search asks for; `false` is all. https://hl7.org/fhir/R4/search.html#summary */
export type SummaryMode = 'true' | 'text' | 'data' | 'count' | 'false';

/** An element at the root of resources: https://hl7.org/fhir/R4/search.html#elements */
export interface ElementName {
  /** Resources of this type alone; absent: of any type that has the element. */
  readonly type?: string;
  /** As in the definition (`value`, without `[x]`), or one JSON property of a choice (`valueQuantity`). */
  readonly name: string;
}

/** What a search says of the resources it gives back. `elements` never stands beside a `summary` of true, text or data. */
export interface Subset {
  readonly summary?: SummaryMode | undefined;
  readonly elements?: readonly ElementName[] | undefined;
}
