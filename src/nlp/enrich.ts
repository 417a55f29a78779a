import type { IdentifiedResource, Resource } from '../model/resource.js';
import type { Annotations } from './annotator.js';
import { textOfDocument } from './attachment-text.js';
import { whyNotUsable } from './check-annotations.js';
import { GENERATED_URL, generateResources, referToGenerated } from './findings.js';
import type { NlpOptions } from './options.js';
import { isEnrichmentUrl } from './urls.js';
import { writeEnrichment, type Extension, type Status } from './write.js';

/** HealthLake's quotas: https://docs.aws.amazon.com/healthlake/latest/devguide/reference-healthlake-endpoints-quotas.html */
const MAX_CHARACTERS = 40_000;
const MAX_OBJECTS = 10_000;

/** What is stored for a resource. */
export interface Enriched<R> {
  /** The document with the extension; a resource that is no DocumentReference as it was given. */
  readonly resource: R;
  /** What was made of the document, to be stored in its company. */
  readonly generated: readonly IdentifiedResource[];
}

/**
 * A DocumentReference with what an annotator finds in its text, as an extension beside all that the document has. An
 * enrichment that it has already is replaced. What was given is left as it is. Waits only when the annotator does.
 *
 * Never fails for want of annotations: a document whose text can't be annotated says so in the extension's status, and an
 * annotator that fails, or answers what can't be true of the text, is `FAILED` there and told to `onFailure`.
 */
export function enrich<R extends Resource>(resource: R, options: NlpOptions): Enriched<R> | Promise<Enriched<R>> {
  if (resource.resourceType !== 'DocumentReference') return { resource, generated: [] };
  const document = bare(resource, options);
  const found = textOfDocument(document);
  if (found.kind === 'none') return without(document, 'UNSUPPORTED', 'the document has no attachment with text in it');
  if (found.kind === 'faulty') return without(document, 'VALIDATION_ERROR', found.reason);
  const { text } = found;
  if (text.trim() === '') return without(document, 'UNSUPPORTED', 'the text of the document is empty');
  if (text.length > MAX_CHARACTERS) {
    const message = `the text of the document has ${text.length} characters; expected at most ${MAX_CHARACTERS}`;
    return without(document, 'VALIDATION_ERROR', message);
  }
  const fail = (error: unknown, message: string): Enriched<R> => {
    options.onFailure?.(error, `DocumentReference/${resource.id ?? ''}`);
    return without(document, 'FAILED', message);
  };
  const take = (annotations: unknown): Enriched<R> => {
    const fault = whyNotUsable(annotations, text);
    if (fault === undefined) return withAnnotations(document, annotations as Annotations, options);
    const message = `the annotator's answer can't be used: ${fault}`;
    return fail(new TypeError(message), message);
  };
  // What an error says may quote the text, which stays out of where others read.
  const failed = (error: unknown): Enriched<R> => fail(error, 'the annotator failed');
  let answer: unknown;
  try {
    answer = options.annotator.annotate(text);
  } catch (error) {
    return failed(error);
  }
  return isThenable(answer) ? Promise.resolve(answer).then(take, failed) : take(answer);
}

/** A document with the extensions that stay, if only an empty array of them. */
type Bare<R> = R & { readonly extension: readonly unknown[] };

function bare<R extends Resource>(resource: R, { findability = false }: NlpOptions): Bare<R> {
  const { extension } = resource as { extension?: unknown };
  const ours = (url: unknown): boolean => isEnrichmentUrl(url) || (findability && url === GENERATED_URL);
  const others = (Array.isArray(extension) ? (extension as unknown[]) : []).filter(
    (each) => !ours((each as { url?: unknown } | null | undefined)?.url),
  );
  return { ...resource, extension: others };
}

function withAnnotations<R extends Resource>(
  document: Bare<R>,
  annotations: Annotations,
  { findability = false }: NlpOptions,
): Enriched<R> {
  const enrichment = writeEnrichment('SUCCESS', 'the text of the document was annotated', annotations);
  const objects = countObjects(document) + countExtensions(enrichment);
  if (objects > MAX_OBJECTS) {
    const message = `the annotated document would have ${objects} nested objects; expected at most ${MAX_OBJECTS}`;
    return without(document, 'VALIDATION_ERROR', message);
  }
  const generated = findability && isIdentified(document) ? generateResources(document, annotations) : [];
  const references = generated.length === 0 ? [] : [referToGenerated(generated)];
  return { resource: extended(document, [...references, enrichment]), generated };
}

function without<R extends Resource>(document: Bare<R>, status: Status, message: string): Enriched<R> {
  return { resource: extended(document, [writeEnrichment(status, message)]), generated: [] };
}

function extended<R extends Resource>(document: Bare<R>, further: readonly object[]): R {
  return { ...document, extension: [...document.extension, ...further] };
}

function isIdentified(resource: Resource): resource is IdentifiedResource {
  return resource.id !== undefined;
}

/** The objects in a resource. Data may be nested deeper than the stack bears. */
function countObjects(resource: object): number {
  const pending: object[] = [resource];
  let count = -1;
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (!Array.isArray(each)) count++;
    for (const inner of Object.values(each) as unknown[]) {
      if (typeof inner === 'object' && inner !== null) pending.push(inner);
    }
  }
  return count;
}

/** The objects of a tree of ours, itself included. */
function countExtensions({ extension = [] }: Extension): number {
  return extension.reduce((count, each) => count + countExtensions(each), 1);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
