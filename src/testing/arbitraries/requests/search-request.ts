/** What is searched: https://hl7.org/fhir/R4/http.html#search and https://hl7.org/fhir/R4/http.html#vsearch */
export type RequestScope =
  | { readonly kind: 'system' }
  | { readonly kind: 'type'; readonly type: string }
  /** `type` may be `*`. */
  | { readonly kind: 'compartment'; readonly compartment: string; readonly id: string; readonly type: string };

/** Before percent-encoding; delimiters inside values are escaped with backslashes. */
export interface RequestParameter {
  /** With modifiers, chains and all: `subject:Patient.name:exact`. */
  readonly name: string;
  readonly value: string;
}

/** A search in parts. Its text is what follows the base URL of a server. */
export class SearchRequest {
  constructor(
    readonly scope: RequestScope,
    readonly parameters: readonly RequestParameter[],
  ) {}

  toString(): string {
    const query = this.parameters.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');
    return query === '' ? pathOf(this.scope) : `${pathOf(this.scope)}?${query}`;
  }
}

function pathOf(scope: RequestScope): string {
  switch (scope.kind) {
    case 'system':
      return '';
    case 'type':
      return scope.type;
    case 'compartment':
      return `${scope.compartment}/${scope.id}/${scope.type}`;
  }
}

/** Left as they are for people to read: https://www.rfc-editor.org/rfc/rfc3986#section-3.4, without `&`, `=` and `+` */
const READABLE = /%(?:2C|24|3A|2F|40|3B|21|27|28|29|2A)/g;

function encode(text: string): string {
  return encodeURIComponent(text).replace(READABLE, decodeURIComponent);
}
