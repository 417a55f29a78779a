import type { Fault } from '../../grammar/diagnostics.js';
import type { Span } from '../../grammar/source.js';
import { parseReferences } from '../../grammar/value/index.js';
import { or, type Predicate } from '../model/predicate.js';
import { parseReference } from '../model/reference.js';
import { isValidId, type IdentifiedResource } from '../model/resource.js';
import { list, members } from '../types/search-type.js';
import type { LowerContext, SpecialParameter } from './special-parameter.js';

/** A collection that may hold resources. Without a type: of whichever type the id is. */
interface Collection {
  readonly type?: string;
  readonly id: string;
  readonly span: Span;
}

/** The references to the members that each type of collection has. */
const MEMBERS: ReadonlyMap<string, (collection: IdentifiedResource) => readonly unknown[]> = new Map([
  // An entry that is marked as deleted is there to say that it no longer belongs to the list.
  [
    'List',
    (each: unknown) =>
      entriesOf(each, 'entry')
        .filter((entry) => entry['deleted'] !== true)
        .map((entry) => entry['item']),
  ],
  [
    'Group',
    (each: unknown) =>
      entriesOf(each, 'member')
        .filter((entry) => entry['inactive'] !== true)
        .map((entry) => entry['entity']),
  ],
  ['CareTeam', (each: unknown) => entriesOf(each, 'participant').map((entry) => entry['member'])],
]);

/** `_list`, the members of a List by its id: https://hl7.org/fhir/R4/search.html#list */
export const listParameter = membership('_list', ['List']);

/** `_in`, from R5, the members of a CareTeam, Group or List: https://hl7.org/fhir/R5/search.html#_in */
export const inParameter = membership('_in', ['CareTeam', 'Group', 'List']);

function membership(code: string, types: readonly string[]): SpecialParameter<Collection> {
  return {
    code,
    modifiers: [],
    hasElement: false,
    looksUp: true,
    parse(value) {
      const references = parseReferences(value);
      if (!references.ok) return references;
      const faults: Fault[] = [];
      const collections = references.value.map(({ text, span }): Collection => {
        const parsed = parseReference(text);
        if (parsed.kind === 'relative' && types.includes(parsed.type))
          return { type: parsed.type, id: parsed.id, span };
        const isId: boolean = isValidId(text);
        if (!isId) {
          const forms = types.map((type) => `${type}/[id]`).join(', ');
          const functional = text.startsWith('$') ? '; lists that a server computes are not supported' : '';
          faults.push({ code: 'invalid', message: `expected [id] or ${forms}, not '${text}'${functional}`, span });
        }
        return { id: text, span };
      });
      return faults.length > 0 ? { ok: false, faults } : { ok: true, value: collections };
    },
    lower: (collections, _modifier, searched, context) =>
      or(collections.map(({ type, id }) => lowerMembers(type === undefined ? types : [type], id, searched, context))),
  };
}

function lowerMembers(
  types: readonly string[],
  id: string,
  searched: string,
  { resource, settings }: LowerContext,
): Predicate {
  const ids = types.flatMap((each) => {
    const collection = resource(each, id);
    const references = collection ? MEMBERS.get(each)!(collection) : [];
    return references.flatMap((reference) => idOfMember(reference, searched, settings.baseUrl) ?? []);
  });
  return { op: 'id', ids };
}

function idOfMember(reference: unknown, type: string, baseUrl: string): string | undefined {
  const text = members(reference)['reference'];
  if (typeof text !== 'string') return undefined;
  const parsed = parseReference(text);
  const local = parsed.kind === 'relative' || (parsed.kind === 'absolute' && parsed.base === baseUrl);
  return local && parsed.type === type ? parsed.id : undefined;
}

function entriesOf(collection: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  return list(members(collection)[name]).map(members);
}
