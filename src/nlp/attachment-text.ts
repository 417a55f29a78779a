import { parse } from 'content-type';
import { textOfHtml, textsOfHtml } from './html-text.js';

/** A text; or why there is none: nothing that could be read as text, or something that should be and isn't. */
export type AttachmentText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly reason: string };

/** Mime types of texts, the preferred first, and how to come to the plain text. */
const READERS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['text/plain', (text) => text],
  ['text/html', textOfHtml],
  ['application/xhtml+xml', textOfHtml],
]);

/**
 * The text of a DocumentReference that its attachments hold inline. Several of them are one document in several formats
 * (https://hl7.org/fhir/R4/documentreference-definitions.html#DocumentReference.content), so that one is enough: the first
 * plain one, else the first that can be made plain.
 */
export function textOfDocument(document: object): AttachmentText {
  const attachments = attachmentsOf(document);
  for (const [type, toPlain] of READERS) {
    const found = attachments.find((each) => each.type === type);
    if (!found) continue;
    const decoded = decode(found, true);
    return decoded.kind === 'text' ? { kind: 'text', text: toPlain(decoded.text) } : decoded;
  }
  return { kind: 'none' };
}

/**
 * The texts of an Attachment or a Binary (https://hl7.org/fhir/R4/datatypes.html#Attachment): those between the tags of markup, the
 * whole of any other text, and none of what is no text. Bytes that the charset doesn't have become replacement characters,
 * so that the others are read.
 */
export function textsOfAttachment(contentType: string, data: string): readonly string[] {
  const attachment = inlineAttachment(contentType, data);
  const markup = MARKUP.has(attachment.type);
  if (!markup && !attachment.type.startsWith('text/')) return [];
  const decoded = decode(attachment, false);
  if (decoded.kind !== 'text') return [];
  return markup ? textsOfHtml(decoded.text) : [decoded.text];
}

const MARKUP: ReadonlySet<string> = new Set(['text/html', 'text/xml', 'application/xhtml+xml']);

/** An attachment with data: https://hl7.org/fhir/R4/datatypes.html#Attachment */
interface InlineAttachment {
  readonly type: string;
  readonly charset: string;
  readonly data: string;
}

function attachmentsOf(document: object): readonly InlineAttachment[] {
  const { content } = document as { content?: unknown };
  if (!Array.isArray(content)) return [];
  return content.flatMap((each: unknown): InlineAttachment[] => {
    const { attachment } = (each ?? {}) as { attachment?: unknown };
    const { contentType, data } = (attachment ?? {}) as { contentType?: unknown; data?: unknown };
    if (typeof contentType !== 'string' || typeof data !== 'string' || data === '') return [];
    return [inlineAttachment(contentType, data)];
  });
}

function inlineAttachment(contentType: string, data: string): InlineAttachment {
  const { type, parameters } = parse(contentType);
  return { type, charset: parameters['charset'] ?? 'utf-8', data };
}

function decode({ charset, data }: InlineAttachment, fatal: boolean): AttachmentText {
  const bytes = bytesOf(data);
  if (bytes === undefined) return { kind: 'faulty', reason: "the attachment's data is not base64" };
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal });
  } catch {
    return { kind: 'faulty', reason: "the charset of the attachment's contentType is not known" };
  }
  try {
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return { kind: 'faulty', reason: `the attachment's data is not text in ${decoder.encoding}` };
  }
}

/** Undefined when the text isn't base64. R4 lets it be broken by white space: https://hl7.org/fhir/R4/datatypes.html#base64Binary */
function bytesOf(base64: string): Uint8Array | undefined {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
