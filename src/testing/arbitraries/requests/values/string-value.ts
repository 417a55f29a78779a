import fc from 'fast-check';
import { escape } from '../../../../../grammar/value/index.js';
import { CITIES, FAMILIES, GIVENS } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { isText, itemsOf, memberOf, mostly, part } from './texts.js';
import type { ValueWriter } from './value-context.js';

const WORDS = [...FAMILIES, ...GIVENS, ...CITIES, '-', 'mor', 'ÅNG'];
const PARTS = [
  'family',
  'given',
  'prefix',
  'suffix',
  'text',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
];

/** How a text is asked for, with ways that don't find it under some modifiers. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => part(text, 0, 0.5),
  (text) => part(text, 0, 0.1),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, '') || text,
  (text) => text.replace(/\p{P}/gu, '') || text,
  (text) => text.split(/\s+/).findLast(isText) ?? text,
  (text) => text.replace(/\s+/g, ' ').trim(),
];
const INSIDE: readonly ((text: string) => string)[] = [
  (text) => part(text, 0.3, 0.7),
  (text) => part(text, 0.5, 1).toUpperCase(),
];

/** https://hl7.org/fhir/R4/search.html#string */
export const stringValue: ValueWriter = {
  modifiers: () => ['exact', 'contains'],
  value({ occurrences, modifier }) {
    const forms = modifier === 'contains' ? [...FORMS, ...INSIDE, ...INSIDE] : FORMS;
    // Whole texts come first: values shrink to them. Exact ones should mostly be whole.
    const form = fc.oneof(
      { weight: modifier === 'exact' ? 8 : 1, arbitrary: fc.constant(FORMS[0]!) },
      { weight: 4, arbitrary: fc.constantFrom(...forms) },
    );
    return fc.tuple(mostly(occurrences.flatMap(textsOf), WORDS), form).map(([text, form]) => escape(form(text)));
  },
};

/** The strings of an element that string parameters read. */
function textsOf({ element }: Occurrence): readonly string[] {
  if (isText(element)) return [element];
  return PARTS.flatMap((name) => itemsOf(memberOf(element, name))).filter(isText);
}
