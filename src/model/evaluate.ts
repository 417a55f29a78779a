import type { Field, IntervalField, KeySink, PresenceField, TermField } from './field.js';
import { holds, passes, type Predicate, type TermPredicate } from './predicate.js';

/**
 * The index keys of one resource, kept as plain lists, and the meaning of predicates over them. This is the definition
 * that every backend is held to.
 */
export class ResourceKeys implements KeySink {
  private readonly presences = new Set<Field>();
  private readonly terms = new Map<Field, { name: string; space: string }[]>();
  private readonly intervals = new Map<Field, [number, number][]>();

  constructor(private readonly id: string) {}

  present(field: PresenceField): void {
    this.presences.add(field);
  }

  term(field: TermField, name: string, space: string): void {
    const terms = this.terms.get(field);
    if (terms) terms.push({ name, space });
    else this.terms.set(field, [{ name, space }]);
  }

  interval(field: IntervalField, low: number, high: number): void {
    const intervals = this.intervals.get(field);
    if (intervals) intervals.push([low, high]);
    else this.intervals.set(field, [[low, high]]);
  }

  /** Whether the resource with these keys matches. */
  matches(predicate: Predicate): boolean {
    switch (predicate.op) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'and':
        return predicate.of.every((part) => this.matches(part));
      case 'or':
        return predicate.of.some((part) => this.matches(part));
      case 'not':
        return !this.matches(predicate.of);
      case 'id':
        return predicate.ids.includes(this.id);
      case 'present':
        return this.presences.has(predicate.field);
      case 'term':
        return this.matchesTerm(predicate);
      case 'interval': {
        const { field, relation, low, high } = predicate;
        return (this.intervals.get(field) ?? []).some(([t0, t1]) => holds(relation, t0, t1, low, high));
      }
    }
  }

  private matchesTerm({ field, test, on, text, space }: TermPredicate): boolean {
    return (this.terms.get(field) ?? []).some(
      (term) =>
        (space === undefined || term.space === space) &&
        passes(test, on === 'folded' ? field.fold(term.name, term.space) : term.name, text),
    );
  }
}
