import { failed, type Fault, type Parsed } from '../../grammar/diagnostics.js';
import type { Span } from '../../grammar/source.js';
import { parseReferences, parseTokens, type ReferenceValue, type TokenValue } from '../../grammar/value/index.js';
import type { KeySink, PresenceField, TermField } from '../model/field.js';
import { or, type Predicate } from '../model/predicate.js';
import { parseReference, type ParsedReference } from '../model/reference.js';
import type { Settings } from '../model/settings.js';
import { codeFold, lowerCode, putToken } from './token.js';
import { isText, members, type ElementSearchType, type IndexedParameter } from './search-type.js';

interface ReferenceFields {
  /**
   * One name an element, without a version: a resource of this server has its id as name and its type as space. Whatever
   * else a reference says (a resource of another server, a canonical, a URN) is a name without a space.
   */
  readonly value: TermField;
  /** References and canonicals that say a version, with it. */
  readonly versioned: TermField;
  /** Whether there is one that says none. */
  readonly unversioned: PresenceField;
  /** `Reference.identifier`, as a token. */
  readonly identifier: TermField;
}

/** What a reference value asks for. */
export type ReferenceTarget =
  /** A bare id: a resource of whatever type the parameter may refer to. */
  | { readonly kind: 'id'; readonly id: string; readonly span: Span }
  | { readonly kind: 'local'; readonly type: string; readonly id: string; readonly span: Span }
  /** Another server's resource, a canonical, a URN: found as it is written. */
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  /** A version of a resource or of what a canonical names. */
  | { readonly kind: 'version'; readonly text: string; readonly span: Span }
  /** `:identifier` */
  | { readonly kind: 'token'; readonly token: TokenValue };

/**
 * Reference parameters: https://hl7.org/fhir/R4/search.html#reference
 *
 * `id`, `Type/id` and `[base]/Type/id` are one target when the parameter can only refer to that type. `subject:Patient`
 * fixes the type. Versioned references are found by the unversioned one too; canonicals by their URL with or without
 * `|version`. `:identifier` reads Reference.identifier, as a token. Filters may also ask for references that are
 * unequal (`ne`).
 */
export const referenceType: ElementSearchType<ReferenceFields, ReferenceTarget> = {
  name: 'reference',
  modifiers: ['[type]', 'identifier'],
  prefixes: false,
  elementTypes: ['Reference', 'canonical', 'uri', 'Resource'],

  createFields: (make, _elementTypes, settings) => ({
    value: make.terms('', (name) => name),
    versioned: make.terms('versioned', (name) => name),
    unversioned: make.presence('unversioned'),
    identifier: make.terms('identifier', codeFold(settings)),
  }),

  reader(elementType, fields, settings) {
    switch (elementType) {
      case 'Reference':
        return (element, sink) => {
          const { reference, identifier } = members(element);
          if (isText(reference)) putName(nameOf(reference, false, settings), fields, sink);
          if (identifier === undefined) return;
          const token = members(identifier);
          putToken(fields.identifier, token['value'], token['system'], sink);
        };
      case 'canonical':
      case 'uri':
        return (element, sink) => {
          if (isText(element)) putName(nameOf(element, true, settings), fields, sink);
        };
      case 'Resource':
        // A resource inside another one, such as the first entry of a document Bundle.
        return (element, sink) => {
          const { resourceType, id } = members(element);
          if (isText(resourceType) && isText(id)) putName({ name: id, space: resourceType }, fields, sink);
        };
      default:
        return undefined;
    }
  },

  parse(value, modifier, parameter, settings) {
    if (modifier === 'identifier') {
      const tokens = parseTokens(value);
      return tokens.ok ? { ok: true, value: tokens.value.map((token) => ({ kind: 'token', token })) } : tokens;
    }
    const references = parseReferences(value);
    if (!references.ok) return references;
    const faults: Fault[] = [];
    const targets: ReferenceTarget[] = [];
    for (const reference of references.value) {
      const target = readTarget(reference, modifier, parameter, settings);
      if (target.ok) targets.push(target.value);
      else faults.push(...target.faults);
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value: targets };
  },

  lower: (targets, modifier, { fields }, settings) =>
    or(targets.map((target) => lowerTarget(target, modifier === 'ne', fields, settings))),
};

