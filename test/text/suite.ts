import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { GAP, occurrences, wordsOf, wordTest, type TextPhrase, type TextTerm } from '../../src/model/text-query.js';
import type { TextIndex, TextIndexAdapter } from '../../src/text/text-index.js';
import { runs } from '../support/runs.js';

/** What every text index is held to. `many`: as many documents as it takes for what is done in bulk to be done. */
export function textIndexSuite(adapter: TextIndexAdapter, many = 300): void {
  const { analysis, capabilities, create } = adapter;
  const phrase = (text: string): TextPhrase => ({
    op: 'phrase',
    terms: text.split(' ').map((word): TextTerm => {
      return word.endsWith('*') ? { text: word.slice(0, -1), prefix: true } : { text: analysis.stem(word) };
    }),
  });
  let index: TextIndex;
  const found = (text: string): readonly number[] => [...index.documents(phrase(text))].sort((a, b) => a - b);

  beforeEach(() => {
    index = create();
  });

  describe('documents', () => {
    beforeEach(() => {
      index.put(0, ['Heart failure since 2019, ICD E11.9']);
      index.put(7, ['failure of the heart', 'heart', 'failing liver E11.8']);
      index.put(3, ['Hearty meal, E11']);
    });

    test.each<[string, number[]]>([
      ['heart', [0, 7]],
      ['failure', [0, 7]],
      ['heart failure', [0]],
      ['failure heart', []],
      ['failure of the heart', [7]],
      ['heart heart', []],
      ['heart failing', []],
      ['heart*', [0, 3, 7]],
      ['hear* fail*', [0]],
      ['e11.9', [0]],
      ['e11', [3]],
      ['e11*', [0, 3, 7]],
      ['e11.*', [0, 7]],
      ['2019', [0]],
      ['nothing', []],
      ['nothing*', []],
      ['heart nothing', []],
      ['constructor', []],
    ])('%j is in %j', (text, docs) => expect(found(text)).toEqual(docs));

    test('frequencies, lengths and statistics are counted', () => {
      expect([0, 7, 3, 5].map((doc) => index.frequency(phrase('heart'), doc))).toEqual([1, 2, 0, 0]);
      expect([0, 7, 3, 5].map((doc) => index.frequency(phrase('heart*'), doc))).toEqual([1, 2, 1, 0]);
      expect([0, 7, 3, 5].map((doc) => index.length(doc))).toEqual([6, 8, 3, 0]);
      expect(index.statistics()).toEqual({ documents: 3, words: 17 });
    });

    test('what is removed is found no longer, and what is put again as it is then', () => {
      index.remove(7);
      expect(found('heart')).toEqual([0]);
      index.put(7, ['lungs']);
      index.remove(0);
      index.remove(12);
      expect([found('heart'), found('failure'), found('lungs'), found('e11*')]).toEqual([[], [], [7], [3]]);
      expect(index.statistics()).toEqual({ documents: 2, words: 4 });
    });

    test('a document without words is none', () => {
      index.put(9, ['--', '']);
      index.put(10, []);
      expect(index.statistics().documents).toBe(3);
      index.remove(9);
      index.remove(10);
      expect(index.statistics()).toEqual({ documents: 3, words: 17 });
    });
  });

  test('an empty index has nothing', () => {
    expect([found('a'), found('a*'), index.length(0), index.statistics()]).toEqual([
      [],
      [],
      0,
      { documents: 0, words: 0 },
    ]);
  });

  test('words that look like a query language of the library are words', () => {
    const words = ['a:b', '+a', '-a', 'a~1', 'a^2', 'a*b', '__proto__', 'constructor', 'hasownproperty', '0', 'and'];
    words.forEach((word, doc) => index.put(doc, [word]));
    for (let doc = words.length; doc < many; doc++) index.put(doc, ['other']);
    for (const [doc, word] of words.entries()) {
      const terms = analysis.words(word).map((each) => ({ text: analysis.stem(each) }));
      expect(index.documents({ op: 'phrase', terms })).toContain(doc);
    }
    // Never from this project's parser; the library must not take it for anything but a word that nobody has.
    for (const text of ['a*', '*', 'a~', '+a', '-a', 'x:a', '^', '\\']) {
      expect(index.documents({ op: 'phrase', terms: [{ text }] })).toEqual([]);
    }
  });

  describe('more documents than are done one by one', () => {
    const text = (doc: number): string => `word${doc % 10} all ${doc} ${doc % 2 === 0 ? 'left right' : 'right left'}`;
    const all = Array.from({ length: many }, (_, doc) => doc);

    beforeEach(() => {
      for (const doc of all) index.put(doc, [text(doc)]);
    });

    test('are all found, however many they are', () => {
      expect(found('all')).toEqual(all);
      expect(found('left right')).toEqual(all.filter((doc) => doc % 2 === 0));
      expect(found('word3')).toEqual(all.filter((doc) => doc % 10 === 3));
    });

    test('are found as they are after each write', () => {
      expect(found('all')).toHaveLength(many);
      for (const doc of all) {
        index.remove(doc);
        if (doc % 3 === 0) index.put(doc, ['new all']);
        const left = many - doc - 1;
        expect(index.documents(phrase('all'))).toHaveLength(left + Math.floor(doc / 3) + 1);
      }
      expect(found('new')).toEqual(all.filter((doc) => doc % 3 === 0));
      expect(found('left')).toEqual([]);
    });

    test('can be exported and made again', ({ skip }) => {
      if (!capabilities.export) return skip(`${adapter.name} has no export`);
      found('all');
      index.remove(5);
      index.put(many, ['one more all']);
      const exported = index.export!();
      const before = ['all', 'left right', 'word*', 'more'].map((each) => found(each));
      const statistics = index.statistics();
      index = create(exported);
      expect(['all', 'left right', 'word*', 'more'].map((each) => found(each))).toEqual(before);
      expect(index.statistics()).toEqual(statistics);
      index.remove(many);
      index.remove(6);
      expect([found('more'), found('6')]).toEqual([[], []]);
      index.put(6, ['heart failure']);
      expect(found('heart failure')).toEqual([6]);
    });
  });

  test('stems are compared where they are promised', () => {
    index.put(0, ['recurrent infections']);
    index.put(1, ['infected']);
    expect(found('infection')).toEqual(capabilities.stemming ? [0, 1] : []);
    expect(found('infection*')).toEqual([0]);
    expect(found('recurrent infect')).toEqual(capabilities.stemming ? [0] : []);
  });

  test('after any writes it says what a reading of the texts says', () => {
    const word = fc.constantFrom('heart', 'hearts', 'failure', 'fail', 'e11.9', 'e11', 'a', 'left', 'right');
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const doc = fc.nat(9);
    const write = fc.oneof(
      fc.record({ doc, texts: fc.array(text, { maxLength: 3 }) }),
      fc.record({ doc, texts: fc.constant(undefined) }),
    );
    const asked = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 });
    const step = fc.record({ writes: fc.array(write, { maxLength: 6 }), asked });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const tested = create();
        const model = new Map<number, readonly string[]>();
        for (const { writes, asked: words } of steps) {
          for (const { doc: each, texts } of writes) {
            tested.remove(each);
            model.delete(each);
            if (!texts) continue;
            tested.put(each, texts);
            model.set(each, wordsOf(texts, analysis));
          }
          const query = phrase(words.map(([each, prefix]) => (prefix ? `${each.slice(0, 3)}*` : each)).join(' '));
          const tests = query.terms.map((term) => wordTest(term, analysis));
          const expected = [...model].filter(([, sequence]) => occurrences(tests, sequence) > 0);
          expect([...tested.documents(query)].sort((a, b) => a - b)).toEqual(
            expected.map(([each]) => each).sort((a, b) => a - b),
          );
          for (const [each, sequence] of model) {
            expect(tested.frequency(query, each)).toBe(occurrences(tests, sequence));
            expect(tested.length(each)).toBe(sequence.filter((w) => w !== GAP).length);
          }
          const some = [...model.values()]
            .map((sequence) => sequence.filter((w) => w !== GAP))
            .filter(({ length }) => length > 0);
          expect(tested.statistics()).toEqual({ documents: some.length, words: some.flat().length });
        }
      }),
      runs(150),
    );
  });
}
