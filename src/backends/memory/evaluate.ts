import { filter, fromUnsorted, intersect, subtract, union } from '../../index/algebra.js';
import { EMPTY, type DocSet } from '../../index/docset.js';
import { postingDocs } from '../../index/postings.js';
import type { IntervalField } from '../../model/field.js';
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
        return predicate.sequences ? fromUnsorted(predicate.sequences, keys.universe) : this.named(predicate.ids);
      case 'alias':
        return this.owner ? postingDocs(this.owner.documents.named(predicate.alias, '')) : EMPTY;
      case 'present':
        return keys.withValue(predicate.field);
      case 'term': {
        const ordinals = keys.dictionary(predicate.field).find(predicate);
        if (ordinals.length === 1) return postingDocs(keys.postingOf(ordinals[0]!));
        return union(
          ordinals.map((ordinal) => postingDocs(keys.postingOf(ordinal))),
          keys.universe,
        );
      }
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
        matching.forEach((row) => docs.push(rows.documentOf(row)));
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
  private conjunction(all: readonly Predicate[], within: DocSet | undefined): DocSet {
    const { parts, negative, isLocal } = conjunctionOf(all);
    const isSmall = isLocal && this.keys.live.size <= SMALL;
    const estimates = parts.map((part) => (isSmall ? SMALL : this.estimatePart(part)));
    const order = inOrderOf(estimates);
    const least = order.length > 0 ? estimates[order[0]!]! : Infinity;
    let docs = within && within.size < least ? within : undefined;
    for (let i = 0; i < order.length; i++) {
      const part = parts[order[i]!]!;
      if (docs === undefined) docs = this.evaluatePart(part, within);
      else if (part.isCheckable && docs.size < estimates[order[i]!]!) {
        for (const each of part.all) docs = filter(docs, tester(each, this.keys));
      } else docs = intersect(docs, this.evaluatePart(part, docs));
      if (docs.size === 0) return EMPTY;
    }
    docs ??= this.keys.live;
    for (const part of negative) {
      if (docs.size === 0) return EMPTY;
      docs = subtract(docs, this.evaluate(part, docs));
    }
    return docs;
  }

  /** Of the predicate that matches least. */
  private estimatePart({ all }: Part): number {
    let least = Infinity;
    for (let i = 0; i < all.length; i++) least = Math.min(least, this.estimator.estimate(all[i]!));
    return least;
  }

  private evaluatePart({ all, intervals }: Part, within: DocSet | undefined): DocSet {
    if (intervals) {
      const found = this.keys.column(intervals[0]![0]!.field).findAll(intervals);
      if (found) return fromUnsorted(found, this.keys.universe);
    }
    let docs = this.evaluate(all[0]!, within);
    for (let i = 1; i < all.length; i++) docs = intersect(docs, this.evaluate(all[i]!, within));
    return docs;
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

/** In an index of so many documents, evaluating a part costs no more than estimating it. */
const SMALL = 64;

/** What of a conjunction is looked for at once: one predicate, or all those of the intervals of one field. */
interface Part {
  readonly all: Predicate[];
  /** The latter, when there are several: of each list one is to be met. */
  intervals?: (readonly IntervalPredicate[])[];
  readonly isCheckable: boolean;
}

/** A conjunction as it is evaluated. */
interface Conjunction {
  readonly parts: readonly Part[];
  /** What must not match. */
  readonly negative: readonly Predicate[];
  /** Whether all of it is about this index alone. */
  readonly isLocal: boolean;
}

/** Prepared searches have the same predicates each time. */
const conjunctions = new WeakMap<readonly Predicate[], Conjunction>();

function conjunctionOf(all: readonly Predicate[]): Conjunction {
  let known = conjunctions.get(all);
  if (!known) conjunctions.set(all, (known = divide(all)));
  return known;
}

function divide(all: readonly Predicate[]): Conjunction {
  const parts: Part[] = [];
  const byField = new Map<IntervalField, Part>();
  const negative: Predicate[] = [];
  for (const predicate of all) {
    if (predicate.op === 'not') {
      negative.push(predicate.of);
      continue;
    }
    const intervals = intervalsOf(predicate);
    const same = intervals && byField.get(intervals[0]!.field);
    if (same) {
      same.all.push(predicate);
      same.intervals = [...(same.intervals ?? [intervalsOf(same.all[0]!)!]), intervals];
    } else {
      const part = { all: [predicate], isCheckable: isCheckable(predicate) };
      parts.push(part);
      if (intervals) byField.set(intervals[0]!.field, part);
    }
  }
  return { parts, negative, isLocal: !all.some(hasJoin) };
}

function hasJoin(predicate: Predicate): boolean {
  switch (predicate.op) {
    case 'refers':
    case 'referred':
    case 'contains':
      return true;
    case 'and':
    case 'or':
      return predicate.of.some(hasJoin);
    case 'not':
      return hasJoin(predicate.of);
    default:
      return false;
  }
}

/** The places of the estimates from the least to the greatest; there are few, so that each is put where it belongs. */
function inOrderOf(estimates: readonly number[]): number[] {
  const order: number[] = [];
  for (let i = 0; i < estimates.length; i++) {
    let at = order.length;
    while (at > 0 && estimates[order[at - 1]!]! > estimates[i]!) at--;
    order.splice(at, 0, i);
  }
  return order;
}

/** The intervals of one field that a predicate looks for, one of which is to be met; undefined when it's anything else. */
function intervalsOf(predicate: Predicate): readonly IntervalPredicate[] | undefined {
  if (predicate.op === 'interval') return [predicate];
  if (predicate.op !== 'or') return undefined;
  const intervals = predicate.of.filter((part) => part.op === 'interval');
  const isAll =
    intervals.length === predicate.of.length && intervals.every(({ field }) => field === intervals[0]!.field);
  return isAll && intervals.length > 0 ? intervals : undefined;
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
      const intervals = intervalsOf(part);
      if (intervals) return keys.column(intervals[0]!.field).tester(intervals);
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
