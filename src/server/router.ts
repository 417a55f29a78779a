import { httpError } from './http-error.js';
import type { Interaction } from './interaction.js';

/** What a name in a route stands for. Whether there is such a type or id, the engine says. */
const KINDS: ReadonlyMap<string, RegExp> = new Map([
  ['[type]', /^[A-Za-z]+$/],
  ['[type|*]', /^(?:[A-Za-z]+|\*)$/],
  // `_history` and `$everything` are no ids.
  ['[id]', /^[^_$]/],
]);

/** What a URL needn't encode: letters, digits, `-._~` and `*`. */
const NEEDLESSLY_ENCODED = /%(?:2[ADE]|3\d|4[1-9A-F]|5[\dAF]|6[1-9A-F]|7[\dAE])/gi;

/**
 * The segments of a path after the base; undefined when it isn't under it. A slash at the end makes no difference.
 * Other encoded characters stay as they are, and are no part of any name.
 */
export function segmentsUnder(basePath: string, pathname: string): readonly string[] | undefined {
  if (!`${pathname}/`.startsWith(`${basePath}/`)) return undefined;
  const rest = pathname.slice(basePath.length).replace(/^\//, '').replace(/\/$/, '');
  return rest === '' ? [] : rest.replace(NEEDLESSLY_ENCODED, decodeURIComponent).split('/');
}

/** An interaction at a path, and the method that it takes there. */
interface Entry {
  readonly interaction: Interaction;
  readonly method: string;
}

/** Everything at a path, for any method. Refuses with 404 when that is nothing. */
export function entriesAt(interactions: readonly Interaction[], segments: readonly string[]): readonly Entry[] {
  const here = interactions.flatMap((interaction) =>
    interaction.routes
      .filter(({ path }) => matches(path, segments))
      .map(({ method }): Entry => ({ interaction, method })),
  );
  if (here.length === 0) throw httpError(404, 'not-found', 'there is nothing at this address');
  return here;
}

function matches(path: string, segments: readonly string[]): boolean {
  const names = path === '' ? [] : path.split('/');
  return (
    names.length === segments.length &&
    names.every((name, i) => KINDS.get(name)?.test(segments[i]!) ?? name === segments[i])
  );
}

/** The interaction that a method asks for. Refuses with 405 when none does. */
export function interactionFor(method: string, entries: readonly Entry[]): Interaction {
  const entry = entries.find((each) => each.method === (method === 'HEAD' ? 'GET' : method));
  if (entry) return entry.interaction;
  const allowed = new Set(entries.flatMap((each) => (each.method === 'GET' ? ['GET', 'HEAD'] : [each.method])));
  const Allow = [...allowed].join(', ');
  throw httpError(405, 'not-supported', `expected one of the methods ${Allow} at this address`, { Allow });
}
