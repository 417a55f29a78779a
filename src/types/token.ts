import {
  parseStrings,
  parseTokens,
  parseTypedTokens,
  type StringValue,
  type TokenValue,
  type TypedTokenValue,
} from '../../grammar/value/index.js';
import type { KeySink, TermField } from '../model/field.js';
import { foldCode, foldString } from '../model/fold.js';
import { anyOf, NONE, not, or, type Predicate, type TermPredicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { isText, list, members, type ElementSearchType } from './search-type.js';

interface TokenFields {
  /** Names are codes, spaces their systems. A system without a code is kept under the empty name. */
  readonly value: TermField;
  /** The same for elements that name no system but have an implicit one, where others that name theirs stand beside them. */
  readonly implicit?: TermField;
  readonly text: TermField;
  /** Names are the values of identifiers, spaces the codes of their types as `system|code`, folded. */
  readonly ofType: TermField;
  /** Whether some of the elements name a system. */
  readonly explicit: boolean;
}

/** `:text` and `:code-text` take a string, `:of-type` a typed token, everything else tokens. */
type Value = TokenValue | StringValue | TypedTokenValue;

/** The data types that name the system of their codes. */
const EXPLICIT = ['Coding', 'CodeableConcept', 'Identifier'];
const PRIMITIVES = ['code', 'string', 'id', 'uri', 'url', 'canonical', 'oid', 'uuid', 'markdown'];

/**
 * Token parameters: https://hl7.org/fhir/R4/search.html#token
 *
 * Codes compare without regard to case, except in systems whose codes are known to be case-sensitive. `:not` negates
 * the whole set of alternatives, and holds where there's no value. `:text` looks for words of the text or display that
 * start with the value, folded like a string; `:code-text`, from R5, for codes that do. `:of-type` asks for an identifier
 * by its type. `:in`, `:not-in`, `:above` and `:below` become sets of codes before they come here
 * (`plan/resolve.ts`), but for `:below` on mime types.
 *
 * A `code` or boolean names no system but has an implicit one, and is found with it, with no system (`|code`), and without
 * saying. It is kept under its implicit system, in a field of its own where elements that name theirs are searched
 * beside it.
 *
 * Filters may also ask for codes that are unequal (`ne`): some code is another, whatever the others are.
 */
export const tokenType: ElementSearchType<TokenFields, Value> = {
  name: 'token',
  modifiers: ['not', 'text', 'code-text', 'of-type'],
  elementTypes: [...PRIMITIVES, ...EXPLICIT, 'boolean', 'ContactPoint'],

  createFields(make, elementTypes, settings) {
    const explicit = elementTypes.some((type) => EXPLICIT.includes(type));
    const both = explicit && elementTypes.some((type) => type === 'boolean' || type === 'code');
    return {
      value: make.terms('', codeFold(settings)),
      ...(both && { implicit: make.terms('implicit', codeFold(settings)) }),
      text: make.terms('text', foldString),
      ofType: make.terms('of-type', codeFold(settings)),
      explicit,
    };
  },

  reader(elementType, { value, implicit = value, text, ofType }, settings, implicitSystem) {
    const coding = (element: unknown, sink: KeySink): void => {
      const { code, system, display } = members(element);
      putToken(value, code, system, sink);
      if (isText(display)) sink.term(text, display, '');
    };
    switch (elementType) {
      case 'boolean':
        return (element, sink) => {
          if (typeof element === 'boolean') sink.term(implicit, element ? 'true' : 'false', SPECIAL_VALUES);
        };
      case 'code':
        return (element, sink) => {
          if (isText(element)) sink.term(implicit, element, implicitSystem?.of(element) ?? '');
        };
      case 'Coding':
        return coding;
      case 'CodeableConcept':
        return (element, sink) => {
          const concept = members(element);
          const codings = list(concept['coding']);
          for (let i = 0; i < codings.length; i++) coding(codings[i], sink);
          if (isText(concept['text'])) sink.term(text, concept['text'], '');
        };
      case 'Identifier':
        return (element, sink) => {
          const identifier = members(element);
          putToken(value, identifier['value'], identifier['system'], sink);
          const typeText = members(identifier['type'])['text'];
          if (isText(typeText)) sink.term(text, typeText, '');
          if (!isText(identifier['value'])) return;
          const types = list(members(identifier['type'])['coding']);
          for (let i = 0; i < types.length; i++) {
            const { system, code } = members(types[i]);
            if (!isText(system) || !isText(code)) continue;
            sink.term(ofType, identifier['value'], typeSpace(system, code, settings));
          }
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

  modifiersOf: ({ implicitSystems }) => (implicitSystems.includes(MIME_TYPES) ? ['below'] : []),

  parse(value, modifier) {
    if (modifier === 'text' || modifier === 'code-text') return parseStrings(value);
    return modifier === 'of-type' ? parseTypedTokens(value) : parseTokens(value);
  },

  lower(values, modifier, { fields }, settings) {
    const any = anyOf(values, (value) => {
      if ('text' in value) return lowerText(value.text, modifier, fields);
      if ('value' in value) return lowerTyped(value, fields, settings);
      return modifier === 'below'
        ? lowerMimeType(value, fields)
        : lowerToken(value, modifier === 'ne', fields, settings);
    });
    return modifier === 'not' ? not(any) : any;
  },

  /** By the code, whatever its system and whether its case counts there. */
  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'lower' }),
};

export function codeFold({ caseSensitiveSystems }: Settings): TermField['fold'] {
  return (code, system) => foldCode(code, caseSensitiveSystems.has(system));
}

export function putToken(field: TermField, code: unknown, system: unknown, sink: KeySink): void {
  const space = isText(system) ? system : '';
  if (isText(code)) sink.term(field, code, space);
  else if (space !== '') sink.term(field, '', space);
}

/** The system that R4's table gives to booleans. */
const SPECIAL_VALUES = 'http://terminology.hl7.org/CodeSystem/special-values';

function codesOf({ value, implicit }: TokenFields): readonly TermField[] {
  return implicit ? [value, implicit] : [value];
}

const MIME_TYPES = 'urn:ietf:bcp:13';

function lowerToken(
  token: TokenValue,
  negated: boolean,
  { value, implicit, explicit }: TokenFields,
  settings: Settings,
): Predicate {
  const inField = (field: TermField, named: boolean): Predicate => {
    // Where no element names a system, "no system" holds for all of them, whatever system is implied.
    const anywhere = token.system === '' && !named;
    const equal = lowerCode(anywhere ? withoutSystem(token) : token, field, settings);
    return negated ? { ...equal, negated } : equal;
  };
  const own = inField(value, explicit);
  return implicit ? or([own, inField(implicit, false)]) : own;
}

function withoutSystem({ code }: TokenValue): Pick<TokenValue, 'code'> {
  return code === undefined ? {} : { code };
}

/**
 * Words of the text that start with the value; codes that do. A folded value that is nothing but punctuation is in every
 * text; such a value is looked for as written.
 */
function lowerText(text: string, modifier: string | undefined, fields: TokenFields): Predicate {
  if (modifier === 'code-text') {
    return or(
      codesOf(fields).flatMap((field): Predicate[] => [
        { op: 'term', field, test: 'starts', on: 'folded', text: foldCode(text, false) },
        { op: 'term', field, test: 'starts', on: 'name', text },
      ]),
    );
  }
  const { text: texts } = fields;
  const folded = foldString(text);
  return folded === ''
    ? { op: 'term', field: texts, test: 'word-starts', on: 'name', text }
    : { op: 'term', field: texts, test: 'word-starts', on: 'folded', text: folded };
}

function lowerTyped({ system, code, value }: TypedTokenValue, { ofType }: TokenFields, settings: Settings): Predicate {
  return lowerCode({ system: typeSpace(system, code, settings), code: value }, ofType, settings);
}

/** The type of an identifier as the space of its values; its code compares as codes of the system do. */
function typeSpace(system: string, code: string, { caseSensitiveSystems }: Settings): string {
  return `${system}|${foldCode(code, caseSensitiveSystems.has(system))}`;
}

/** `text/xml` is above `text/xml; charset=UTF-8`: https://hl7.org/fhir/R4/search.html#mimetype */
function lowerMimeType({ system, code }: TokenValue, fields: TokenFields): Predicate {
  if (code === undefined || (system !== undefined && system !== '' && system !== MIME_TYPES)) return NONE;
  const folded = foldCode(code, false);
  const starts = [`${folded};`, `${folded} `, ...(folded.includes('/') ? [] : [`${folded}/`])];
  return or(
    codesOf(fields).flatMap((field): Predicate[] => [
      { op: 'term', field, test: 'equals', on: 'folded', text: folded },
      ...starts.map((text): Predicate => ({ op: 'term', field, test: 'starts', on: 'folded', text })),
    ]),
  );
}

export function lowerCode(
  { system, code }: Pick<TokenValue, 'system' | 'code'>,
  field: TermField,
  { caseSensitiveSystems }: Settings,
): TermPredicate {
  const op = 'term';
  if (code === undefined) {
    return system === undefined
      ? { op, field, test: 'any', on: 'name', text: '' }
      : { op, field, test: 'any', on: 'name', text: '', space: system };
  }
  if (system !== undefined && caseSensitiveSystems.has(system)) {
    return { op, field, test: 'equals', on: 'name', text: code, space: system };
  }
  const text = foldCode(code, false);
  if (system !== undefined) return { op, field, test: 'equals', on: 'folded', text, space: system };
  // Codes of case-sensitive systems fold to what no query folds to; in any system they are found as they are written.
  return caseSensitiveSystems.size > 0
    ? { op, field, test: 'equals', on: 'folded', text, written: code }
    : { op, field, test: 'equals', on: 'folded', text };
}
