import type { Answer } from '../answer.js';
import { answer } from '../answer.js';
import { unescape } from '../escapes.js';
import { foldAll, foldCaseAndAccents } from '../folding.js';
import { list, members, textOf, type TypeRules } from '../type-rules.js';
import type { Value } from '../values.js';
import { decided, read, type World } from '../world.js';

/** https://hl7.org/fhir/R4/search.html#string */
export const stringRules: TypeRules<string> = {
  modifiers: ['exact', 'contains'],

  read: (text) => unescape(text),

  matches(value, wanted, { modifier, world }) {
    const texts = stringsOf(value);
    // "the entire string, including casing and combining (accent) characters"
    if (modifier === 'exact') return answer(texts.includes(wanted));
    if (texts.some((text) => holds(text, wanted, modifier, world) === 'yes')) return 'yes';
    if (texts.some((text) => holds(text, wanted, modifier, world) === 'free')) return 'free';
    // R4 leaves it to servers whether parts of a family name are found by themselves.
    const words = familyNamesOf(value).flatMap(laterWords);
    return words.some((word) => holds(word, wanted, modifier, world) === 'yes') ? decided(true, world) : 'no';
  },
};

/** `equals or starts with`, and `:contains`; how much is ignored is only recommended. */
function holds(text: string, wanted: string, modifier: string | undefined, world: World): Answer {
  const test = (fold: (text: string) => string): boolean => {
    const whole = fold(text);
    // Nothing but punctuation would be in every string.
    if (fold(wanted) === '') return modifier === 'contains' ? text.includes(wanted) : text.startsWith(wanted);
    return modifier === 'contains' ? whole.includes(fold(wanted)) : whole.startsWith(fold(wanted));
  };
  return read([test(foldAll), test(foldCaseAndAccents)], world);
}

/**
 * The parts that are searched: "any of the string fields in the HumanName", "any of the string elements of an Address".
 */
export function stringsOf({ type, data }: Value): readonly string[] {
  const parts = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => [members(data)[name], ...list(members(data)[name])]).flatMap((each) => textOf(each) ?? []);
  switch (type) {
    case 'HumanName':
      return parts(['family', 'given', 'prefix', 'suffix', 'text']);
    case 'Address':
      return parts(['text', 'line', 'city', 'district', 'state', 'postalCode', 'country']);
    default:
      return [textOf(data)].flatMap((text) => text ?? []);
  }
}

function familyNamesOf({ type, data, parent, property }: Value): readonly string[] {
  const family =
    type === 'HumanName' ? members(data)['family'] : parent === 'HumanName' && property === 'family' && data;
  return typeof family === 'string' ? [family] : [];
}

/** `Berg y Soto` has `y Soto` and `Soto`; a hyphen divides words. */
function laterWords(family: string): readonly string[] {
  const words = family.split(/[\s\p{Pd}]+/u).filter((word) => word !== '');
  return words.map((_, i) => words.slice(i).join(' ')).slice(1);
}

/** `:text` of tokens: words of the text that start with what is wanted. R4 is sure of the first word alone. */
export function textHolds(text: string, wanted: string, world: World): Answer {
  const starts = (from: string, fold: (text: string) => string): boolean =>
    fold(wanted) === '' ? from.startsWith(wanted) : fold(from).startsWith(fold(wanted));
  const words = foldAll(wanted) === '' ? text.split(/\s+/) : foldAll(text).split(' ');
  const atSomeWord = words.some((_, i) => starts(words.slice(i).join(' '), foldAll));
  if (world.profile === 'fhirdex') return answer(atSomeWord);
  if (starts(text, foldAll) && starts(text, foldCaseAndAccents)) return 'yes';
  return atSomeWord || foldCaseAndAccents(text).includes(foldCaseAndAccents(wanted)) ? 'free' : 'no';
}
