import { failed, type Fault, type Parsed } from '../../grammar/diagnostics.js';
import type { Span } from '../../grammar/source.js';
import { parseReferences, parseTokens, type ReferenceValue, type TokenValue } from '../../grammar/value/index.js';
import type { KeySink, TermField } from '../model/field.js';
import { or, type Predicate } from '../model/predicate.js';
import { containedName, parseReference, typeOfContained, type ParsedReference } from '../model/reference.js';
import type { Resource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import { aliasOfConditional } from './aliases.js';
import { codeFold, lowerCode, putToken } from './token.js';
import { isText, members, type ElementSearchType, type IndexedParameter } from './search-type.js';

interface ReferenceFields {
  /**
   * A resource of this server has its id as name and its type as space. Whatever else a reference says (a resource of
   * another server, a canonical, a URN) is a name without a space.
   */
  readonly value: TermField;
  /** `Reference.identifier`, as a token. */
  readonly identifier: TermField;
}

/** What a reference value asks for. */
export type ReferenceTarget =
  /** A bare id: a resource of whatever type the parameter may refer to. */
  | { readonly kind: 'id'; readonly id: string; readonly span: Span }
  | { readonly kind: 'local'; readonly type: string; readonly id: string; readonly span: Span }
  /** A version of a resource, another server's resource, a canonical, a URN: found as it is written. */
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  /** `:identifier` */
  | { readonly kind: 'token'; readonly token: TokenValue };

/**
 * Reference parameters: https://hl7.org/fhir/R4/search.html#reference
 *
 * `id`, `Type/id` and `[base]/Type/id` are one target when the parameter can only refer to that type. `subject:Patient`
 * fixes the type. Versioned references are found by the unversioned one too; canonicals by their URL with or without
 * `|version`. `:identifier` reads Reference.identifier, as a token.
 */
export const referenceType: ElementSearchType<ReferenceFields, ReferenceTarget> = {
  name: 'reference',
  modifiers: ['[type]', 'identifier'],
  elementTypes: ['Reference', 'canonical', 'uri', 'Resource'],

  createFields: (make, _elementTypes, settings) => ({
    value: make.names(''),
    identifier: make.terms('identifier', codeFold(settings)),
  }),

  reader(elementType, { value, identifier: tokens }, settings) {
    switch (elementType) {
      case 'Reference':
        return (element, sink, root) => {
          const { reference, identifier } = members(element);
          if (isText(reference)) putReference(value, reference, sink, settings, root);
          if (identifier === undefined) return;
          const token = members(identifier);
          putToken(tokens, token['value'], token['system'], sink);
        };
      case 'canonical':
      case 'uri':
        return (element, sink) => {
          if (isText(element)) putCanonical(value, element, sink, settings);
        };
      case 'Resource':
        // A resource inside another one, such as the first entry of a document Bundle.
        return (element, sink) => {
          const { resourceType, id } = members(element);
          if (isText(resourceType) && isText(id)) sink.term(value, id, resourceType);
        };
      default:
        return undefined;
    }
  },

  parse(value, modifier, { targets: types }, settings) {
    if (modifier === 'identifier') {
      const tokens = parseTokens(value);
      return tokens.ok ? { ok: true, value: tokens.value.map((token) => ({ kind: 'token', token })) } : tokens;
    }
    const references = parseReferences(value);
    if (!references.ok) return references;
    const faults: Fault[] = [];
    const targets: ReferenceTarget[] = [];
    for (const reference of references.value) {
      const target = readTarget(reference, modifier, types, settings);
      if (target.ok) targets.push(target.value);
      else faults.push(...target.faults);
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value: targets };
  },

  lower: (targets, _modifier, parameter, settings) =>
    or(targets.map((target) => lowerTarget(target, parameter, settings))),

  /** By the id of a resource of this server, and by the text of what else a reference says. */
  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'unversioned' }),
};

function lowerTarget(
  target: ReferenceTarget,
  { fields: { value, identifier }, targets: types }: IndexedParameter<ReferenceFields>,
  settings: Settings,
): Predicate {
  const equals = { op: 'term', field: value, test: 'equals', on: 'name' } as const;
  switch (target.kind) {
    case 'id': {
      const byId: Predicate = { ...equals, text: target.id };
      return settings.resolveConditionals
        ? or([byId, ...types.map((type) => toResource(value, type, target.id))])
        : byId;
    }
    case 'local': {
      const byId: Predicate = { ...equals, text: target.id, space: target.type };
      return settings.resolveConditionals ? or([byId, toResource(value, target.type, target.id)]) : byId;
    }
    case 'text':
      // No id is like any of these; what only a version was left out of stands in a space of its own.
      return { ...equals, text: target.text };
    case 'token':
      return lowerCode(target.token, identifier, settings);
  }
}

