import { refuse } from './fault.js';

/** The name of a parameter: https://hl7.org/fhir/R4/search.html#chaining */
export type ParameterName =
  | { readonly kind: 'plain'; readonly code: string; readonly modifier?: string }
  /** `subject:Patient.rest` */
  | { readonly kind: 'chain'; readonly code: string; readonly type?: string; readonly rest: ParameterName }
  /** `_has:Type:code:rest` */
  | { readonly kind: 'has'; readonly type: string; readonly code: string; readonly rest: ParameterName };

export interface RequestParameter {
  /** As it was written, percent-decoded. */
  readonly name: string;
  /** Still escaped. */
  readonly value: string;
}

export interface Request {
  /** `Patient`, `Patient/1/Observation`, `Patient/1/*`, or empty for all types. */
  readonly path: readonly string[];
  readonly parameters: readonly RequestParameter[];
}

/** Reads a request text: https://hl7.org/fhir/R4/http.html#search. Throws RequestFault for what is none. */
export function readRequest(text: string, baseUrl: string): Request {
  const relative = text.startsWith(baseUrl) ? text.slice(baseUrl.length) : text;
  const question = relative.indexOf('?');
  const path = question < 0 ? relative : relative.slice(0, question);
  const query = question < 0 ? '' : relative.slice(question + 1);
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.at(-1) === '_search') segments.pop();
  if (segments.length === 2 || segments.length > 3) refuse(`'${path}' is no address to search at`);
  return {
    path: segments,
    parameters: query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        const name = decode(equals < 0 ? part : part.slice(0, equals));
        if (name === '') refuse("a parameter without a name before '='");
        return { name, value: equals < 0 ? '' : decode(part.slice(equals + 1)) };
      }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return refuse(`'${text}' is not percent-encoded UTF-8`);
  }
}

const WORD = /^[^:.]+$/;

/** https://hl7.org/fhir/R4/search.html#has: the rest of a chain, and of `_has`, is a name again. */
export function readName(text: string): ParameterName {
  if (/^_has(?![\w-])/.test(text)) {
    const [, type = '', code = '', ...rest] = text.split(':');
    if (!WORD.test(type) || !WORD.test(code) || rest.length === 0)
      refuse(`'${text}' is no _has:[type]:[reference]:[parameter]`);
    return { kind: 'has', type, code, rest: readName(rest.join(':')) };
  }
  const dot = text.indexOf('.');
  const link = dot < 0 ? text : text.slice(0, dot);
  const [code = '', qualifier, ...more] = link.split(':');
  if (!WORD.test(code) || (qualifier !== undefined && !WORD.test(qualifier)) || more.length > 0) {
    refuse(`'${text}' is no name of a parameter`);
  }
  if (dot < 0) return { kind: 'plain', code, ...(qualifier !== undefined && { modifier: qualifier }) };
  return {
    kind: 'chain',
    code,
    ...(qualifier !== undefined && { type: qualifier }),
    rest: readName(text.slice(dot + 1)),
  };
}
