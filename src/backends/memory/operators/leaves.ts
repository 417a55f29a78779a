import { fromUnsorted, subtract } from '../../../index/algebra.js';
import { EMPTY, SingleDoc, type DocSet } from '../../../index/docset.js';
import { postingDocs, postingSize } from '../../../index/postings.js';
import type { PresenceField } from '../../../model/field.js';
import type { NearPredicate, Predicate, TextPredicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import { findTexts } from '../text.js';
import type { TypeIndex } from '../type-index.js';
import type { Operator, Scope } from './operator.js';

export class Everything implements Operator {
  constructor(private readonly keys: KeyIndex) {}

  evaluate(): DocSet {
    return this.keys.live;
  }

  estimate(): number {
    return this.keys.live.size;
  }
}

export class Nothing implements Operator {
  evaluate(): DocSet {
    return EMPTY;
  }

  estimate(): number {
    return 0;
  }
}

export class Negation implements Operator {
  constructor(
    private readonly of: Operator,
    private readonly keys: KeyIndex,
  ) {}

  evaluate(within?: DocSet): DocSet {
    return subtract(within ?? this.keys.live, this.of.evaluate(within), this.keys.scratch);
  }

  estimate(): number {
    return this.keys.live.size - this.of.estimate();
  }
}

/** The ids or sequences are asked for anew each time: those of an include are other ones then. */
export class Named implements Operator {
  private readonly keys: KeyIndex;
  private readonly owner: TypeIndex | undefined;
  /** The only id that was asked for last, and its document. */
  private lastId: string | undefined;
  private lastDoc = -1;

  constructor(
    private readonly predicate: Extract<Predicate, { op: 'id' }>,
    { keys, owner }: Scope,
  ) {
    this.keys = keys;
    this.owner = owner;
  }

  evaluate(): DocSet {
    const { sequences } = this.predicate;
    if (sequences) return fromUnsorted(sequences, this.keys.scratch);
    const { ids } = this.predicate;
    if (ids.length === 1) return this.only(ids[0]!);
    const docs: number[] = [];
    for (const id of ids) {
      const doc = this.owner?.documents.number(id);
      if (doc !== undefined) docs.push(doc);
    }
    return fromUnsorted(docs, this.keys.scratch);
  }

  estimate(): number {
    const { predicate } = this;
    const count = predicate.sequences ? predicate.sequences.length : predicate.ids.length;
    return Math.min(this.keys.live.size, count);
  }

  /** A number is given out once, so that it is still that of the id as long as it's in use. Hashing 36 characters took 0.1 µs. */
  private only(id: string): DocSet {
    const { owner } = this;
    if (id !== this.lastId || this.lastDoc < 0 || !owner?.documents.isNumber(this.lastDoc)) {
      this.lastId = id;
      this.lastDoc = owner?.documents.number(id) ?? -1;
    }
    return this.lastDoc < 0 ? EMPTY : new SingleDoc(this.lastDoc);
  }
}

export class ByAlias implements Operator {
  private readonly owner: TypeIndex | undefined;

  constructor(
    private readonly alias: string,
    { owner }: Scope,
  ) {
    this.owner = owner;
  }

  evaluate(): DocSet {
    return this.owner ? postingDocs(this.owner.documents.named(this.alias, '')) : EMPTY;
  }

  estimate(): number {
    return this.owner ? postingSize(this.owner.documents.named(this.alias, '')) : 0;
  }
}

export class Present implements Operator {
  constructor(
    private readonly field: PresenceField,
    private readonly keys: KeyIndex,
  ) {}

  evaluate(): DocSet {
    return this.keys.withValue(this.field);
  }

  estimate(): number {
    return this.keys.withValue(this.field).size;
  }
}

export class Near implements Operator {
  constructor(
    private readonly predicate: NearPredicate,
    private readonly keys: KeyIndex,
  ) {}

  evaluate(): DocSet {
    return fromUnsorted(this.keys.points(this.predicate.field).find(this.predicate), this.keys.scratch);
  }

  estimate(): number {
    return this.keys.points(this.predicate.field).size;
  }
}

export class Texts implements Operator {
  constructor(
    private readonly predicate: TextPredicate,
    private readonly keys: KeyIndex,
  ) {}

  evaluate(): DocSet {
    return findTexts(this.predicate, this.keys);
  }

  /** What is found is kept until the next write, so that evaluating asks for nothing twice. */
  estimate(): number {
    return findTexts(this.predicate, this.keys).size;
  }
}
