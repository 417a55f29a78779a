import jsonPatch, { type Operation } from 'fast-json-patch';
import { searchError } from '../model/issue.js';

/**
 * A copy of the document with all operations applied: https://www.rfc-editor.org/rfc/rfc6902
 *
 * Throws FhirSearchError when one of them can't be, with its number and what went wrong. The library's own messages
 * hold the whole document, which is a patient's data.
 */
export function applyPatch(document: unknown, operations: readonly Operation[]): unknown {
  let patched: unknown = jsonPatch.deepClone(document);
  copyOf(operations).forEach((operation, i) => {
    const fault = faultIn(operation, patched);
    if (fault !== undefined) throw cannotApply(i, fault);
    try {
      patched = jsonPatch.applyOperation(patched, operation, true, true, true, i).newDocument;
    } catch (error) {
      throw cannotApply(i, error instanceof jsonPatch.JsonPatchError ? inWords(error.name) : 'operation not possible');
    }
  });
  return patched;
}

function copyOf(operations: readonly Operation[]): readonly Operation[] {
  let copy: unknown;
  try {
    copy = jsonPatch.deepClone(operations);
  } catch {
    throw searchError('invalid', "the patch can't be applied: it cannot be written as JSON");
  }
  if (!Array.isArray(copy)) throw searchError('invalid', "the patch can't be applied: expected an array of operations");
  return copy as Operation[];
}

/** What the library lets pass. */
function faultIn(operation: unknown, document: unknown): string | undefined {
  const { op, path, from } = (operation ?? {}) as { op?: unknown; path?: unknown; from?: unknown };
  if (op === '_get') return 'operation op invalid';
  for (const pointer of [path, from]) {
    if (typeof pointer === 'string' && leavesDocument(pointer, document)) return 'operation path unresolvable';
  }
  // "The 'from' location MUST NOT be a proper prefix of the 'path' location"
  const intoItself = op === 'move' && typeof path === 'string' && path.startsWith(`${String(from)}/`);
  return intoItself ? 'operation moves a value into itself' : undefined;
}

/** Whether a pointer leads to what objects and arrays have by nature, such as `constructor`, and not by the document. */
function leavesDocument(pointer: string, document: unknown): boolean {
  let at = document;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return false;
    const name = jsonPatch.unescapePathComponent(step);
    if (!Object.hasOwn(at, name)) return name in at;
    at = (at as Record<string, unknown>)[name];
  }
  return false;
}

function cannotApply(index: number, reason: string): Error {
  return searchError('invalid', `the patch can't be applied: operation ${index + 1}: ${reason}`);
}

/** `OPERATION_PATH_UNRESOLVABLE` gives `operation path unresolvable`. */
function inWords(name: string): string {
  return name.toLowerCase().replace(/_/g, ' ');
}
