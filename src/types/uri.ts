import { parseStrings, type StringValue } from '../../grammar/value/index.js';
import type { TermField } from '../model/field.js';
import { or, type Predicate } from '../model/predicate.js';
import { isText, type ElementSearchType } from './search-type.js';

interface UriFields {
  readonly value: TermField;
}

const URIS = ['uri', 'url', 'oid', 'uuid', 'id', 'string'];

/**
 * Uri parameters: https://hl7.org/fhir/R4/search.html#uri
 *
 * Exact, to the letter. `:below` finds the value and what lies under it by path segment, `:above` what the value lies
 * under; neither reaches into `urn:`s. A canonical is found with its `|version` and without.
 */
export const uriType: ElementSearchType<UriFields, StringValue> = {
  name: 'uri',
  modifiers: ['above', 'below'],
  elementTypes: [...URIS, 'canonical'],

  createFields: (make) => ({ value: make.terms('', (name) => name) }),

  reader(elementType, { value }) {
    if (elementType === 'canonical') {
      return (element, sink) => {
        if (!isText(element)) return;
        sink.term(value, element, '');
        const bar = element.indexOf('|');
        if (bar > 0) sink.term(value, element.slice(0, bar), '');
      };
    }
    if (!URIS.includes(elementType)) return undefined;
    return (element, sink) => {
      if (isText(element)) sink.term(value, element, '');
    };
  },

  parse: (value) => parseStrings(value),

  lower: (values, modifier, { fields }) =>
    or(values.flatMap(({ text }) => lowerUri(text, modifier).map(([test, uri]): Predicate => term(fields, test, uri)))),

  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'written' }),
};

function term({ value }: UriFields, test: 'equals' | 'starts', text: string): Predicate {
  return { op: 'term', field: value, test, on: 'name', text };
}

function lowerUri(uri: string, modifier: string | undefined): ['equals' | 'starts', string][] {
  // "The :above and :below modifiers only apply to URLs, and not URNS such as OIDs"
  if (modifier === undefined || /^urn:/i.test(uri)) return [['equals', uri]];
  const trimmed = uri.replace(/\/+$/, '');
  if (modifier === 'below') {
    return [
      ['equals', trimmed],
      ['starts', `${trimmed}/`],
    ];
  }
  return ancestors(trimmed).flatMap((ancestor): ['equals', string][] => [
    ['equals', ancestor],
    ['equals', `${ancestor}/`],
  ]);
}

/** `http://a/b/c` gives itself, `http://a/b` and `http://a`. */
function ancestors(uri: string): string[] {
  const found = [uri];
  const authority = /^[a-z][a-z0-9+.-]*:\/\//i.exec(uri)?.[0].length ?? 0;
  for (let end = uri.lastIndexOf('/'); end > authority; end = uri.lastIndexOf('/', end - 1))
    found.push(uri.slice(0, end));
  return found;
}
