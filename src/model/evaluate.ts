import { distance, type Point } from './distance.js';
import type { Field, IntervalField, KeySink, PointField, PresenceField, RowField, TermField } from './field.js';
import { holds, matchesTerm, type Predicate, type TermPredicate } from './predicate.js';

/**
 * The index keys of one resource, kept as plain lists, and the meaning of predicates over them. This is the definition
 * that every backend is held to.
 */
export class ResourceKeys implements KeySink {
  private readonly presences = new Set<Field>();
  private readonly terms = new Map<Field, { name: string; space: string }[]>();
  private readonly intervals = new Map<Field, { low: number; high: number; space: string }[]>();
  private readonly points = new Map<Field, Point[]>();
  private readonly rows = new Map<Field, ResourceKeys[]>();

  constructor(private readonly id: string) {}

  present(field: PresenceField): void {
    this.presences.add(field);
  }

  term(field: TermField, name: string, space: string): void {
    const terms = this.terms.get(field);
    if (terms) terms.push({ name, space });
    else this.terms.set(field, [{ name, space }]);
  }

  interval(field: IntervalField, low: number, high: number, space: string): void {
    const intervals = this.intervals.get(field);
    if (intervals) intervals.push({ low, high, space });
    else this.intervals.set(field, [{ low, high, space }]);
  }

  point(field: PointField, latitude: number, longitude: number): void {
    const points = this.points.get(field);
    if (points) points.push({ latitude, longitude });
    else this.points.set(field, [{ latitude, longitude }]);
  }

  row(field: RowField, fill: (keys: KeySink) => void): void {
    const row = new ResourceKeys(this.id);
    fill(row);
    const rows = this.rows.get(field);
    if (rows) rows.push(row);
    else this.rows.set(field, [row]);
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
        const { field, relation, low, high, space } = predicate;
        return (this.intervals.get(field) ?? []).some(
          (each) => (space === undefined || each.space === space) && holds(relation, each.low, each.high, low, high),
        );
      }
      case 'near':
        return (this.points.get(predicate.field) ?? []).some((point) => distance(point, predicate) <= predicate.metres);
      case 'row':
        return (this.rows.get(predicate.field) ?? []).some((row) => row.matches(predicate.where));
    }
  }

  private matchesTerm(predicate: TermPredicate): boolean {
    const { field } = predicate;
    return (this.terms.get(field) ?? []).some(({ name, space }) => {
      return matchesTerm(predicate, name, field.fold(name, space), space);
    });
  }
}
