import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForwardIndex } from '../../src/index/forward.js';
import { NameColumn } from '../../src/index/name-column.js';
import { TermDictionary } from '../../src/index/term-dictionary.js';
import { TermTable } from '../../src/index/term-table.js';
import { runs } from '../support/runs.js';

/** A column in an index that has another field besides. */
class Indexed {
  private readonly forward = new ForwardIndex();
  private readonly table = new TermTable();
  private readonly field = new TermDictionary((name) => name, this.table);
  private readonly other = new TermDictionary((name) => name, this.table);
  private made: NameColumn | undefined;

  /** Made when it is first asked for. */
  get column(): NameColumn {
    return (this.made ??= new NameColumn(this.field.number, this.table, this.forward, 41));
  }

  /** The names of a document in place of those that it had. */
  write(doc: number, names: readonly string[]): void {
    const { postings } = this.table;
    this.made?.removeDoc(doc);
    for (const ordinal of this.forward.get(doc)) postings.remove(ordinal, doc);
    this.forward.remove(doc);
    this.forward.begin(doc);
    for (const name of names) {
      const ordinal = this.field.intern(name, '');
      for (const each of [this.other.intern(name, ''), ordinal]) {
        postings.add(each, doc, 41);
        this.forward.push(doc, each);
      }
      this.made?.add(doc, ordinal);
    }
  }

  some(doc: number, passes: (name: string) => boolean): boolean {
    return this.column.some(doc, (ordinal) => passes(this.field.term(ordinal).name));
  }
}

const name = fc.nat(9).map(String);
const change = fc.record({ doc: fc.nat(40), names: fc.uniqueArray(name, { maxLength: 3 }), asks: fc.boolean() });

test('every document has the names that it was given last', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const indexed = new Indexed();
      const model = new Map<number, readonly string[]>();
      for (const { doc, names, asks } of changes) {
        indexed.write(doc, names);
        model.delete(doc);
        if (names.length > 0) model.set(doc, names);
        if (asks) expect(indexed.column.size).toBe(model.size);
      }
      expect(indexed.column.size).toBe(model.size);
      indexed.column.removeDoc(1000);
      for (let doc = 0; doc <= 41; doc++) {
        const passed: string[] = [];
        expect(indexed.some(doc, (each) => passed.push(each) === 0)).toBe(false);
        expect(passed).toEqual(model.get(doc) ?? []);
        for (let each = 0; each < 10; each++) {
          const has = model.get(doc)?.includes(String(each)) ?? false;
          expect(indexed.some(doc, (known) => known === String(each))).toBe(has);
        }
      }
    }),
    runs(200),
  );
});

test('stops at the first name that passes', () => {
  const indexed = new Indexed();
  indexed.write(3, ['5', '6', '7']);
  const asked: string[] = [];
  indexed.some(3, (each) => asked.push(each) === 2);
  expect(asked).toEqual(['5', '6']);
});

test('a document keeps its only name when ordinals need more than 16 bits', () => {
  const table = new TermTable();
  const field = new TermDictionary((name) => name, table);
  const column = new NameColumn(field.number, table, new ForwardIndex(), 0);
  const last = 0x1_0001;
  for (let doc = 0; doc <= last; doc++) column.add(doc, field.intern(`${doc}`, ''));
  for (const doc of [0, 0xfffc, 0xfffd, 0xfffe, 0xffff, last]) expect(column.onlyTerm(doc)).toBe(doc);
});
