import { isIdFrom } from './resource.js';

/**
 * The text of `Reference.reference`, read without looking anything up: https://hl7.org/fhir/R4/references.html#literal
 *
 * - `relative`: `Patient/1`, `Patient/1/_history/2`
 * - `absolute`: the same under a base URL, without the slash between them
 * - `conditional`: `Practitioner?identifier=...`, as transactions and bulk exports have it, with or without a base
 * - `fragment`: `#id`, a contained resource; `#` alone, an empty id, is the container
 * - `urn`: `urn:uuid:...`, `urn:oid:...`
 * - `other`: any other URL or text, a canonical URL among them
 */
export type ParsedReference =
  | { readonly kind: 'relative'; readonly type: string; readonly id: string; readonly version?: string }
  | {
      readonly kind: 'absolute';
      readonly base: string;
      readonly type: string;
      readonly id: string;
      readonly version?: string;
    }
  | { readonly kind: 'conditional'; readonly base?: string; readonly type: string; readonly query: string }
  | { readonly kind: 'fragment'; readonly id: string }
  | { readonly kind: 'urn'; readonly urn: string }
  | { readonly kind: 'other'; readonly text: string };

/** RESTful references as R4 delimits them: https://hl7.org/fhir/R4/references.html#regex */
const LITERAL =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*:\/\/[^?#]+)\/)?([A-Z][A-Za-z]*)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/;
const CONDITIONAL = /^(?:([A-Za-z][A-Za-z0-9+.-]*:\/\/[^?#]+)\/)?([A-Z][A-Za-z]*)\?(.*)$/s;

export function parseReference(text: string): ParsedReference {
  // Several parameters read the same element one after the other, and resources that come after each other refer to the
  // same few: of 12,000 records' references nine in ten were read shortly before.
  const { length } = text;
  const slot = (text.charCodeAt(length - 1) * 31 + text.charCodeAt(length - 2) * 7 + length) & (RECENT - 1);
  const recent = recents[slot]!;
  if (recent.text !== text) recent.parsed = readReference(text);
  // What is asked next is mostly the very same string, which is equal without a look at what is in it.
  recent.text = text;
  return recent.parsed;
}

const RECENT = 64;
/** The references read last, by what their texts end with. */
const recents = Array.from({ length: RECENT }, (): { text: string; parsed: ParsedReference } => {
  return { text: '', parsed: { kind: 'other', text: '' } };
});

function readReference(text: string): ParsedReference {
  // Nearly all references are relative and unversioned, and there are several in every resource.
  const slash = text.indexOf('/');
  const type = typeBefore(text, slash);
  if (type !== undefined && isIdFrom(text, slash + 1)) return { kind: 'relative', type, id: text.slice(slash + 1) };
  if (text.startsWith('#')) return { kind: 'fragment', id: text.slice(1) };
  if (text.startsWith('urn:')) return { kind: 'urn', urn: text };
  const literal = LITERAL.exec(text);
  if (literal) {
    const [, base, type = '', id = '', version] = literal;
    const target = { type, id, ...(version !== undefined && { version }) };
    return base === undefined ? { kind: 'relative', ...target } : { kind: 'absolute', base, ...target };
  }
  const conditional = CONDITIONAL.exec(text);
  if (conditional) {
    const [, base, type = '', query = ''] = conditional;
    return { kind: 'conditional', ...(base !== undefined && { base }), type, query };
  }
  return { kind: 'other', text };
}

/**
 * The upper-case letter and letters that the text up to `end` consists of. Equal ones are mostly the same string, whose hash
 * is known.
 */
function typeBefore(text: string, end: number): string | undefined {
  if (end < 1) return undefined;
  const slot = (text.charCodeAt(0) + text.charCodeAt(end - 1) * 4 + end) & (TYPES - 1);
  const known = types[slot]!;
  if (known.length === end && text.startsWith(known)) return known;
  if (!isTypeName(text, end)) return undefined;
  return (types[slot] = text.slice(0, end));
}

const TYPES = 64;
/** The types read last. */
const types = Array.from({ length: TYPES }, () => '');

function isTypeName(text: string, end: number): boolean {
  const first = text.charCodeAt(0);
  if (first < 65 || first > 90) return false;
  for (let i = 1; i < end; i++) {
    const letter = text.charCodeAt(i) | 32;
    if (letter < 97 || letter > 122) return false;
  }
  return true;
}

const TYPE_URL = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * The resource type that a Reference points at, as far as it tells by itself: by its text, by the contained resource
 * that a fragment names, and where neither says anything by `Reference.type`
 * (https://hl7.org/fhir/R4/references-definitions.html#Reference.type). Nothing is fetched.
 *
 * `root` is the resource that the reference is in. Undefined for anything that isn't a Reference, canonicals among them.
 */
export function referencedType(reference: unknown, root: unknown): string | undefined {
  if (typeof reference !== 'object' || reference === null) return undefined;
  const { reference: text, type } = reference as { reference?: unknown; type?: unknown };
  return (
    (typeof text === 'string' ? typeOfText(text, root) : undefined) ??
    (typeof type === 'string' ? (type.startsWith(TYPE_URL) ? type.slice(TYPE_URL.length) : type) : undefined)
  );
}

function typeOfText(text: string, root: unknown): string | undefined {
  const parsed = parseReference(text);
  switch (parsed.kind) {
    case 'relative':
    case 'absolute':
    case 'conditional':
      return parsed.type;
    case 'fragment':
      return typeOfContained(parsed.id, root);
    case 'urn':
    case 'other':
      return undefined;
  }
}

/**
 * The name by which joins know a contained resource: no id has a `#`. `id` is its own, without one. Joined, since a template
 * makes a string of its parts, which an index would keep beside the text: 70 kB of 2.9 MB.
 */
export function containedName(container: { resourceType: string; id?: string | undefined }, id: string): string {
  return [container.resourceType, '/', container.id ?? '', '#', id].join('');
}

export interface Container {
  readonly type: string;
  readonly id: string;
}

/** The resource that the one which joins know by this name is contained in. */
export function containerOf(name: string): Container {
  const [slash, hash] = [name.indexOf('/'), name.indexOf('#')];
  return { type: name.slice(0, slash), id: name.slice(slash + 1, hash) };
}

/** The type of the contained resource with an id; of the container itself when the id is empty, as in `#`. */
export function typeOfContained(id: string, root: unknown): string | undefined {
  const { contained, resourceType } = root as { contained?: unknown; resourceType?: unknown };
  if (id === '') return typeof resourceType === 'string' ? resourceType : undefined;
  if (!Array.isArray(contained)) return undefined;
  const target = contained.find((resource: { id?: unknown } | null) => resource?.id === id) as
    { resourceType?: unknown } | undefined;
  return typeof target?.resourceType === 'string' ? target.resourceType : undefined;
}
