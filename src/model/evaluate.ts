import { distance, type Point } from './distance.js';
import type {
  Field,
  Interval,
  IntervalField,
  KeySink,
  PointField,
  PresenceField,
  RowField,
  TermField,
  TextField,
} from './field.js';
import { holds, matchesTerm, type Predicate, type ReferredPredicate, type TermPredicate } from './predicate.js';
import { leading, termValue, type SortKey, type SortRule, type SortValue } from './sort.js';
import { GAP, holdsText, occurrences, wordsOf, wordTest, type TextPhrase } from './text-query.js';

/** What references call a resource: its id in the space of its type, or an alias in the empty one. */
export interface Name {
  readonly name: string;
  readonly space: string;
}

/** The other resources, as far as joins ask for them. */
export interface Others {
  /** Whether some resource of the type, contained or not, goes by the name and matches. */
  target(type: string, name: Name, where: Predicate): boolean;
  /** Whether some resource of the type, a contained one only if it says so, has one of the names in the field and matches. */
  source(referred: ReferredPredicate, names: readonly Name[]): boolean;
}

const NO_OTHERS: Others = { target: () => false, source: () => false };

/**
 * The index keys of one resource, kept as plain lists, and the meaning of predicates and sort keys over them. This is the definition
 * that every backend is held to.
 */
export class ResourceKeys implements KeySink {
  /** The resources that are contained in this one. */
  readonly containedKeys: ResourceKeys[] = [];
  /** What references may call it. */
  readonly names: Name[];
  private readonly presences = new Set<Field>();
  private readonly terms = new Map<Field, Name[]>();
  private readonly intervals = new Map<Field, { low: number; high: number; space: string }[]>();
  private readonly points = new Map<Field, Point[]>();
  private readonly rows = new Map<Field, ResourceKeys[]>();
  private readonly words = new Map<Field, readonly string[]>();

  constructor(
    readonly id: string,
    readonly type = '',
  ) {
    this.names = [{ name: id, space: type }];
  }

  present(field: PresenceField): void {
    this.presences.add(field);
  }

  term(field: TermField, name: string, space: string): void {
    const terms = this.terms.get(field);
    if (terms) terms.push({ name, space });
    else this.terms.set(field, [{ name, space }]);
  }

  interval(field: IntervalField, { low, high }: Interval, space: string): void {
    const intervals = this.intervals.get(field);
    if (intervals) intervals.push({ low, high, space });
    else this.intervals.set(field, [{ low, high, space }]);
  }

  point(field: PointField, latitude: number, longitude: number): void {
    const points = this.points.get(field);
    if (points) points.push({ latitude, longitude });
    else this.points.set(field, [{ latitude, longitude }]);
  }

  text(field: TextField, texts: readonly string[]): void {
    this.words.set(field, wordsOf(texts, field.analysis));
  }

  row(field: RowField, fill: (keys: KeySink) => void): void {
    const row = new ResourceKeys(this.id, this.type);
    fill(row);
    const rows = this.rows.get(field);
    if (rows) rows.push(row);
    else this.rows.set(field, [row]);
  }

  alias(name: string): void {
    this.names.push({ name, space: '' });
  }

  contained(type: string, name: string, fill: (keys: KeySink) => void): void {
    const keys = new ResourceKeys(name, type);
    fill(keys);
    this.containedKeys.push(keys);
  }

  isCalled({ name, space }: Name): boolean {
    return this.names.some((each) => each.name === name && each.space === space);
  }

  /** The terms of a field. */
  termsOf(field: TermField): readonly Name[] {
    return this.terms.get(field) ?? [];
  }

  /** How many words there are in the texts of a field. */
  lengthOf(field: TextField): number {
    return (this.words.get(field) ?? []).filter((word) => word !== GAP).length;
  }

  /** How often a phrase stands in the texts of a field. */
  frequencyOf({ terms }: TextPhrase, field: TextField): number {
    const tests = terms.map((term) => wordTest(term, field.analysis));
    return occurrences(tests, this.words.get(field) ?? []);
  }

  /** Whether the resource with these keys matches. Without `others` there are none that it could be joined with. */
  matches(predicate: Predicate, others: Others = NO_OTHERS): boolean {
    switch (predicate.op) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'and':
        return predicate.of.every((part) => this.matches(part, others));
      case 'or':
        return predicate.of.some((part) => this.matches(part, others));
      case 'not':
        return !this.matches(predicate.of, others);
      case 'id':
        return predicate.ids.includes(this.id);
      case 'alias':
        return this.isCalled({ name: predicate.alias, space: '' });
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
      case 'text':
        return holdsText(predicate.query, (phrase) => this.frequencyOf(phrase, predicate.field) > 0);
      case 'row':
        return (this.rows.get(predicate.field) ?? []).some((row) => row.matches(predicate.where));
      case 'refers':
        return this.termsOf(predicate.field).some((name) => others.target(predicate.type, name, predicate.where));
      case 'referred':
        return others.source(predicate, this.names);
      case 'contains':
        return this.containedKeys.some((each) => each.type === predicate.type && each.matches(predicate.where, others));
    }
  }

  /** What the resource with these keys is sorted by. */
  sortValue({ key, descending }: SortRule): SortValue {
    switch (key.by) {
      case 'low': {
        const lows = key.fields.flatMap((field) => (this.intervals.get(field) ?? []).map(({ low }) => low));
        return lows.reduce<number | undefined>((least, low) => leading(least, low, descending), undefined);
      }
      case 'term': {
        const { field, form } = key;
        const names = (this.terms.get(field) ?? []).map(({ name, space }) => {
          return termValue(form, name, field.fold(name, space));
        });
        return names.reduce((least, name) => leading(least, name, descending), undefined);
      }
      case 'first': {
        const value = (of: SortKey): SortValue => this.sortValue({ key: of, descending });
        return key.of.map(value).find((each) => each !== undefined);
      }
      case 'id':
        return this.id;
      case 'score':
        return 0;
    }
  }

  private matchesTerm(predicate: TermPredicate): boolean {
    const { field } = predicate;
    return this.termsOf(field).some(({ name, space }) => {
      return matchesTerm(predicate, name, field.fold(name, space), space);
    });
  }
}
