import { parseStrings, parseTokens, type StringValue, type TokenValue } from '../../grammar/value/index.js';
import type { KeySink, TermField } from '../model/field.js';
import { foldCode, foldString } from '../model/fold.js';
import { not, or, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { isText, list, members, type IndexedParameter, type SearchType } from './search-type.js';

interface TokenFields {
  /** Names are codes, spaces their systems. A system without a code is kept under the empty name. */
  readonly value: TermField;
  readonly text: TermField;
}

/** `:text` takes a string, everything else tokens. */
type Value = TokenValue | StringValue;

const PRIMITIVES = ['code', 'string', 'id', 'uri', 'url', 'canonical', 'oid', 'uuid', 'markdown'];

/**
 * Token parameters: https://hl7.org/fhir/R4/search.html#token
 *
 * Codes compare without regard to case, except in systems whose codes are known to be case-sensitive. `:not` negates
 * the whole set of alternatives, and holds where there's no value. `:text` looks for words of the text or display that
 * start with the value, folded like a string.
 */
export const tokenType: SearchType<TokenFields, Value> = {
  name: 'token',
  modifiers: ['not', 'text'],
  prefixes: false,
  elementTypes: [...PRIMITIVES, 'boolean', 'Coding', 'CodeableConcept', 'Identifier', 'ContactPoint'],

  createFields: (make, _elementTypes, settings) => ({
    value: make.terms('', codeFold(settings)),
    text: make.terms('text', foldString),
  }),

  reader(elementType, { value, text }) {
    const coding = (element: unknown, sink: KeySink): void => {
      const { code, system, display } = members(element);
      putToken(value, code, system, sink);
      if (isText(display)) sink.term(text, display, '');
    };
    switch (elementType) {
      case 'boolean':
        return (element, sink) => {
          if (typeof element === 'boolean') sink.term(value, element ? 'true' : 'false', '');
        };
      case 'Coding':
        return coding;
      case 'CodeableConcept':
        return (element, sink) => {
          const concept = members(element);
          for (const each of list(concept['coding'])) coding(each, sink);
          if (isText(concept['text'])) sink.term(text, concept['text'], '');
        };
      case 'Identifier':
        return (element, sink) => {
          const identifier = members(element);
          putToken(value, identifier['value'], identifier['system'], sink);
          const typeText = members(identifier['type'])['text'];
          if (isText(typeText)) sink.term(text, typeText, '');
        };
      case 'ContactPoint':
        // ContactPoint.system says phone or email; it is no system of codes, and R4 gives the value no URI part.
        return (element, sink) => putToken(value, members(element)['value'], undefined, sink);
      default:
        if (!PRIMITIVES.includes(elementType)) return undefined;
        return (element, sink) => {
          if (isText(element)) sink.term(value, element, '');
        };
    }
  },

  parse: (value, modifier) => (modifier === 'text' ? parseStrings(value) : parseTokens(value)),

  lower(values, modifier, parameter, settings) {
    const any = or(values.map((value) => lowerToken(value, modifier, parameter, settings)));
    return modifier === 'not' ? not(any) : any;
  },
};

function codeFold({ caseSensitiveSystems }: Settings): TermField['fold'] {
  return (code, system) => foldCode(code, caseSensitiveSystems.has(system));
}

function putToken(field: TermField, code: unknown, system: unknown, sink: KeySink): void {
  const space = isText(system) ? system : '';
  if (isText(code)) sink.term(field, code, space);
  else if (space !== '') sink.term(field, '', space);
}

function lowerToken(
  value: Value,
  modifier: string | undefined,
  { fields }: IndexedParameter<TokenFields>,
  settings: Settings,
): Predicate {
  if (modifier === 'text' && 'text' in value) return lowerText(value.text, fields.text);
  return lowerCode(value as TokenValue, fields.value, settings);
}

/** A folded value that is nothing but punctuation is in every text; such a value is looked for as written. */
function lowerText(text: string, field: TermField): Predicate {
  const folded = foldString(text);
  return folded === ''
    ? { op: 'term', field, test: 'word-starts', on: 'name', text }
    : { op: 'term', field, test: 'word-starts', on: 'folded', text: folded };
}

function lowerCode({ system, code }: TokenValue, field: TermField, settings: Settings): Predicate {
  const space = system === undefined ? {} : { space: system };
  if (code === undefined) return { op: 'term', field, test: 'any', on: 'name', text: '', ...space };
  const asWritten: Predicate = { op: 'term', field, test: 'equals', on: 'name', text: code, ...space };
  if (system !== undefined && settings.caseSensitiveSystems.has(system)) return asWritten;
  const folded: Predicate = { op: 'term', field, test: 'equals', on: 'folded', text: foldCode(code, false), ...space };
  // Codes of case-sensitive systems fold to what no query folds to; in any system they are found as they are written.
  return system !== undefined || settings.caseSensitiveSystems.size === 0 ? folded : or([folded, asWritten]);
}
