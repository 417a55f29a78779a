import { filter, fromUnsorted, intersect, union } from '../../index/algebra.js';
import { EMPTY, END, type DocSet } from '../../index/docset.js';
import { postingDocs, type Posting } from '../../index/postings.js';
import type { TermField } from '../../model/field.js';
import type { JoinPredicate, ReferredPredicate } from '../../model/predicate.js';
import { referencesPerName } from './estimate.js';
import type { Note, Side } from './indexes.js';
import { BY_NAME } from './targets.js';
import type { TypeIndex } from './type-index.js';

/*
 * Semi-joins. References are kept both ways, by name in postings and by document in a column of names, so that a join
 * can start on the side where there's less to do: from the resources that match on the other side, or, when few
 * candidates are left on this side, from what these refer to or are referred to by. Either way each side is evaluated
 * once for all.
 */

/** Going through all terms and their postings is worth it beyond so many steps of one document each. */
const STEPS_A_TERM = 32;

/** The documents of `index` that refer to one of the other type that matches. */
export function refers(
  predicate: Extract<JoinPredicate, { op: 'refers' }>,
  index: TypeIndex,
  targets: Side,
  within: DocSet | undefined,
  note: Note | undefined,
): DocSet {
  const { field, type, where } = predicate;
  const target = targets.index;
  const { keys } = index;
  const matching = targets.estimate(where);
  const referring = matching * (1 + referencesPerName(index, field));
  if (within && within.size < referring) {
    note?.(predicate, `from ${within.size} candidates, fewer than about ${Math.ceil(referring)} steps from ${type}`);
    const { documents } = target;
    const known = keys.targetsOf(field, documents);
    const names = keys.namesOf(field);
    const targetsOf = (ordinal: number): Posting => {
      const { name, space } = keys.termAt(ordinal);
      return documents.named(name, space);
    };
    // Which targets to ask for is only worth finding out where asking for all that match would be more.
    let asked: DocSet | undefined;
    if (matching > within.size) {
      const referenced: number[] = [];
      within.forEach((doc) => {
        const only = known.of(doc);
        if (only >= 0) referenced.push(only);
        else if (only === BY_NAME) names.some(doc, (ordinal) => collect(targetsOf(ordinal), referenced));
      });
      if (referenced.length === 0) return EMPTY;
      asked = fromUnsorted(referenced, target.keys.universe);
    }
    const found = targets.evaluate(where, asked);
    if (found.size === 0) return EMPTY;
    return filter(within, (doc) => {
      const only = known.of(doc);
      if (only !== BY_NAME) return only >= 0 && found.has(only);
      return names.some(doc, (ordinal) => meets(targetsOf(ordinal), found));
    });
  }
  note?.(
    predicate,
    `from about ${matching} of ${type}${within ? `, no more steps than from ${within.size} candidates` : ''}`,
  );
  const found = targets.evaluate(where);
  const dictionary = keys.dictionary(field);
  const postings: DocSet[] = [];
  if (found.size > dictionary.size) {
    dictionary.each(({ name, space, posting }) => {
      if (meets(target.documents.named(name, space), found)) postings.push(postingDocs(posting));
    });
  } else {
    found.forEach((doc) => forEachPosting(target, doc, index, field, (posting) => postings.push(postingDocs(posting))));
  }
  return union(postings, keys.universe);
}

/** The documents of `index` that one of the other type that matches refers to. */
export function referred(
  predicate: ReferredPredicate,
  index: TypeIndex,
  sources: Side,
  within: DocSet | undefined,
  note: Note | undefined,
): DocSet {
  const { field, type, where, among } = predicate;
  const source = sources.index;
  const matching = sources.estimate(where);
  const counted = (docs: DocSet): DocSet => (among === 'all' ? docs : source.ownOnly(docs));
  const candidates = (within?.size ?? Infinity) * (1 + referencesPerName(source, field));
  if (within && candidates < matching) {
    note?.(
      predicate,
      `from ${within.size} candidates, about ${Math.ceil(candidates)} steps and fewer than ${matching} of ${type}`,
    );
    const referring: DocSet[] = [];
    within.forEach((doc) => forEachPosting(index, doc, source, field, (each) => referring.push(postingDocs(each))));
    const all = union(referring, source.keys.universe);
    if (all.size === 0) return EMPTY;
    const found = counted(sources.evaluate(where, all));
    return filter(within, (doc) => {
      let met = false;
      forEachPosting(index, doc, source, field, (posting) => (met ||= meets(posting, found)));
      return met;
    });
  }
  note?.(
    predicate,
    `from about ${matching} of ${type}${within ? `, no more than about ${Math.ceil(candidates)} steps from ${within.size} candidates` : ''}`,
  );
  const found = counted(sources.evaluate(where));
  const docs: number[] = [];
  const dictionary = source.keys.dictionary(field);
  if (found.size > STEPS_A_TERM * dictionary.size) {
    dictionary.each(({ name, space, posting }) => {
      if (meets(posting, found)) collect(index.documents.named(name, space), docs);
    });
  } else {
    const known = source.keys.targetsOf(field, index.documents);
    const names = source.keys.namesOf(field);
    found.forEach((doc) => {
      const only = known.of(doc);
      if (only >= 0) docs.push(only);
      if (only !== BY_NAME) return;
      names.some(doc, (ordinal) => {
        const { name, space } = source.keys.termAt(ordinal);
        return collect(index.documents.named(name, space), docs);
      });
    });
  }
  return fromUnsorted(docs, index.keys.universe);
}

/** The documents of `index` that contain one of the other type that matches. */
export function contains({ where }: Extract<JoinPredicate, { op: 'contains' }>, index: TypeIndex, inner: Side): DocSet {
  const { documents } = inner.index;
  if (documents.contained.size === 0) return EMPTY;
  const docs: number[] = [];
  intersect(documents.contained, inner.evaluate(where, documents.contained)).forEach((doc) => {
    const holder = documents.containerOf(doc);
    const number = holder?.type === index.type ? index.documents.number(holder.id) : undefined;
    if (number !== undefined) docs.push(number);
  });
  return fromUnsorted(docs, index.keys.universe);
}

/** The postings, in the field of the index that refers, of all names of a document of the index that is referred to. */
function forEachPosting(
  to: TypeIndex,
  doc: number,
  from: TypeIndex,
  field: TermField,
  visit: (posting: Posting) => void,
): void {
  const dictionary = from.keys.dictionary(field);
  const byId = dictionary.get(to.documents.idOf(doc), to.type);
  if (byId) visit(byId.posting);
  for (const alias of to.documents.aliasesOf(doc)) {
    const term = dictionary.get(alias, '');
    if (term) visit(term.posting);
  }
}

/** Adds what is in the posting; false, so that whoever goes through names goes on. */
function collect(posting: Posting, docs: number[]): false {
  if (typeof posting === 'number') {
    if (posting >= 0) docs.push(posting);
  } else {
    posting.forEach((doc) => docs.push(doc));
  }
  return false;
}

/** Whether a posting and a set have a document in common. */
function meets(posting: Posting, docs: DocSet): boolean {
  if (typeof posting === 'number') return posting >= 0 && docs.has(posting);
  const [small, large] = posting.size <= docs.size ? [posting, docs] : [docs, posting];
  for (let doc = small.seek(0); doc !== END; doc = small.seek(doc + 1)) if (large.has(doc)) return true;
  return false;
}
