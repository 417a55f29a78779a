import type { Position } from '../backends/backend.js';

/** Where a page begins: after a hit, or before one. */
export interface Cursor {
  readonly side: 'after' | 'before';
  readonly position: Position;
}

/**
 * Cursors are opaque to callers. Inside is the position of the hit at the page's edge, so that a page goes on where the
 * last one ended even when resources were written in between, and a digest of it and of the search, so that a cursor of
 * another search is refused. A cursor holds no search values.
 */
export function writeCursor({ side, position }: Cursor, search: string): string {
  const place = [side === 'after' ? 'a' : 'b', position.branch, position.sequence].join('.');
  const text = `${place}.${digest(`${place}.${search}`)}`;
  return btoa(text).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
}

/** Undefined when the text is no cursor of this search. */
export function readCursor(text: string, search: string): Cursor | undefined {
  let decoded: string;
  try {
    decoded = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return undefined;
  }
  // The first of a branch may be gone: the page then begins after -1.
  const match = /^([ab])\.(\d{1,9})\.(-1|\d{1,9})\./.exec(decoded);
  if (!match) return undefined;
  const position = { branch: Number(match[2]), sequence: Number(match[3]) };
  const cursor: Cursor = { side: match[1] === 'a' ? 'after' : 'before', position };
  return writeCursor(cursor, search) === text ? cursor : undefined;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
