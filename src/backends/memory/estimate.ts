import { postingSize } from '../../index/postings.js';
import type { TermField } from '../../model/field.js';
import type { Predicate } from '../../model/predicate.js';
import type { Indexes } from './indexes.js';
import type { KeyIndex } from './key-index.js';
import { findTexts } from './text.js';
import type { TypeIndex } from './type-index.js';

/** About how many documents of one index match; see `Backend.estimate`. All decisions of order are taken from these. */
export class Estimator {
  constructor(
    private readonly keys: KeyIndex,
    private readonly owner: TypeIndex | undefined,
    private readonly indexes: Indexes,
  ) {}

  estimate(predicate: Predicate): number {
    const { keys } = this;
    const all = keys.live.size;
    switch (predicate.op) {
      case 'all':
        return all;
      case 'none':
        return 0;
      case 'and':
        return predicate.of.reduce((least, part) => Math.min(least, this.estimate(part)), all);
      case 'or':
        return Math.min(
          all,
          predicate.of.reduce((sum, part) => sum + this.estimate(part), 0),
        );
      case 'not':
        return all - this.estimate(predicate.of);
      case 'id':
        return Math.min(all, predicate.ids.length);
      case 'alias':
        return this.owner ? postingSize(this.owner.documents.named(predicate.alias, '')) : 0;
      case 'present':
        return keys.withValue(predicate.field).size;
      case 'term': {
        // Looking through a whole dictionary is most of the work of evaluating; a guess has to do.
        if ((predicate.test !== 'equals' && predicate.test !== 'starts') || predicate.negated) return all;
        return Math.min(all, keys.countPostings(keys.dictionary(predicate.field).find(predicate)));
      }
      case 'interval':
        return Math.min(all, keys.column(predicate.field).estimate(predicate));
      case 'near':
        return keys.points(predicate.field).size;
      case 'text':
        // What is found is kept until the next write, so that evaluating asks for nothing twice.
        return findTexts(predicate, keys).size;
      case 'row':
        return Math.min(
          all,
          new Estimator(keys.rowsOf(predicate.field).keys, undefined, this.indexes).estimate(predicate.where),
        );
      case 'refers': {
        const matching = this.estimateIn(predicate.type, predicate.where);
        return this.owner ? Math.min(all, Math.ceil(matching * referencesPerName(this.owner, predicate.field))) : 0;
      }
      case 'referred':
      case 'contains':
        return Math.min(all, this.estimateIn(predicate.type, predicate.where));
    }
  }

  /** The estimate for another type. */
  estimateIn(type: string, predicate: Predicate): number {
    const index = this.indexes.get(type);
    return index ? new Estimator(index.keys, index, this.indexes).estimate(predicate) : 0;
  }
}

/** How many resources refer to the same one by a field, on average. */
export function referencesPerName({ keys }: TypeIndex, field: TermField): number {
  return keys.namesOf(field).size / Math.max(1, keys.dictionary(field).size);
}
