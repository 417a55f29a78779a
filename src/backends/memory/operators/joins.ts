import { asBits, fromSorted, fromUnsorted, intersect, union } from '../../../index/algebra.js';
import { EMPTY, END, type DocSet } from '../../../index/docset.js';
import { postingDocs, type Posting } from '../../../index/postings.js';
import type { TermField } from '../../../model/field.js';
import type { JoinPredicate, Predicate, ReferredPredicate } from '../../../model/predicate.js';
import type { TypeIndex } from '../type-index.js';
import type { Operator, Scope, Side } from './operator.js';

/*
 * Semi-joins. References are kept both ways, by name in postings and by document in a column of names, so that a join
 * can start on the side where there's less to do: from the resources that match on the other side, or, when few
 * candidates are left on this side, from what these refer to or are referred to by. Either way each side is evaluated
 * once for all.
 */

/** Going through all terms and their postings is worth it beyond so many steps of one document each. */
const STEPS_A_TERM = 32;

/** A join of an index with what matches on the other side. */
abstract class Join implements Operator {
  private known: Side | undefined;

  constructor(
    private readonly type: string,
    private readonly where: Predicate,
    protected readonly scope: Scope,
  ) {}

  evaluate(within?: DocSet): DocSet {
    const { owner } = this.scope;
    const { other } = this;
    return owner && other ? this.join(owner, other, within) : EMPTY;
  }

  /** The join itself chooses the side that it starts from. */
  narrow(docs: DocSet): DocSet {
    return this.evaluate(docs);
  }

  estimate(): number {
    const { owner, keys } = this.scope;
    const { other } = this;
    return owner && other ? Math.min(keys.live.size, this.estimateFrom(other.operator.estimate(), owner)) : 0;
  }

  /** No more than is `within`. */
  protected abstract join(index: TypeIndex, other: Side, within: DocSet | undefined): DocSet;

  /** From how many match on the other side. */
  protected abstract estimateFrom(matching: number, index: TypeIndex): number;

  private get other(): Side | undefined {
    return (this.known ??= this.scope.side(this.type, this.where));
  }
}

/** The documents that refer to one of the other type that matches. */
export class Refers extends Join {
  constructor(
    private readonly predicate: Extract<JoinPredicate, { op: 'refers' }>,
    scope: Scope,
  ) {
    super(predicate.type, predicate.where, scope);
  }

  protected estimateFrom(matching: number, index: TypeIndex): number {
    return Math.ceil(matching * referencesPerName(index, this.predicate.field));
  }

  protected join(index: TypeIndex, targets: Side, within: DocSet | undefined): DocSet {
    const { predicate, scope } = this;
    const { field, type } = predicate;
    const matching = targets.operator.estimate();
    const referring = matching * (1 + referencesPerName(index, field));
    if (within && within.size < referring) {
      scope.note?.(
        predicate,
        `from ${within.size} candidates, fewer than about ${Math.ceil(referring)} steps from ${type}`,
      );
      return this.fromCandidates(index, targets, within, matching);
    }
    scope.note?.(
      predicate,
      `from about ${matching} of ${type}${within ? `, no more steps than from ${within.size} candidates` : ''}`,
    );
    return among(within, this.fromTargets(index, targets), index);
  }

  private fromCandidates({ keys }: TypeIndex, targets: Side, within: DocSet, matching: number): DocSet {
    const { field } = this.predicate;
    const { documents, keys: targetKeys } = targets.index;
    const known = keys.targetsOf(field, documents);
    const names = keys.namesOf(field);
    const targetsOf = (ordinal: number): Posting => {
      const { name, space } = keys.termAt(ordinal);
      return documents.named(name, space);
    };
    const candidates = within.members();
    // Which targets to ask for is only worth finding out where asking for all that match would be more.
    let asked: DocSet | undefined;
    if (matching > candidates.length) {
      const others: number[] = [];
      const referenced = known.ofAll(candidates, (doc) => {
        names.some(doc, (ordinal) => collect(targetsOf(ordinal), others));
      });
      const all = others.length === 0 ? referenced : [...referenced, ...others];
      if (all.length === 0) return EMPTY;
      asked = fromUnsorted(all, targetKeys.scratch);
    }
    let found = targets.operator.evaluate(asked);
    if (found.size === 0) return EMPTY;
    if (found.size > 1 && candidates.length * 8 > targetKeys.universe) found = asBits(found, targetKeys.scratch);
    return fromSorted(
      known.referringTo(found, candidates, (doc) => names.some(doc, (ordinal) => meets(targetsOf(ordinal), found))),
    );
  }