/** Some reference of the field leads to the resource, whatever it calls it. */
function toResource(field: TermField, type: string, id: string): Predicate {
  return { op: 'refers', field, type, where: { op: 'id', ids: [id] } };
}

/** The field of a reference parameter that joins follow. */
export function nameField({ fields }: IndexedParameter<unknown>): TermField {
  return (fields as ReferenceFields).value;
}

/** The ids among the values that don't say of which type they are. */
export function bareIds(targets: readonly ReferenceTarget[]): readonly { id: string; span: Span }[] {
  return targets.filter((target) => target.kind === 'id');
}

function readTarget(
  { text, version, span }: ReferenceValue,
  modifier: string | undefined,
  types: readonly string[],
  settings: Settings,
): Parsed<ReferenceTarget> {
  if (version !== undefined) return { ok: true, value: { kind: 'text', text: `${text}|${version}`, span } };
  const parsed = parseReference(text);
  if (modifier !== undefined && 'type' in parsed && parsed.type !== modifier) {
    return failed('invalid', `'${text}' is not a reference to a ${modifier}, which ':${modifier}' asks for`, span);
  }
  if (isLocal(parsed, settings)) {
    const { type, id } = parsed;
    return parsed.version === undefined
      ? { ok: true, value: { kind: 'local', type, id, span } }
      : { ok: true, value: { kind: 'text', text: `${type}/${id}/_history/${parsed.version}`, span } };
  }
  if (parsed.kind !== 'other' || text.includes('/')) return { ok: true, value: { kind: 'text', text, span } };
  const onlyType = modifier ?? (types.length === 1 ? types[0] : undefined);
  return onlyType === undefined
    ? { ok: true, value: { kind: 'id', id: text, span } }
    : { ok: true, value: { kind: 'local', type: onlyType, id: text, span } };
}

function putReference(field: TermField, text: string, sink: KeySink, settings: Settings, root: Resource): void {
  const parsed = parseReference(text);
  switch (parsed.kind) {
    case 'relative':
    case 'absolute': {
      const { type, id, version } = parsed;
      const literal = version === undefined ? text : text.slice(0, text.lastIndexOf('/_history/'));
      if (isLocal(parsed, settings)) {
        sink.term(field, id, type);
        if (version !== undefined) sink.term(field, `${type}/${id}/_history/${version}`, '');
      } else {
        sink.term(field, literal, '');
        if (version !== undefined) sink.term(field, text, '');
      }
      return;
    }
    case 'fragment': {
      const { id } = parsed;
      sink.term(field, text, '');
      const type = typeOfContained(id, root);
      if (type !== undefined) sink.term(field, id === '' ? (root.id ?? '') : containedName(root, id), type);
      return;
    }
    case 'conditional': {
      sink.term(field, text, '');
      const alias = settings.resolveConditionals ? aliasOfConditional(parsed) : undefined;
      if (alias !== undefined && alias !== text) sink.term(field, alias, '');
      return;
    }
    case 'other':
      putCanonical(field, text, sink, settings);
      return;
    default:
      sink.term(field, text, '');
  }
}

/**
 * Found by what it says, with its version and without; a URL under the base also as the resource it is the address of.
 * "SHOULD support automatically detecting a |[version] portion": https://hl7.org/fhir/R4/search.html#versions
 */
function putCanonical(field: TermField, text: string, sink: KeySink, settings: Settings): void {
  sink.term(field, text, '');
  const bar = text.indexOf('|');
  const url = bar > 0 ? text.slice(0, bar) : text;
  if (bar > 0) sink.term(field, url, OF_SOME_VERSION);
  const parsed = parseReference(url);
  if (isLocal(parsed, settings) && parsed.version === undefined) sink.term(field, parsed.id, parsed.type);
}

/** The space of canonical URLs that were written with a version: they are found by the URL, but name that version only. */
const OF_SOME_VERSION = '|';

type Literal = Extract<ParsedReference, { kind: 'relative' | 'absolute' }>;

/** Whether it is a resource of this server: by its id alone, or by a URL under the base. */
function isLocal(parsed: ParsedReference, { baseUrl }: Settings): parsed is Literal {
  return parsed.kind === 'relative' || (parsed.kind === 'absolute' && parsed.base === baseUrl);
}
