import { escape } from '../../../../../grammar/value/index.js';
import { CONCEPTS } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { isText, memberOf, mostly, objectsOf, part } from './texts.js';
import type { ValueWriter } from './value-context.js';

interface Token {
  readonly system?: string;
  readonly code?: string;
}

/** https://hl7.org/fhir/R4/search.html#token */
export const tokenValue: ValueWriter = {
  modifiers({ occurrences, features }) {
    const typed = occurrences.some((each) => typedOf(each).length > 0);
    return ['not', 'text', ...(features.r5 ? ['code-text'] : []), ...(typed ? ['of-type'] : [])];
  },
  value({ occurrences, modifier }) {
    switch (modifier) {
      case 'text':
        return mostly(occurrences.flatMap(displaysOf).flatMap(beginnings), ['Systolic', 'heart']).map(escape);
      case 'code-text': {
        const codes = occurrences.flatMap(tokensOf).flatMap(({ code }) => code ?? []);
        return mostly(codes.flatMap(beginnings), ['84', 'act']).map(escape);
      }
      case 'of-type':
        return mostly(occurrences.flatMap(typedOf), ['http://example.org/types|MR|1']);
      default:
        return mostly(
          occurrences.flatMap(tokensOf).flatMap(formsOf),
          CONCEPTS.flatMap((concept) => formsOf(concept)),
        );
    }
  },
};

/** The codes of an element with their systems, as far as it says them. */
function tokensOf({ type, element, system }: Occurrence): readonly Token[] {
  if (typeof element === 'boolean') return [{ code: String(element) }];
  if (isText(element)) return [{ code: element, ...(system !== undefined && { system }) }];
  switch (type) {
    case 'CodeableConcept':
      return objectsOf(memberOf(element, 'coding')).map((coding) => token(coding['system'], coding['code']));
    case 'Coding':
      return [token(memberOf(element, 'system'), memberOf(element, 'code'))];
    case 'Identifier':
      return [token(memberOf(element, 'system'), memberOf(element, 'value'))];
    case 'ContactPoint':
      return [token(undefined, memberOf(element, 'value'))];
    default:
      return [];
  }
}

function token(system: unknown, code: unknown): Token {
  return { ...(isText(system) && { system }), ...(isText(code) && { code }) };
}

/** `[code]`, `[system]|[code]`, `|[code]`, `[system]|`, and the code in other letters. */
function formsOf({ system, code }: Token): readonly string[] {
  const prefix = system === undefined ? '|' : `${escape(system)}|`;
  if (code === undefined) return system === undefined ? [] : [prefix];
  const written = escape(code);
  const forms = [written, `${prefix}${written}`, written.toUpperCase()];
  return system === undefined ? forms : [...forms, prefix, `|${written}`];
}

function displaysOf({ element }: Occurrence): readonly string[] {
  const codings = [element, ...objectsOf(memberOf(element, 'coding'))];
  const texts = [memberOf(element, 'text'), memberOf(memberOf(element, 'type'), 'text')];
  return [...codings.map((coding) => memberOf(coding, 'display')), ...texts].filter(isText);
}

function beginnings(text: string): readonly string[] {
  return [text, part(text, 0, 0.3), text.split(/\s+/).findLast(isText) ?? text];
}

/** `[system]|[code]|[value]` of an identifier's types. */
function typedOf({ type, element }: Occurrence): readonly string[] {
  const value = memberOf(element, 'value');
  if (type !== 'Identifier' || !isText(value)) return [];
  return objectsOf(memberOf(memberOf(element, 'type'), 'coding')).flatMap(({ system, code }) => {
    return isText(system) && isText(code) ? [[system, code, value].map(escape).join('|')] : [];
  });
}

/** For `Reference.identifier`, which is asked for as a token. */
export function identifierForms(identifier: unknown): readonly string[] {
  return formsOf(token(memberOf(identifier, 'system'), memberOf(identifier, 'value')));
}
