import { r4Elements } from '../../../definitions/elements.js';
import type { SearchParameterDefinition } from '../../../definitions/search-parameter.js';
import { all, any, answer, type Answer } from '../answer.js';
import { parts, unescape } from '../escapes.js';
import { refuse } from '../fault.js';
import { list, members, textOf, type TypeRules } from '../type-rules.js';
import type { Value } from '../values.js';
import { decided, read, type World } from '../world.js';
import { textHolds } from './string.js';

/** A code of a resource. */
export interface Code {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  /** The system that the element's definition gives to codes that name none. */
  readonly implied?: string | undefined;
}

export interface WantedToken {
  /** Absent: any. Empty: none. */
  readonly system?: string;
  /** Absent: any code of the system. */
  readonly code?: string;
  /** Of `:text` and `:code-text`. */
  readonly text?: string;
  /** Of `:of-type`: the value, whose type `system` and `code` are. */
  readonly value?: string;
}

const MIME_TYPES = 'urn:ietf:bcp:13';
const SPECIAL_VALUES = 'http://terminology.hl7.org/CodeSystem/special-values';

/** https://hl7.org/fhir/R4/search.html#token */
export const tokenRules: TypeRules<WantedToken> = {
  modifiers: ['not', 'text', 'code-text', 'of-type'],

  read(text, { modifier }) {
    if (modifier === 'text' || modifier === 'code-text') return { text: unescape(text) };
    if (modifier === 'of-type') return readTyped(text);
    return readToken(text);
  },

  matches(value, wanted, { modifier, world }) {
    switch (modifier) {
      case 'text':
        return any(textsOf(value).map((text) => textHolds(text, wanted.text!, world)));
      case 'code-text':
        return any(codesOf(value).map((code) => codeStarts(code, wanted.text!, world)));
      case 'of-type':
        return typedHolds(value, wanted, world);
      case 'below':
        return any(codesOf(value).map((code) => answer(mimeTypeBelow(code, wanted))));
      default:
        return any(codesOf(value).map((code) => codeHolds(code, wanted, world)));
    }
  },
};

/** `code`, `system|code`, `|code`, `system|` */
export function readToken(text: string): WantedToken {
  const [first = '', second, ...more] = parts(text);
  if (more.length > 0) refuse(`'${text}' has more than one '|'`);
  if (second === undefined) return { code: first };
  if (first === '' && second === '') refuse("'|' alone says nothing");
  return second === '' ? { system: first } : { system: first, code: second };
}

/** "system|code|value [...] all 3 parts must be present" */
function readTyped(text: string): WantedToken {
  const [system = '', code = '', value = '', ...more] = parts(text);
  if (system === '' || code === '' || value === '' || more.length > 0) refuse(`'${text}' is no system|code|value`);
  return { system, code, value };
}

/** R4's table of which data types are tokens, and what of them is the code. */
export function codesOf({ type, data, parent, property }: Value): readonly Code[] {
  const { system, value, code, coding } = members(data);
  switch (type) {
    case 'Coding':
      return [{ system: textOf(system), code: textOf(code) }];
    case 'CodeableConcept':
      return list(coding).map((each) => ({
        system: textOf(members(each)['system']),
        code: textOf(members(each)['code']),
      }));
    case 'Identifier':
      return [{ system: textOf(system), code: textOf(value) }];
    case 'ContactPoint':
      return [{ code: textOf(value) }];
    case 'boolean':
      return [{ code: String(data), implied: SPECIAL_VALUES }];
    case 'code': {
      const element = parent && property ? r4Elements().element(parent, property) : undefined;
      return [{ code: textOf(data), implied: element?.implicitSystem?.of(String(data)) }];
    }
    default:
      return [{ code: textOf(data) }];
  }
}

export function codeHolds({ system, code, implied }: Code, wanted: WantedToken, world: World): Answer {
  if (system === undefined && code === undefined) return 'no';
  const written =
    wanted.code === undefined ? decidedWithoutCode(code, world) : sameCode(code, system, wanted.code, world);
  if (written === 'no' || wanted.system === undefined || system === wanted.system) return written;
  if (system !== undefined) return 'no';
  if (wanted.system === '') return implied === undefined ? written : all([written, decided(true, world)]);
  return implied === wanted.system ? written : 'no';
}

/** `system|`: "any code that has a system"; one that has only a system is a question of taste. */
function decidedWithoutCode(code: string | undefined, world: World): Answer {
  return code === undefined ? decided(true, world) : 'yes';
}

/** "servers SHOULD use the code system's case sensitivity, and be insensitive where it is unknown" */
function sameCode(code: string | undefined, system: string | undefined, wanted: string, world: World): Answer {
  if (code === undefined) return 'no';
  const sensitive = system !== undefined && world.caseSensitiveSystems.has(system);
  const ours = sensitive ? code === wanted : code.toLowerCase() === wanted.toLowerCase();
  return code === wanted ? 'yes' : read([ours, false, code.toLowerCase() === wanted.toLowerCase()], world);
}

function codeStarts({ system, code }: Code, wanted: string, world: World): Answer {
  if (code === undefined) return 'no';
  if (code.startsWith(wanted)) return 'yes';
  const sensitive = system !== undefined && world.caseSensitiveSystems.has(system);
  return decided(!sensitive && code.toLowerCase().startsWith(wanted.toLowerCase()), world);
}

/** "CodeableConcept.text, Coding.display, or Identifier.type.text" */
function textsOf({ type, data }: Value): readonly string[] {
  const { display, text, coding, type: identifierType } = members(data);
  const found =
    type === 'Coding'
      ? [display]
      : type === 'CodeableConcept'
        ? [text, ...list(coding).map((each) => members(each)['display'])]
        : type === 'Identifier'
          ? [members(identifierType)['text']]
          : [];
  return found.flatMap((each) => textOf(each) ?? []);
}

function typedHolds({ type, data }: Value, { system, code, value }: WantedToken, world: World): Answer {
  if (type !== 'Identifier') return 'no';
  const identifier = members(data);
  const types = list(members(identifier['type'])['coding']).map(members);
  const ofType = types.map((each) =>
    each['system'] === system ? sameCode(textOf(each['code']), system, code!, world) : 'no',
  );
  return all([any(ofType), sameCode(textOf(identifier['value']), undefined, value!, world)]);
}

/** `text/xml` is above `text/xml; charset=UTF-8`: https://hl7.org/fhir/R4/search.html#mimetype */
function mimeTypeBelow({ code = '' }: Code, { system, code: wanted = '' }: WantedToken): boolean {
  if (wanted === '' || (system !== undefined && system !== '' && system !== MIME_TYPES)) return false;
  const [type, above] = [code.toLowerCase(), wanted.toLowerCase()];
  if (type === above) return true;
  const next = type.startsWith(above) ? type[above.length] : undefined;
  return next === ';' || next === ' ' || (next === '/' && !above.includes('/'));
}

/** Parameters of mime types take `:below` without any terminology. */
export function isOfMimeTypes({ expression = '' }: SearchParameterDefinition): boolean {
  return /(?:^|\.)contentType\b/.test(expression);
}
