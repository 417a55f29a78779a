import type { TermField } from '../../model/field.js';
import { leading, printSortRule, termValue, type SortRule, type TermForm } from '../../model/sort.js';
import type { KeyIndex } from './key-index.js';
import { Ordering, type Column, type Identities } from './ordering.js';

/** How many orderings of a type are kept up, which cost two words a document each. */
const ORDERINGS = 16;

/** The leading term of each document: null when it has none, undefined until somebody asks or after a write. */
type Terms = (string | null | undefined)[];

/**
 * What the documents of an index are sorted by. Intervals are kept by document anyway; terms have to be gathered from all
 * that a document has, which is done once for each document and rule.
 */
export class SortColumns {
  private readonly termsOf = new Map<string, Terms>();
  /** As the rules print: every plan has its own. */
  private readonly byText = new Map<string, Ordering>();

  constructor(
    private readonly identities: Identities,
    private readonly keys: KeyIndex,
  ) {}

  /** The same one for the same rules, as long as it is among the last so many that were asked for. */
  ordering(rules: readonly SortRule[]): Ordering {
    const text = rules.map(printSortRule).join();
    let ordering = this.byText.get(text);
    if (!ordering) {
      const columns = rules.map((rule) => this.column(rule));
      ordering = new Ordering(this.identities, rules, columns, this.keys);
      for (const [oldest, each] of this.byText) {
        if (this.byText.size < ORDERINGS) break;
        each.isKept = false;
        this.byText.delete(oldest);
      }
      this.byText.set(text, ordering);
    }
    return ordering;
  }

  private column({ key, descending }: SortRule): Column {
    switch (key.by) {
      case 'low': {
        const [column, ...others] = key.fields.map((field) => this.keys.column(field));
        if (!column) return () => undefined;
        if (others.length === 0) return (doc) => column.low(doc, descending);
        return (doc) =>
          others.reduce(
            (low, other) => leading(low, other.low(doc, descending), descending),
            column.low(doc, descending),
          );
      }
      case 'term':
        return this.terms(key.field, key.form, descending, printSortRule({ key, descending }));
      case 'first': {
        const columns = key.of.map((of) => this.column({ key: of, descending }));
        return (doc) => {
          for (const column of columns) {
            const value = column(doc);
            if (value !== undefined) return value;
          }
          return undefined;
        };
      }
      case 'id':
        return (doc) => this.identities.idOf(doc);
      case 'score':
        return () => 0;
    }
  }

  /** To be told of every document that is written or removed. */
  forget(doc: number): void {
    // As long as a load lasts, mostly.
    if (this.byText.size === 0) return;
    for (const terms of this.termsOf.values()) if (doc < terms.length) terms[doc] = undefined;
    for (const ordering of this.byText.values()) ordering.forget(doc);
  }

  private terms(field: TermField, form: TermForm, descending: boolean, name: string): Column {
    const known = this.termsOf.get(name) ?? [];
    this.termsOf.set(name, known);
    return (doc) => {
      let value = known[doc];
      if (value === undefined) {
        let found: string | undefined;
        this.keys.eachTerm(doc, field, (term) => {
          found = leading(found, termValue(form, term.name, term.folded), descending);
        });
        // Not by its index where that would leave a gap, which would make the array a slow one.
        while (known.length < doc) known.push(undefined);
        value = known[doc] = found ?? null;
      }
      return value ?? undefined;
    };
  }
}
