import type { Resource } from '../model/resource.js';

/*
 * What is read of CodeSystem and ValueSet resources. Nobody has validated those that callers give, so that every member
 * may be missing; `each` passes over what has another shape.
 */

/** https://hl7.org/fhir/R4/codesystem.html */
export interface CodeSystemResource extends Resource {
  readonly url?: string;
  readonly version?: string;
  readonly caseSensitive?: boolean;
  readonly valueSet?: string;
  readonly hierarchyMeaning?: string;
  readonly content?: string;
  readonly property?: readonly { readonly code?: string; readonly uri?: string }[];
  readonly concept?: readonly ConceptDefinition[];
}

export interface ConceptDefinition {
  readonly code?: string;
  readonly property?: readonly ConceptProperty[];
  readonly concept?: readonly ConceptDefinition[];
}

/** `code`, and a `value[x]`. */
export type ConceptProperty = Readonly<Record<string, unknown>>;

/** https://hl7.org/fhir/R4/valueset.html */
export interface ValueSetResource extends Resource {
  readonly url?: string;
  readonly version?: string;
  readonly compose?: {
    readonly inactive?: boolean;
    readonly include?: readonly ValueSetPart[];
    readonly exclude?: readonly ValueSetPart[];
  };
  readonly expansion?: { readonly total?: number; readonly contains?: readonly ExpandedConcept[] };
}

/** What is included or excluded: https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include */
export interface ValueSetPart {
  readonly system?: string;
  readonly version?: string;
  readonly concept?: readonly { readonly code?: string }[];
  readonly filter?: readonly ValueSetFilter[];
  readonly valueSet?: readonly string[];
}

export interface ValueSetFilter {
  readonly property?: string;
  readonly op?: string;
  readonly value?: string;
}

export interface ExpandedConcept {
  readonly system?: string;
  readonly code?: string;
  readonly contains?: readonly ExpandedConcept[];
}

/** The items of what should be an array of objects. */
export function each<T extends object>(value: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter((item): item is T => typeof item === 'object' && item !== null);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
