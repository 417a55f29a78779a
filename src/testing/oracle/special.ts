import { answer, not } from './answer.js';
import type { Condition, Reading } from './condition.js';
import { alternatives, unescape } from './escapes.js';
import { refuse } from './fault.js';
import { isLocal, readReference } from './reference-text.js';
import { list, members } from './type-rules.js';
import { readToken } from './types/token.js';
import { decided, type TestResource, type World } from './world.js';

/** https://hl7.org/fhir/R4/search.html#id: the resource's own id, as it is written. Ids have no system. */
export function readId(modifier: string | undefined, value: string, world: World): Condition | undefined {
  if (modifier === 'missing') {
    if (value === '') return undefined;
    return value === 'true' || value === 'false'
      ? () => answer(value === 'false')
      : refuse(":missing is 'true' or 'false'");
  }
  if (modifier !== undefined && modifier !== 'not') refuse(`'_id' takes no modifier ':${modifier}'`);
  const wanted = alternatives(value).map(readToken);
  if (wanted.length === 0) return undefined;
  return ({ resource, root }) => {
    const found = wanted.some(({ system, code }) => !system && code === resource.id);
    // The id of a contained resource names it within its container. Whether that is a logical id isn't said; to fhirdex it's none.
    const named = found && resource !== root ? decided(false, world) : answer(found);
    return modifier === 'not' ? not(named) : named;
  };
}

/** Where the members of a collection stand, and what says that one no longer counts. */
const COLLECTIONS: Readonly<Record<string, readonly [entries: string, member: string, gone: string]>> = {
  List: ['entry', 'item', 'deleted'],
  Group: ['member', 'entity', 'inactive'],
  CareTeam: ['participant', 'member', ''],
};

/** https://hl7.org/fhir/R4/search.html#list, and R5's `_in`: members of a List, or of a CareTeam, Group or List. */
export function readMembership(
  code: '_list' | '_in',
  modifier: string | undefined,
  value: string,
  { world }: Reading,
): Condition | undefined {
  if (modifier !== undefined) refuse(`'${code}' takes no modifier ':${modifier}'`);
  const types = code === '_list' ? ['List'] : Object.keys(COLLECTIONS);
  const keys = alternatives(value).map((each) => {
    const text = unescape(each);
    const named = readReference(text);
    if (named && !named.base && named.version === undefined && types.includes(named.type)) return [text];
    if (!/^[A-Za-z0-9.-]{1,64}$/.test(text)) refuse(`'${text}' is no id of a collection`);
    return types.map((type) => `${type}/${text}`);
  });
  if (keys.length === 0) return undefined;
  // A reference to a contained resource is none to a member: it says `#id`, in the collection that contains it.
  return ({ resource, root }) =>
    answer(
      resource === root &&
        keys.flat().some((key) => {
          const collection = world.resources.get(key);
          return collection !== undefined && isMember(resource, collection, world);
        }),
    );
}

function isMember({ resourceType, id }: TestResource, collection: TestResource, world: World): boolean {
  const [entries, member, gone] = COLLECTIONS[collection.resourceType]!;
  return list(collection[entries])
    .map(members)
    .some((entry) => {
      const text = members(entry[member])['reference'];
      const named = typeof text === 'string' && entry[gone] !== true ? readReference(text) : undefined;
      return named !== undefined && isLocal(named, world) && named.type === resourceType && named.id === id;
    });
}
