import { parseStrings, type StringValue } from '../../grammar/value/index.js';
import type { KeySink, TermField } from '../model/field.js';
import { foldString } from '../model/fold.js';
import { anyOf, initialOf, or, type Predicate } from '../model/predicate.js';
import { isText, members, type ElementSearchType, type IndexedParameter } from './search-type.js';

interface StringFields {
  readonly value: TermField;
  /** The words of family names after the first: https://hl7.org/fhir/R4/search.html#string has parts found alone. */
  readonly word: TermField;
  /** Whether every word of a string is found alone: a note's entity as part of the phrase that it stands in. */
  readonly everyWord: boolean;
}

const HUMAN_NAME = ['family', 'given', 'prefix', 'suffix', 'text'];
const ADDRESS = ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'];
const PRIMITIVES = ['string', 'markdown', 'code', 'id', 'uri'];
/** What `enrichment-paths.ts` calls the texts and descriptions that were found in a note. */
const ENRICHMENT_TEXT = 'Enrichment.text';

/**
 * String parameters: https://hl7.org/fhir/R4/search.html#string
 *
 * Plain: some string starts with the value, both folded; of what was found in a note, some word of it. `:contains`: the folded value stands anywhere in it.
 * `:exact`: some string is the value, to the letter.
 */
export const stringType: ElementSearchType<StringFields, StringValue> = {
  name: 'string',
  modifiers: ['exact', 'contains'],
  elementTypes: [...PRIMITIVES, 'HumanName', 'HumanName.family', 'Address', ENRICHMENT_TEXT],

  createFields: (make, elementTypes) => ({
    value: make.terms('', foldString),
    word: make.terms('word', foldString),
    everyWord: elementTypes.includes(ENRICHMENT_TEXT),
  }),

  reader(elementType, { value, word }) {
    const text = (element: unknown, sink: KeySink): void => {
      if (isText(element)) sink.term(value, element, '');
    };
    const parts = (element: unknown, names: readonly string[], sink: KeySink): void => {
      const complex = members(element);
      for (let i = 0; i < names.length; i++) {
        const part = complex[names[i]!];
        if (part === undefined) continue;
        if (Array.isArray(part)) for (const one of part) text(one, sink);
        else text(part, sink);
      }
    };
    const familyWords = (element: unknown, sink: KeySink): void => {
      if (isText(element)) laterWords(element, (each) => sink.term(word, each, ''));
    };
    switch (elementType) {
      case 'HumanName':
        return (element, sink) => {
          parts(element, HUMAN_NAME, sink);
          familyWords(members(element)['family'], sink);
        };
      case 'HumanName.family':
        return (element, sink) => {
          text(element, sink);
          familyWords(element, sink);
        };
      case 'Address':
        return (element, sink) => parts(element, ADDRESS, sink);
      default:
        return PRIMITIVES.includes(elementType) || elementType === ENRICHMENT_TEXT ? text : undefined;
    }
  },

  parse: (value) => parseStrings(value),

  lower: (values, modifier, { fields }) => anyOf(values, ({ text }) => lowerString(text, modifier, fields)),

  /** "sorting SHOULD be performed on a case-insensitive basis. Accents may either be ignored or sorted" */
  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'folded' }),
};

const FILTER_TESTS = { eq: 'equals', ne: 'equals', co: 'contains', sw: 'starts', ew: 'ends' } as const;

type StringOperator = keyof typeof FILTER_TESTS;

export function isStringTest(operator: string): operator is StringOperator {
  return Object.hasOwn(FILTER_TESTS, operator);
}

/** What filters ask of strings, folded: https://hl7.org/fhir/R4/search_filter.html#ops */
export function lowerStringTest(
  parameter: IndexedParameter<unknown>,
  operator: StringOperator,
  text: string,
): Predicate {
  const test = FILTER_TESTS[operator];
  const { value: field } = parameter.fields as StringFields;
  return { op: 'term', field, test, ...comparedAs(text), ...(operator === 'ne' && { negated: true }) };
}

const INITIAL_TESTS = { gt: 'initial-after', ge: 'initial-after', lt: 'initial-before', le: 'initial-before' } as const;

type InitialOperator = keyof typeof INITIAL_TESTS;

export function isInitialTest(operator: string): operator is InitialOperator {
  return Object.hasOwn(INITIAL_TESTS, operator);
}

/** Order of strings: "Integer comparison of Unicode code points of starting character (trimmed) (case insensitive)". */
export function lowerInitialTest(
  parameter: IndexedParameter<unknown>,
  operator: InitialOperator,
  text: string,
): Predicate {
  const { value: field } = parameter.fields as StringFields;
  const { on, text: compared } = comparedAs(text);
  const strictly: Predicate = { op: 'term', field, test: INITIAL_TESTS[operator], on, text: compared };
  if (operator === 'gt' || operator === 'lt') return strictly;
  return or([strictly, { op: 'term', field, test: 'starts', on, text: initialOf(compared) }]);
}

/** Folded, unless nothing is left of it. */
function comparedAs(text: string): { on: 'folded' | 'name'; text: string } {
  const folded = foldString(text);
  return folded === '' ? { on: 'name', text } : { on: 'folded', text: folded };
}

function lowerString(text: string, modifier: string | undefined, { value, word, everyWord }: StringFields): Predicate {
  if (modifier === 'exact') return { op: 'term', field: value, test: 'equals', on: 'name', text };
  const folded = foldString(text);
  const test = modifier === 'contains' ? 'contains' : everyWord ? 'word-starts' : 'starts';
  // Nothing but punctuation folds to nothing, which every string starts with: it is compared as written instead.
  if (folded === '') return { op: 'term', field: value, test, on: 'name', text };
  const onValue: Predicate = { op: 'term', field: value, test, on: 'folded', text: folded };
  if (everyWord) return onValue;
  return or([onValue, { op: 'term', field: word, test, on: 'folded', text: folded }]);
}

/** The words of `Carreno Quinones` that a search from the start of the whole wouldn't find; hyphens divide words too. */
function laterWords(family: string, emit: (word: string) => void): void {
  if (!/[\s\p{Pd}]/u.test(family)) return;
  const words = family.split(/[\s\p{Pd}]+/u);
  for (let i = 1; i < words.length; i++) if (words[i]) emit(words.slice(i).join(' '));
}
