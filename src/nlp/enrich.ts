import type { Resource } from '../model/resource.js';
import type { Annotations, Annotator } from './annotator.js';
import { textOfDocument } from './attachment-text.js';
import { whyNotUsable } from './check-annotations.js';
import { isEnrichmentUrl } from './urls.js';
import { writeEnrichment, type Extension, type Status } from './write.js';

/** HealthLake's quotas: https://docs.aws.amazon.com/healthlake/latest/devguide/reference-healthlake-endpoints-quotas.html */
const MAX_CHARACTERS = 40_000;
const MAX_OBJECTS = 10_000;

/** Told what went wrong with an annotator; `reference` is the document's. */
export type FailureListener = (error: unknown, reference: string) => void;

/**
 * A DocumentReference with what an annotator finds in its text, as an extension beside all that the document has. An
 * enrichment that it has already is replaced. What was given is left as it is. Waits only when the annotator does.
 *
 * Never fails for want of annotations: a document whose text can't be annotated says so in the extension's status, and an
 * annotator that fails, or answers what can't be true of the text, is `FAILED` there and told to `onFailure`.
 */
export function enrich<R extends Resource>(
  resource: R,
  annotator: Annotator,
  onFailure: FailureListener = () => undefined,
): R | Promise<R> {
  if (resource.resourceType !== 'DocumentReference') return resource;
  const found = textOfDocument(resource);
  if (found.kind === 'none') return without(resource, 'UNSUPPORTED', 'the document has no attachment with text in it');
  if (found.kind === 'faulty') return without(resource, 'VALIDATION_ERROR', found.reason);
  const { text } = found;
  if (text.trim() === '') return without(resource, 'UNSUPPORTED', 'the text of the document is empty');
  if (text.length > MAX_CHARACTERS) {
    const message = `the text of the document has ${text.length} characters; expected at most ${MAX_CHARACTERS}`;
    return without(resource, 'VALIDATION_ERROR', message);
  }
  const fail = (error: unknown, message: string): R => {
    onFailure(error, `DocumentReference/${resource.id ?? ''}`);
    return without(resource, 'FAILED', message);
  };
  const take = (annotations: unknown): R => {
    const fault = whyNotUsable(annotations, text);
    if (fault === undefined) return withAnnotations(resource, annotations as Annotations);
    const message = `the annotator's answer can't be used: ${fault}`;
    return fail(new TypeError(message), message);
  };
  // What an error says may quote the text, which stays out of where others read.
  const failed = (error: unknown): R => fail(error, 'the annotator failed');
  try {
    const answer: unknown = annotator.annotate(text);
    return isThenable(answer) ? Promise.resolve(answer).then(take, failed) : take(answer);
  } catch (error) {
    return failed(error);
  }
}

function withAnnotations<R extends Resource>(resource: R, annotations: Annotations): R {
  const enrichment = writeEnrichment('SUCCESS', 'the text of the document was annotated', annotations);
  const objects = countObjects(resource, othersOf(resource)) + countExtensions(enrichment);
  if (objects <= MAX_OBJECTS) return extended(resource, enrichment);
  const message = `the annotated document would have ${objects} nested objects; expected at most ${MAX_OBJECTS}`;
  return without(resource, 'VALIDATION_ERROR', message);
}

function without<R extends Resource>(resource: R, status: Status, message: string): R {
  return extended(resource, writeEnrichment(status, message));
}

function extended<R extends Resource>(resource: R, enrichment: Extension): R {
  return { ...resource, extension: [...othersOf(resource), enrichment] };
}

/** The extensions of a document but for what an earlier enrichment left. */
function othersOf(resource: object): readonly unknown[] {
  const { extension } = resource as { extension?: unknown };
  if (!Array.isArray(extension)) return [];
  return extension.filter((each: unknown) => !isEnrichmentUrl((each as { url?: unknown } | null | undefined)?.url));
}

/** The objects in a resource. Data may be nested deeper than the stack bears. */
function countObjects(resource: object, extension: readonly unknown[]): number {
  const pending: unknown[] = [{ ...resource, extension }];
  let count = -1;
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (!Array.isArray(each)) count++;
    for (const inner of Object.values(each as object)) {
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
