import type { KeySink, PresenceField, TermField } from '../model/field.js';
import { or, type OtherTerm, type Predicate } from '../model/predicate.js';
import { containedName, parseReference, typeOfContained, type ParsedReference } from '../model/reference.js';
import type { Resource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import { aliasOfConditional } from './aliases.js';

/*
 * The names that references are kept under. One reference may have several: with its version and without, as it is written
 * and as what it leads to.
 */

interface NameFields {
  readonly value: TermField;
  readonly unversioned: PresenceField;
}

export function putReference(
  text: string,
  fields: NameFields,
  sink: KeySink,
  settings: Settings,
  root: Resource,
): void {
  const parsed = parseReference(text);
  if (parsed.kind === 'other') return putCanonical(text, fields, sink, settings);
  const { value: field, unversioned } = fields;
  switch (parsed.kind) {
    case 'relative':
    case 'absolute': {
      const { type, id, version } = parsed;
      const literal = version === undefined ? text : text.slice(0, text.lastIndexOf('/_history/'));
      if (version === undefined) sink.present(unversioned);
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
      break;
    }
    case 'conditional': {
      sink.term(field, text, '');
      const alias = settings.resolveConditionals ? aliasOfConditional(parsed) : undefined;
      if (alias !== undefined && alias !== text) sink.term(field, alias, '');
      break;
    }
    case 'urn':
      sink.term(field, text, '');
  }
  sink.present(unversioned);
}

/**
 * Found by what it says, with its version and without; a URL under the base also as the resource it is the address of.
 * "SHOULD support automatically detecting a |[version] portion": https://hl7.org/fhir/R4/search.html#versions
 */
export function putCanonical(
  text: string,
  { value: field, unversioned }: NameFields,
  sink: KeySink,
  settings: Settings,
): void {
  sink.term(field, text, '');
  const bar = text.indexOf('|');
  const url = bar > 0 ? text.slice(0, bar) : text;
  if (bar > 0) sink.term(field, url, OF_SOME_VERSION);
  const parsed = parseReference(url);
  const version = 'version' in parsed ? parsed.version : undefined;
  if (bar <= 0 && version === undefined) sink.present(unversioned);
  if (!isLocal(parsed, settings)) return;
  const { type, id } = parsed;
  // A canonical names its version after a bar: the address of one version isn't one of the resource.
  if (version === undefined) sink.term(field, id, type);
  else sink.term(field, `${type}/${id}/_history/${version}`, '');
}

/** The space of canonical URLs that were written with a version: they are found by the URL, but name that version only. */
const OF_SOME_VERSION = '|';

/** A resource of this server, or what is found as it is written. */
type Target =
  | { readonly kind: 'local'; readonly type: string; readonly id: string }
  | { readonly kind: 'text'; readonly text: string };

/**
 * There is a reference that isn't one to the target. Every other reference has some name that none to the target has; but
 * to a version, one that says none has no such name. `canonical`: all that is kept are canonicals.
 */
export function lowerOtherNames(
  target: Target,
  { value, unversioned }: NameFields,
  canonical: boolean,
  settings: Settings,
): Predicate {
  const version = target.kind === 'text' ? versionOf(target.text, canonical, settings) : undefined;
  const [first, ...besides] =
    version ?? (target.kind === 'local' ? localNames(target, settings) : otherNames(target.text, settings));
  const other: Predicate = { op: 'term', field: value, on: 'name', negated: true, ...first!, besides };
  return version ? or([other, { op: 'present', field: unversioned }]) : other;
}

/** Without a version, with any, as a canonical, and as the resource calls itself. */
function localNames({ type, id }: { type: string; id: string }, { baseUrl }: Settings): OtherTerm[] {
  return [
    { test: 'equals', text: id, space: type },
    { test: 'starts', text: `${type}/${id}/_history/`, space: '' },
    ...canonicalNames(`${baseUrl}/${type}/${id}`),
    { test: 'equals', text: '#', space: '' },
  ];
}

function otherNames(text: string, { resolveConditionals }: Settings): OtherTerm[] {
  const parsed = parseReference(text);
  switch (parsed.kind) {
    case 'conditional': {
      const alias = resolveConditionals ? aliasOfConditional(parsed) : undefined;
      return [text, ...(alias === undefined ? [] : [alias])].map((each) => ({ test: 'equals', text: each, space: '' }));
    }
    case 'absolute':
      return [...canonicalNames(text), { test: 'starts', text: `${text}/_history/`, space: '' }];
    default:
      return canonicalNames(text);
  }
}

function canonicalNames(url: string): OtherTerm[] {
  return [
    { test: 'equals', text: url, space: '' },
    { test: 'equals', text: url, space: OF_SOME_VERSION },
    { test: 'starts', text: `${url}|`, space: '' },
  ];
}

/** The names of what has a version, as it is written and without it; undefined for what has none. */
function versionOf(text: string, canonical: boolean, settings: Settings): OtherTerm[] | undefined {
  const written: OtherTerm = { test: 'equals', text, space: '' };
  const parsed = parseReference(text);
  if ((parsed.kind === 'relative' || parsed.kind === 'absolute') && parsed.version !== undefined) {
    const { type, id } = parsed;
    return isLocal(parsed, settings)
      ? [written, { test: 'equals', text: id, space: type }, { ...written, text: `${settings.baseUrl}/${text}` }]
      : [written, { test: 'equals', text: text.slice(0, text.lastIndexOf('/_history/')), space: '' }];
  }
  const bar = text.indexOf('|');
  if (bar <= 0 || (!canonical && parsed.kind !== 'other')) return undefined;
  const url = text.slice(0, bar);
  const named = parseReference(url);
  const local: OtherTerm[] = isLocal(named, settings) ? [{ test: 'equals', text: named.id, space: named.type }] : [];
  return [written, { test: 'equals', text: url, space: OF_SOME_VERSION }, ...local];
}

type Literal = Extract<ParsedReference, { kind: 'relative' | 'absolute' }>;

/** Whether it is a resource of this server: by its id alone, or by a URL under the base. */
export function isLocal(parsed: ParsedReference, { baseUrl }: Settings): parsed is Literal {
  return parsed.kind === 'relative' || (parsed.kind === 'absolute' && parsed.base === baseUrl);
}
