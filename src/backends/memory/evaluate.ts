import { filter, forEachDoc, fromUnsorted, intersect, subtract, union } from '../../index/algebra.js';
import { EMPTY, type DocSet } from '../../index/docset.js';
import { postingDocs } from '../../index/postings.js';
import type { IntervalPredicate, JoinPredicate, Predicate } from '../../model/predicate.js';
import { Estimator } from './estimate.js';
import type { Indexes, Note, Side } from './indexes.js';
import { contains, referred, refers } from './join.js';
import type { KeyIndex } from './key-index.js';
import { findTexts } from './text.js';
import type { TypeIndex } from './type-index.js';

/** The documents of one index that match predicates. */
export class Evaluator {
  private readonly estimator: Estimator;

  /** `owner` is the index that the keys are of; those of rows have none, and no joins. */
  constructor(
    private readonly keys: KeyIndex,
    private readonly owner: TypeIndex | undefined,
    private readonly indexes: Indexes,
    private readonly note: Note | undefined,
  ) {
    this.estimator = new Estimator(keys, owner, indexes);
  }

  static of(index: TypeIndex, indexes: Indexes, note?: Note): Evaluator {
    return new Evaluator(index.keys, index, indexes, note);
  }

  /**
   * The documents that match. With `within`, only for its members is the answer asked: what is or isn't in the result
   * beside them means nothing.
   */
  evaluate(predicate: Predicate, within?: DocSet): DocSet {
    const { keys } = this;
    switch (predicate.op) {
      case 'all':
        return keys.live;
      case 'none':
        return EMPTY;
      case 'and':
        return this.conjunction(predicate.of, within);
      case 'or':
        return union(
          predicate.of.map((part) => this.evaluate(part, within)),
          keys.universe,
        );
      case 'not':
        return subtract(within ?? keys.live, this.evaluate(predicate.of, within));
      case 'id':
        return this.named(predicate.ids);
      case 'alias':
        return this.owner ? postingDocs(this.owner.documents.named(predicate.alias, '')) : EMPTY;
      case 'present':
        return keys.withValue(predicate.field);
      case 'term':
        return union(
          keys
            .dictionary(predicate.field)
            .find(predicate)
            .map(({ posting }) => postingDocs(posting)),
          keys.universe,
        );
      case 'interval':
        return fromUnsorted(keys.column(predicate.field).find(predicate), keys.universe);
      case 'near':
        return fromUnsorted(keys.points(predicate.field).find(predicate), keys.universe);
      case 'text':
        return findTexts(predicate, keys);
      case 'row': {
        const rows = keys.rowsOf(predicate.field);
        const docs: number[] = [];
        const matching = new Evaluator(rows.keys, undefined, this.indexes, undefined).evaluate(predicate.where);
        forEachDoc(matching, (row) => docs.push(rows.documentOf(row)));
        return fromUnsorted(docs, keys.universe);
      }
      case 'refers':
      case 'referred':
      case 'contains':
        return this.join(predicate, within);
    }
  }

  private join(predicate: JoinPredicate, within: DocSet | undefined): DocSet {
    const { owner } = this;
    const other = this.side(predicate.type);
    if (!owner || !other) return EMPTY;
    switch (predicate.op) {
      case 'refers':
        return refers(predicate, owner, other, within, this.note);
      case 'referred':
        return referred(predicate, owner, other, within, this.note);
      case 'contains':
        return contains(predicate, owner, other);
    }
  }

  private side(type: string): Side | undefined {
    const index = this.indexes.get(type);
    if (!index) return undefined;
    const evaluator = Evaluator.of(index, this.indexes, this.note);
    return {
      index,
      estimate: (predicate) => evaluator.estimator.estimate(predicate),
      evaluate: (predicate, within) => evaluator.evaluate(predicate, within),
    };
  }

  /**
   * Starts from the part that matches least and narrows it down by the others. A part that would cost more to evaluate
   * than to check on the documents that are left is checked on those.
   */
  private conjunction(parts: readonly Predicate[], within: DocSet | undefined): DocSet {
    const positive: { part: Predicate; estimate: number }[] = [];
    const negative: Predicate[] = [];
    for (const part of parts) {
      if (part.op === 'not') negative.push(part.of);
      else positive.push({ part, estimate: this.estimator.estimate(part) });
    }
    positive.sort((a, b) => a.estimate - b.estimate);
    const least = positive[0]?.estimate ?? Infinity;
    let docs = within && within.size < least ? within : undefined;
    for (const { part, estimate: size } of positive) {
      if (docs === undefined) docs = this.evaluate(part, within);
      else if (docs.size < size && isCheckable(part)) docs = filter(docs, tester(part, this.keys));
      else docs = intersect(docs, this.evaluate(part, docs));
      if (docs.size === 0) return EMPTY;
    }
    return negative.reduce<DocSet>(
      (left, part) => (left.size === 0 ? left : subtract(left, this.evaluate(part, left))),
      docs ?? this.keys.live,
    );
  }

  private named(ids: readonly string[]): DocSet {
    if (!this.owner) return EMPTY;
    const { documents } = this.owner;
    const docs: number[] = [];
    for (const id of ids) {
      const doc = documents.number(id);
      if (doc !== undefined) docs.push(doc);
    }
    return fromUnsorted(docs, this.keys.universe);
  }
}

/** Whether a part can be checked on one document: intervals are kept by document too, terms are not. */
function isCheckable(part: Predicate): boolean {
  return part.op === 'interval' || ((part.op === 'or' || part.op === 'and') && part.of.every(isCheckable));
}

function tester(part: Predicate, keys: KeyIndex): (doc: number) => boolean {
  switch (part.op) {
    case 'interval':
      return keys.column(part.field).tester([part]);
    case 'or': {
      const column = intervalsOfOneField(part.of);
      if (column) return keys.column(column[0]!.field).tester(column);
      const tests = part.of.map((each) => tester(each, keys));
      return (doc) => tests.some((test) => test(doc));
    }
    case 'and': {
      const tests = part.of.map((each) => tester(each, keys));
      return (doc) => tests.every((test) => test(doc));
    }
    default:
      throw new Error(`${part.op} can't be checked on one document`);
  }
}

function intervalsOfOneField(parts: readonly Predicate[]): readonly IntervalPredicate[] | undefined {
  const intervals = parts.filter((part) => part.op === 'interval');
  const isOne = intervals.length === parts.length && intervals.every(({ field }) => field === intervals[0]!.field);
  return isOne ? intervals : undefined;
}
