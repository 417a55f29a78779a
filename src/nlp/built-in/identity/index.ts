import type { Token } from '../tokens.js';
import { findAddress, findId, findMail, findPhone, findUrl } from './contacts.js';
import { findAge, findDate } from './dates.js';
import type { Finder, Found } from './found.js';
import { findAgain, findName, findProfession } from './people.js';

export type { Found } from './found.js';

/** What may be found at a token of each kind, in this order where two find something at the same one. */
const FINDERS: Readonly<Record<Token['kind'], readonly Finder[]>> = {
  word: [findUrl, findId, findDate, findName, findProfession],
  number: [findPhone, findId, findAddress, findDate, findAge],
  mark: [findMail, findPhone, findId],
  break: [],
};

/** What says who the patient is, in the order of the text; none overlaps another. */
export function findIdentity(tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  let last = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (at < last) continue;
    const one = firstOf(tokens, at);
    if (!one) continue;
    // A mail address is seen from its middle, when a name may have been taken for one.
    while (found.length > 0 && found.at(-1)!.begin >= one.begin) found.pop();
    if ((found.at(-1)?.end ?? 0) > one.begin) continue;
    found.push(one);
    last = one.end;
  }
  return withoutOverlap([
    ...found,
    ...findAgain(
      tokens,
      found.filter(({ type }) => type === 'NAME'),
    ),
  ]);
}

function firstOf(tokens: readonly Token[], at: number): Found | undefined {
  for (const find of FINDERS[tokens[at]!.kind]) {
    const found = find(tokens, at);
    if (found) return found;
  }
  return undefined;
}

function withoutOverlap(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => a.begin - b.begin || b.end - a.end)) {
    if ((kept.at(-1)?.end ?? 0) <= one.begin) kept.push(one);
  }
  return kept;
}