function lowerTarget(
  target: ReferenceTarget,
  negated: boolean,
  { value, versioned, unversioned, identifier }: ReferenceFields,
  settings: Settings,
): Predicate {
  const is = (field: TermField, text: string, space?: string): Predicate => {
    const equals = { op: 'term', field, test: 'equals', on: 'name', text } as const;
    return { ...equals, ...(space !== undefined && { space }), ...(negated && { negated }) };
  };
  switch (target.kind) {
    case 'id':
      return is(value, target.id);
    case 'local':
      return is(value, target.id, target.type);
    case 'text':
      return is(value, target.text, '');
    case 'version': {
      const other = is(versioned, target.text);
      return negated ? or([other, { op: 'present', field: unversioned }]) : other;
    }
    case 'token':
      return lowerCode(target.token, identifier, settings);
  }
}

/** The ids among the values that don't say of which type they are. */
export function bareIds(targets: readonly ReferenceTarget[]): readonly { id: string; span: Span }[] {
  return targets.filter((target) => target.kind === 'id');
}

function readTarget(
  { text, version, span }: ReferenceValue,
  modifier: string | undefined,
  { elementTypes, targets: types }: IndexedParameter<ReferenceFields>,
  settings: Settings,
): Parsed<ReferenceTarget> {
  const parsed = parseReference(text);
  if (modifier !== undefined && 'type' in parsed && parsed.type !== modifier) {
    return failed('invalid', `'${text}' is not a reference to a ${modifier}, which ':${modifier}' asks for`, span);
  }
  if (version === undefined && parsed.kind === 'other' && !text.includes('/')) {
    const type = modifier ?? (types.length === 1 ? types[0] : undefined);
    return {
      ok: true,
      value: type === undefined ? { kind: 'id', id: text, span } : { kind: 'local', type, id: text, span },
    };
  }
  const whole = version === undefined ? text : `${text}|${version}`;
  const { name, space, versioned } = nameOf(whole, !elementTypes.includes('Reference'), settings);
  if (versioned !== undefined) return { ok: true, value: { kind: 'version', text: versioned, span } };
  return {
    ok: true,
    value: space === '' ? { kind: 'text', text: name, span } : { kind: 'local', type: space, id: name, span },
  };
}

/** What a reference or canonical is kept under. */
interface ReferenceName {
  readonly name: string;
  readonly space: string;
  /** With its version, if it says one. */
  readonly versioned?: string;
}

/**
 * The name of a reference, or of a canonical, whose version is what follows a `|`: "SHOULD support automatically detecting
 * a |[version] portion" (https://hl7.org/fhir/R4/search.html#versions). A URL under the base names the resource that it is
 * the address of.
 */
function nameOf(text: string, canonical: boolean, settings: Settings): ReferenceName {
  const parsed = parseReference(text);
  const bar = canonical || parsed.kind === 'other' ? text.indexOf('|') : -1;
  if (bar > 0) {
    const url = text.slice(0, bar);
    const named = parseReference(url);
    const local = isLocal(named, settings) && named.version === undefined;
    return local ? { name: named.id, space: named.type, versioned: text } : { name: url, space: '', versioned: text };
  }
  if (parsed.kind !== 'relative' && parsed.kind !== 'absolute') return { name: text, space: '' };
  const { type, id, version } = parsed;
  if (isLocal(parsed, settings)) {
    return version === undefined
      ? { name: id, space: type }
      : { name: id, space: type, versioned: `${type}/${id}/_history/${version}` };
  }
  return version === undefined
    ? { name: text, space: '' }
    : { name: text.slice(0, text.lastIndexOf('/_history/')), space: '', versioned: text };
}

function putName({ name, space, versioned }: ReferenceName, fields: ReferenceFields, sink: KeySink): void {
  sink.term(fields.value, name, space);
  if (versioned === undefined) sink.present(fields.unversioned);
  else sink.term(fields.versioned, versioned, '');
}

type Literal = Extract<ParsedReference, { kind: 'relative' | 'absolute' }>;

/** Whether it is a resource of this server: by its id alone, or by a URL under the base. */
function isLocal(parsed: ParsedReference, { baseUrl }: Settings): parsed is Literal {
  return parsed.kind === 'relative' || (parsed.kind === 'absolute' && parsed.base === baseUrl);
}
