import { failed, type Fault, type Parsed } from '../../grammar/diagnostics.js';
import type { Span } from '../../grammar/source.js';
import { parseReferences, parseTokens, type ReferenceValue, type TokenValue } from '../../grammar/value/index.js';
import type { PresenceField, TermField } from '../model/field.js';
import { anyOf, or, type Predicate } from '../model/predicate.js';
import { parseReference } from '../model/reference.js';
import type { Settings } from '../model/settings.js';
import { isLocal, lowerOtherNames, putCanonical, putReference } from './reference-names.js';
import { codeFold, lowerCode, putToken } from './token.js';
import { isText, members, type ElementSearchType, type IndexedParameter } from './search-type.js';

interface ReferenceFields {
  /**
   * A resource of this server has its id as name and its type as space. Whatever else a reference says (a resource of
   * another server, a canonical, a URN) is a name without a space.
   */
  readonly value: TermField;
  /** Whether there is one that says no version. */
  readonly unversioned: PresenceField;
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
 * `|version`. `:identifier` reads Reference.identifier, as a token. Filters may also ask for references that are
 * unequal (`ne`).
 */
export const referenceType: ElementSearchType<ReferenceFields, ReferenceTarget> = {
  name: 'reference',
  modifiers: ['[type]', 'identifier'],
  elementTypes: ['Reference', 'canonical', 'uri', 'Resource'],

  createFields: (make, _elementTypes, settings) => ({
    value: make.names(''),
    unversioned: make.presence('unversioned'),
    identifier: make.terms('identifier', codeFold(settings)),
  }),

  reader(elementType, fields, settings) {
    const { value, unversioned, identifier: tokens } = fields;
    switch (elementType) {
      case 'Reference':
        return (element, sink, root) => {
          const { reference, identifier } = members(element);
          if (isText(reference)) putReference(reference, fields, sink, settings, root);
          if (identifier === undefined) return;
          const token = members(identifier);
          putToken(tokens, token['value'], token['system'], sink);
        };
      case 'canonical':
      case 'uri':
        return (element, sink) => {
          if (isText(element)) putCanonical(element, fields, sink, settings);
        };
      case 'Resource':
        // A resource inside another one, such as the first entry of a document Bundle.
        return (element, sink) => {
          const { resourceType, id } = members(element);
          if (!isText(resourceType) || !isText(id)) return;
          sink.term(value, id, resourceType);
          sink.present(unversioned);
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

  lower: (targets, modifier, parameter, settings) => {
    const lower = modifier === 'ne' ? lowerUnequal : lowerTarget;
    return anyOf(targets, (target) => lower(target, parameter, settings));
  },

  /** By the id of a resource of this server, and by the text of what else a reference says. */
  sortKey: ({ fields }) => ({ by: 'term', field: fields.value, form: 'unversioned' }),
};

function lowerTarget(
  target: ReferenceTarget,
  { fields: { value, identifier }, targets: types }: IndexedParameter<ReferenceFields>,
  settings: Settings,
): Predicate {
  switch (target.kind) {
    case 'id': {
      const byId: Predicate = { op: 'term', field: value, test: 'equals', on: 'name', text: target.id };
      return settings.resolveConditionals
        ? or([byId, ...types.map((type) => toResource(value, type, target.id))])
        : byId;
    }
    case 'local': {
      const { type: space, id: text } = target;
      const byId: Predicate = { op: 'term', field: value, test: 'equals', on: 'name', text, space };
      return settings.resolveConditionals ? or([byId, toResource(value, target.type, target.id)]) : byId;
    }
    case 'text':
      // No id is like any of these; what only a version was left out of stands in a space of its own.
      return { op: 'term', field: value, test: 'equals', on: 'name', text: target.text };
    case 'token':
      return lowerCode(target.token, identifier, settings);
  }
}

function lowerUnequal(
  target: ReferenceTarget,
  { fields, elementTypes }: IndexedParameter<ReferenceFields>,
  settings: Settings,
): Predicate {
  if (target.kind !== 'local' && target.kind !== 'text') throw new Error(`no 'ne' of what is given by ${target.kind}`);
  return lowerOtherNames(target, fields, !elementTypes.includes('Reference'), settings);
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
