import type { Predicate } from '../../../model/predicate.js';
import type { TypeIndex } from '../type-index.js';
import { conjunction } from './conjunction.js';
import { Disjunction } from './disjunction.js';
import { Intervals, intervalsOf } from './intervals.js';
import { Contains, Referred, Refers } from './joins.js';
import { Everything, Named, ByAlias, Near, Negation, Nothing, Present, Texts } from './leaves.js';
import type { Note, Operator, Scope } from './operator.js';
import { Rows } from './rows.js';
import { Terms } from './terms.js';

/** A predicate on the resources of one type. `indexOf` gives the indexes that joins lead to. */
export function compile(
  predicate: Predicate,
  index: TypeIndex,
  indexOf: (type: string) => TypeIndex | undefined,
  note?: Note,
): Operator {
  const side: Scope['side'] = (type, where) => {
    const other = indexOf(type);
    return other && { index: other, operator: compile(where, other, indexOf, note) };
  };
  return operatorOf(predicate, { keys: index.keys, owner: index, side, note });
}

function operatorOf(predicate: Predicate, scope: Scope): Operator {
  const { keys } = scope;
  switch (predicate.op) {
    case 'all':
      return new Everything(keys);
    case 'none':
      return new Nothing();
    case 'and':
      return conjunction(predicate.of, scope, operatorOf);
    case 'or': {
      const intervals = intervalsOf(predicate);
      if (intervals) return new Intervals([intervals], keys);
      return new Disjunction(
        predicate.of.map((part) => operatorOf(part, scope)),
        keys,
      );
    }
    case 'not':
      return new Negation(operatorOf(predicate.of, scope), keys);
    case 'id':
      return new Named(predicate, scope);
    case 'alias':
      return new ByAlias(predicate.alias, scope);
    case 'present':
      return new Present(predicate.field, keys);
    case 'term':
      return new Terms(predicate, keys);
    case 'interval':
      return new Intervals([[predicate]], keys);
    case 'near':
      return new Near(predicate, keys);
    case 'text':
      return new Texts(predicate, keys);
    case 'row':
      return new Rows(predicate, scope, operatorOf);
    case 'refers':
      return new Refers(predicate, scope);
    case 'referred':
      return new Referred(predicate, scope);
    case 'contains':
      return new Contains(predicate, scope);
  }
}
