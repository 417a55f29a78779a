import { parseReferences, type ReferenceValue } from '../../grammar/value/index.js';
import type { PresenceField, TermField } from '../model/field.js';
import { or, type Predicate, type TermPredicate } from '../model/predicate.js';
import { isText, type ElementSearchType } from './search-type.js';

interface UriFields {
  /** One name an element; for a canonical its URL. */
  readonly value: TermField;
  /** Canonicals that have a `|version`, with it. */
  readonly versioned?: TermField;
  /** Whether there is a canonical without one. */
  readonly unversioned?: PresenceField;
}

const URIS = ['uri', 'url', 'oid', 'uuid', 'id', 'string'];

/**
 * Uri parameters: https://hl7.org/fhir/R4/search.html#uri
 *
 * Exact, to the letter. `:below` finds the value and what lies under it by path segment, `:above` what the value lies
 * under; neither reaches into `urn:`s. A canonical is found with its `|version` and without. Filters may also ask for an
 * unequal one (`ne`).
 */
export const uriType: ElementSearchType<UriFields, ReferenceValue> = {
  name: 'uri',
  modifiers: ['above', 'below'],
  elementTypes: [...URIS, 'canonical'],

  createFields: (make, elementTypes) => ({
    value: make.terms('', (name) => name),
    ...(elementTypes.includes('canonical') && {
      versioned: make.terms('versioned', (name) => name),
      unversioned: make.presence('unversioned'),
    }),
  }),

  reader(elementType, { value, versioned, unversioned }) {
    if (!URIS.includes(elementType) && elementType !== 'canonical') return undefined;
    if (!versioned || !unversioned) {
      return (element, sink) => {
        if (isText(element)) sink.term(value, element, '');
      };
    }
    return (element, sink) => {
      if (!isText(element)) return;
      const bar = element.indexOf('|');
      sink.term(value, bar > 0 ? element.slice(0, bar) : element, '');
      if (bar > 0) sink.term(versioned, element, '');
      else sink.present(unversioned);
    };
  },

  parse: (value) => parseReferences(value),

  lower: (values, modifier, { fields }) =>
    or(
      values.map((value): Predicate => {
        const uri = printed(value);
        if (modifier === 'ne') return lowerUnequal(uri, fields);
        const tests = lowerUri(uri, modifier);
        return or(fieldsFor(uri, fields).flatMap((field) => tests.map(([test, text]) => term(field, test, text))));
      }),
    ),

  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'written' }),
};

/** As it is written in the elements. */
function printed({ text, version }: ReferenceValue): string {
  return version === undefined ? text : `${text}|${version}`;
}

function fieldsFor(uri: string, { value, versioned }: UriFields): readonly TermField[] {
  return versioned && uri.indexOf('|') > 0 ? [value, versioned] : [value];
}

/** A version tells elements apart that are one without: then those that have none differ, and those that have another. */
function lowerUnequal(uri: string, { value, versioned, unversioned }: UriFields): Predicate {
  if (!versioned || !unversioned || uri.indexOf('|') <= 0) return { ...term(value, 'equals', uri), negated: true };
  return or([
    { ...term(versioned, 'equals', uri), negated: true },
    { op: 'present', field: unversioned },
  ]);
}

function term(field: TermField, test: 'equals' | 'starts', text: string): TermPredicate {
  return { op: 'term', field, test, on: 'name', text };
}
function lowerUri(uri: string, modifier: string | undefined): ['equals' | 'starts', string][] {
  // "The :above and :below modifiers only apply to URLs, and not URNS such as OIDs"
  if (modifier === undefined || /^urn:/i.test(uri)) return [['equals', uri]];
  // One slash at the end makes no other path; several are segments without a name.
  const trimmed = uri.replace(/\/$/, '');
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
