import { expect, test } from 'vitest';
import { Documents } from '../../src/backends/memory/documents.js';
import { Targets } from '../../src/backends/memory/targets.js';
import { fromSorted } from '../../src/index/algebra.js';
import { DocBits } from '../../src/index/docset.js';
import { ForwardIndex } from '../../src/index/forward.js';
import { NameColumn } from '../../src/index/name-column.js';
import { TermDictionary } from '../../src/index/term-dictionary.js';
import { TermTable } from '../../src/index/term-table.js';

const NOWHERE = -1;
const BY_NAME = -2;

/** Documents with references to those of another type, of which every look by name is counted. */
class Referring {
  private readonly live = new DocBits();
  private readonly table = new TermTable();
  private readonly forward = new ForwardIndex();
  private readonly dictionary = new TermDictionary((name) => name, this.table);
  private readonly names = new NameColumn(this.dictionary.number, this.table, this.forward, 0);
  private readonly documents = new Documents('B', this.live);
  private looks = 0;
  private readonly targets = new Targets(
    this.names,
    (ordinal) => {
      this.looks++;
      return this.dictionary.term(ordinal);
    },
    this.documents,
  );

  refer(doc: number, ...references: readonly string[]): void {
    this.targets.forget(doc);
    this.names.removeDoc(doc);
    this.forward.remove(doc);
    this.forward.begin(doc);
    for (const reference of references) {
      const [space = '', name = ''] = reference.split('/');
      const ordinal = this.dictionary.intern(name, space);
      this.forward.push(doc, ordinal);
      this.names.add(doc, ordinal);
    }
  }

  put(id: string): number {
    const doc = this.documents.add(id);
    this.live.add(doc);
    return doc;
  }

  remove(id: string): void {
    const doc = this.documents.number(id)!;
    this.live.remove(doc);
    this.documents.remove(doc);
  }

  /** The targets of some documents, and which of these are looked for by name. */
  all(docs: readonly number[]): { targets: number[]; byName: number[] } {
    const byName: number[] = [];
    return { targets: this.targets.ofAll(docs, (doc) => void byName.push(doc)), byName };
  }

  /** Those of some documents that refer to one of some targets, and by name whatever is even. */
  to(targets: readonly number[], docs: readonly number[]): number[] {
    return this.targets.referringTo(fromSorted(targets), docs, (doc) => doc % 2 === 0);
  }

  /** Where a document leads, and how often that was looked for by name when asked three times. */
  ask(doc: number): [target: number, looks: number] {
    this.looks = 0;
    const [first, ...others] = [this.targets.of(doc), this.targets.of(doc), this.targets.of(doc)];
    expect(others).toEqual([first, first]);
    return [first, this.looks];
  }
}

test('a reference is looked for by name once, and again when it may lead elsewhere', () => {
  const referring = new Referring();
  referring.refer(0, 'B/x');
  referring.refer(1, 'C/x');
  referring.refer(2, 'B/x', 'B/y');
  referring.refer(3);
  referring.refer(900, 'B/y');
  expect([0, 1, 2, 3, 4, 900, 5000].map((doc) => referring.ask(doc))).toEqual([
    [NOWHERE, 1],
    [NOWHERE, 1],
    [BY_NAME, 0],
    [NOWHERE, 0],
    [NOWHERE, 0],
    [NOWHERE, 1],
    [NOWHERE, 0],
  ]);
  const [x, y] = [referring.put('x'), referring.put('y')];
  expect([0, 1, 900].map((doc) => referring.ask(doc))).toEqual([
    [x, 1],
    // Another type's never lead here, whatever comes.
    [NOWHERE, 0],
    [y, 1],
  ]);
  referring.put('z');
  expect([0, 1, 900].map((doc) => referring.ask(doc))).toEqual([
    [x, 0],
    [NOWHERE, 0],
    [y, 0],
  ]);
  referring.remove('x');
  expect([0, 900].map((doc) => referring.ask(doc))).toEqual([
    [NOWHERE, 1],
    [y, 0],
  ]);
  const again = referring.put('x');
  expect(referring.ask(0)).toEqual([again, 1]);
  referring.refer(0, 'B/y');
  expect(referring.ask(0)).toEqual([y, 1]);
});

test('of documents one after the other that refer to the same one it is given once, and each is found', () => {
  const referring = new Referring();
  const [x, y] = [referring.put('x'), referring.put('y')];
  ['B/x', 'B/x', 'B/y', 'B/y', 'B/x', 'C/x', 'B/nobody'].forEach((reference, doc) => referring.refer(doc, reference));
  referring.refer(7, 'B/x', 'B/y');
  referring.refer(8, 'B/y', 'B/x');
  const docs = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  // As found by name, and as known since.
  for (let round = 0; round < 2; round++) {
    expect(referring.all(docs)).toEqual({ targets: [x, y, x], byName: [7, 8] });
    expect(referring.to([x], docs)).toEqual([0, 1, 4, 8]);
    expect(referring.to([x, y], docs)).toEqual([0, 1, 2, 3, 4, 8]);
  }
  referring.remove('x');
  expect(referring.all(docs)).toEqual({ targets: [y], byName: [7, 8] });
  expect(referring.to([y], docs)).toEqual([2, 3, 8]);
  expect(referring.all([0, 5, 6, 1])).toEqual({ targets: [], byName: [] });
});
