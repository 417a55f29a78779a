import { propertiesOf } from '../definitions/properties.js';
import type { Resource } from '../model/resource.js';
import { textsOfAttachment } from '../nlp/attachment-text.js';
import { textsOfHtml } from '../nlp/html-text.js';
import { isEnrichmentUrl } from '../nlp/urls.js';
import { isText, list, members } from '../types/search-type.js';

/** The data types whose values are read as texts: what people write, codes, and dates as they are written. */
const TEXTS: ReadonlySet<string> = new Set(['string', 'markdown', 'code', 'date', 'dateTime', 'time']);

/** What is deeper than this is not read: no stack is endless. */
const DEEPEST = 500;

/** `_text`, "search on the narrative of the resource": https://hl7.org/fhir/R4/search.html#content */
export function narrativeTexts(resource: Resource): readonly string[] {
  const { div } = members(members(resource)['text']);
  return isText(div) ? textsOfHtml(div) : [];
}

/**
 * `_content`, "search on the entire content of the resource": all its texts, in its order, with the narrative, what it
 * contains, extensions, and attachments that are there as text.
 *
 * Left out is what says where things are rather than what they are (ids, URIs, references), what has no words (numbers,
 * booleans, other binary data), what R4 doesn't define, and what an annotator found: the note that it was found in is
 * there as it was written, and has its own parameters for the rest.
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
  if (type === 'Extension' && isEnrichmentUrl(all['url'])) return;
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
  else if (type === 'xhtml') texts.push(...textsOfHtml(value));
  else if (type === 'base64Binary' && isText(holder['contentType']))
    texts.push(...textsOfAttachment(holder['contentType'], value));
}
