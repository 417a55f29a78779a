import { filter, forEachDoc, fromUnsorted, intersect, subtract, union } from '../../index/algebra.js';
import { EMPTY, SingleDoc, type DocSet } from '../../index/docset.js';
import { postingDocs, postingSize } from '../../index/postings.js';
import type { Term } from '../../index/term-dictionary.js';
import type { Predicate, TermPredicate } from '../../model/predicate.js';
import type { KeyIndex } from './key-index.js';

/** The documents of the index that match. */
export function evaluate(predicate: Predicate, index: KeyIndex): DocSet {
  switch (predicate.op) {
    case 'all':
      return index.live;
    case 'none':
      return EMPTY;
    case 'and':
      return conjunction(predicate.of, index);
    case 'or':
      return union(
        predicate.of.map((part) => evaluate(part, index)),
        index.universe,
      );
    case 'not':
      return subtract(index.live, evaluate(predicate.of, index));
    case 'id':
      return union(idDocs(predicate.ids, index), index.universe);
    case 'present':
      return index.withValue(predicate.field);
    case 'term':
      return union(
        termsOf(predicate, index).map(({ posting }) => postingDocs(posting)),
        index.universe,
      );
    case 'interval':
      return fromUnsorted(index.column(predicate.field).find(predicate), index.universe);
    case 'near':
      return fromUnsorted(index.points(predicate.field).find(predicate), index.universe);
    case 'row': {
      const rows = index.rowsOf(predicate.field);
      const docs: number[] = [];
      forEachDoc(evaluate(predicate.where, rows.keys), (row) => docs.push(rows.documentOf(row)));
      return fromUnsorted(docs, index.universe);
    }
  }
}

/**
 * Starts from the part that matches least and narrows it down by the others. A part that would cost more to evaluate
 * than to check on the documents that are left is checked on those.
 */
function conjunction(parts: readonly Predicate[], index: KeyIndex): DocSet {
  const positive: { part: Predicate; estimate: number }[] = [];
  const negative: Predicate[] = [];
  for (const part of parts) {
    if (part.op === 'not') negative.push(part.of);
    else positive.push({ part, estimate: estimate(part, index) });
  }
  positive.sort((a, b) => a.estimate - b.estimate);
  let docs: DocSet | undefined;
  for (const { part, estimate: size } of positive) {
    if (docs === undefined) docs = evaluate(part, index);
    else if (docs.size < size && isCheckable(part)) docs = filter(docs, (doc) => check(doc, part, index));
    else docs = intersect(docs, evaluate(part, index));
    if (docs.size === 0) return EMPTY;
  }
  return negative.reduce<DocSet>(
    (left, part) => (left.size === 0 ? left : subtract(left, evaluate(part, index))),
    docs ?? index.live,
  );
}

/** Whether a part can be checked on one document: intervals are kept by document too, terms are not. */
function isCheckable(part: Predicate): boolean {
  return part.op === 'interval' || ((part.op === 'or' || part.op === 'and') && part.of.every(isCheckable));
}

function check(doc: number, part: Predicate, index: KeyIndex): boolean {
  switch (part.op) {
    case 'interval':
      return index.column(part.field).test(doc, part);
    case 'or':
      return part.of.some((each) => check(doc, each, index));
    case 'and':
      return part.of.every((each) => check(doc, each, index));
    default:
      throw new Error(`${part.op} can't be checked on one document`);
  }
}

function idDocs(ids: readonly string[], index: KeyIndex): DocSet[] {
  return ids.flatMap((id) => {
    const doc = index.document(id);
    return doc === undefined ? [] : [new SingleDoc(doc)];
  });
}

function termsOf(predicate: TermPredicate, index: KeyIndex): Term[] {
  return index.dictionary(predicate.field).find(predicate);
}

/** About how many documents match; see `Backend.estimate`. */
export function estimate(predicate: Predicate, index: KeyIndex): number {
  const all = index.live.size;
  switch (predicate.op) {
    case 'all':
      return all;
    case 'none':
      return 0;
    case 'and':
      return Math.min(all, ...predicate.of.map((part) => estimate(part, index)));
    case 'or':
      return Math.min(
        all,
        predicate.of.reduce((sum, part) => sum + estimate(part, index), 0),
      );
    case 'not':
      return all - estimate(predicate.of, index);
    case 'id':
      return Math.min(all, predicate.ids.length);
    case 'present':
      return index.withValue(predicate.field).size;
    case 'term':
      // Looking through a whole dictionary is most of the work of evaluating; a guess has to do.
      if ((predicate.test !== 'equals' && predicate.test !== 'starts') || predicate.negated) return all;
      return Math.min(
        all,
        termsOf(predicate, index).reduce((sum, { posting }) => sum + postingSize(posting), 0),
      );
    case 'interval':
      return Math.min(all, index.column(predicate.field).estimate(predicate));
    case 'near':
      return index.points(predicate.field).size;
    case 'row':
      return Math.min(all, estimate(predicate.where, index.rowsOf(predicate.field).keys));
  }
}
