import { propertiesOf } from '../definitions/properties.js';
import type { Resource } from '../model/resource.js';
import { isText, list, members } from '../types/search-type.js';
import { textsOfXhtml } from './xhtml-text.js';

/** The data types whose values are read as texts: what people write, codes, and dates as they are written. */
const TEXTS: ReadonlySet<string> = new Set(['string', 'markdown', 'code', 'date', 'dateTime', 'time']);

/** What is deeper than this is not read: no stack is endless. */
const DEEPEST = 500;

/** `_text`, "search on the narrative of the resource": https://hl7.org/fhir/R4/search.html#content */
export function narrativeTexts(resource: Resource): readonly string[] {
  const { div } = members(members(resource)['text']);
  return isText(div) ? textsOfXhtml(div) : [];
}

/**
 * `_content`, "search on the entire content of the resource": all its texts, in its order, with the narrative, what it
 * contains, extensions, and attachments that are there as text.
 *
 * Left out is what says where things are rather than what they are (ids, URIs, references), what has no words (numbers,
 * booleans, other binary data), and what R4 doesn't define.
 */
export function contentTexts(resource: Resource): readonly string[] {
  const texts: string[] = [];
  readObject(resource, resource.resourceType, texts, 0);
  return texts;
}

function readObject(object: unknown, type: string, texts: string[], depth: number): void {
  if (depth > DEEPEST) return;
  const properties = propertiesOf(type);
  const all = members(object);
  for (const name in all) {
    // The extensions of primitives: https://hl7.org/fhir/R4/json.html#primitive
    if (name.startsWith('_')) {
      if (properties.has(name.slice(1)))
        for (const each of list(all[name])) readObject(each, 'Element', texts, depth + 1);
      continue;
    }
    const property = properties.get(name);
    if (!property || name === 'id' || (name === 'reference' && type === 'Reference')) continue;
    for (const value of list(all[name])) readValue(value, property.type, all, texts, depth);
  }
}

function readValue(
  value: unknown,
  type: string,
  holder: Readonly<Record<string, unknown>>,
  texts: string[],
  depth: number,
): void {
  if (typeof value === 'object') {
    const { resourceType } = members(value);
    const inner = type === 'Resource' ? resourceType : type;
    if (isText(inner)) readObject(value, inner, texts, depth + 1);
  } else if (!isText(value)) return;
  else if (TEXTS.has(type)) texts.push(value);
  else if (type === 'xhtml') texts.push(...textsOfXhtml(value));
  else if (type === 'base64Binary' && isText(holder['contentType']))
    texts.push(...attached(value, holder['contentType']));
}

/** The text of an Attachment or a Binary that is one: https://hl7.org/fhir/R4/datatypes.html#attachment */
function attached(data: string, contentType: string): readonly string[] {
  const [, kind, charset] = /^text\/(\w+)(?:.*;\s*charset="?([\w-]+))?/i.exec(contentType) ?? [];
  if (kind === undefined) return [];
  try {
    const text = new TextDecoder(charset ?? 'utf-8').decode(bytesOf(data));
    return /^(?:html|xml)$/i.test(kind) ? textsOfXhtml(text) : [text];
  } catch {
    // It isn't base64, or of a charset that nobody knows.
    return [];
  }
}

/** Throws on what isn't base64. */
function bytesOf(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