  private fromTargets(index: TypeIndex, targets: Side): DocSet {
    const { field } = this.predicate;
    const target = targets.index;
    const { keys } = index;
    const found = targets.operator.evaluate();
    const dictionary = keys.dictionary(field);
    const postings: DocSet[] = [];
    if (found.size > dictionary.size) {
      dictionary.each(({ name, space, posting }) => {
        if (meets(target.documents.named(name, space), found)) postings.push(postingDocs(posting));
      });
    } else {
      found.forEach((doc) => {
        forEachPosting(target, doc, index, field, (posting) => postings.push(postingDocs(posting)));
      });
    }
    return union(postings, keys.scratch);
  }
}

/** The documents that one of the other type that matches refers to. */
export class Referred extends Join {
  constructor(
    private readonly predicate: ReferredPredicate,
    scope: Scope,
  ) {
    super(predicate.type, predicate.where, scope);
  }

  protected estimateFrom(matching: number): number {
    return matching;
  }

  protected join(index: TypeIndex, sources: Side, within: DocSet | undefined): DocSet {
    const { predicate, scope } = this;
    const { field, type } = predicate;
    const matching = sources.operator.estimate();
    const candidates = within ? within.size * (1 + referencesPerName(sources.index, field)) : Infinity;
    if (within && candidates < matching) {
      scope.note?.(
        predicate,
        `from ${within.size} candidates, about ${Math.ceil(candidates)} steps and fewer than ${matching} of ${type}`,
      );
      return this.fromCandidates(index, sources, within);
    }
    scope.note?.(
      predicate,
      `from about ${matching} of ${type}${within ? `, no more than about ${Math.ceil(candidates)} steps from ${within.size} candidates` : ''}`,
    );
    return among(within, this.fromSources(index, sources), index);
  }

  private fromCandidates(index: TypeIndex, sources: Side, within: DocSet): DocSet {
    const { field } = this.predicate;
    const source = sources.index;
    const referring: DocSet[] = [];
    const candidates = within.take(0, Infinity);
    for (const doc of candidates) {
      forEachPosting(index, doc, source, field, (each) => referring.push(postingDocs(each)));
    }
    const all = union(referring, source.keys.scratch);
    if (all.size === 0) return EMPTY;
    const found = this.counted(sources.operator.evaluate(all), source);
    return fromSorted(
      candidates.filter((doc) => {
        let met = false;
        forEachPosting(index, doc, source, field, (posting) => (met ||= meets(posting, found)));
        return met;
      }),
    );
  }

  private fromSources(index: TypeIndex, sources: Side): DocSet {
    const { field } = this.predicate;
    const source = sources.index;
    const found = this.counted(sources.operator.evaluate(), source);
    const dictionary = source.keys.dictionary(field);
    const docs: number[] = [];
    if (found.size > STEPS_A_TERM * dictionary.size) {
      dictionary.each(({ name, space, posting }) => {
        if (meets(posting, found)) collect(index.documents.named(name, space), docs);
      });
      return fromUnsorted(docs, index.keys.scratch);
    }
    const known = source.keys.targetsOf(field, index.documents);
    const names = source.keys.namesOf(field);
    const targets = known.ofAll(found.members(), (doc) => {
      names.some(doc, (ordinal) => {
        const { name, space } = source.keys.termAt(ordinal);
        return collect(index.documents.named(name, space), docs);
      });
    });
    return fromUnsorted(docs.length === 0 ? targets : [...targets, ...docs], index.keys.scratch);
  }

  private counted(docs: DocSet, source: TypeIndex): DocSet {
    return this.predicate.among === 'all' ? docs : source.ownOnly(docs);
  }
}

/** The documents that contain one of the other type that matches. */
export class Contains extends Join {
  constructor({ type, where }: Extract<JoinPredicate, { op: 'contains' }>, scope: Scope) {
    super(type, where, scope);
  }

  protected estimateFrom(matching: number): number {
    return matching;
  }

  protected join(index: TypeIndex, inner: Side, within: DocSet | undefined): DocSet {
    const { documents } = inner.index;
    if (documents.contained.size === 0) return EMPTY;
    const docs: number[] = [];
    const found = intersect(
      documents.contained,
      inner.operator.evaluate(documents.contained),
      inner.index.keys.scratch,
    );
    found.forEach((doc) => {
      const holder = documents.containerOf(doc);
      const number = holder?.type === index.type ? index.documents.number(holder.id) : undefined;
      if (number !== undefined) docs.push(number);
    });
    return among(within, fromUnsorted(docs, index.keys.scratch), index);
  }
}

function among(within: DocSet | undefined, docs: DocSet, { keys }: TypeIndex): DocSet {
  return within ? intersect(within, docs, keys.scratch) : docs;
}

/** How many resources refer to the same one by a field, on average. */
function referencesPerName({ keys }: TypeIndex, field: TermField): number {
  return keys.namesOf(field).size / Math.max(1, keys.dictionary(field).size);
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
