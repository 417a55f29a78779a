import { describe, expect, it } from 'vitest';
import type { Annotations, Entity } from '../../../src/nlp/annotator.js';
import { measure, type Counts } from './measure.js';
import { readNotes, type Mark, type Note } from './notes.js';
import { annotate } from './show.js';

const notes = readNotes();

describe('the notes annotated by hand', () => {
  it('are sixty, with all kinds of marks', () => {
    expect(notes).toHaveLength(60);
    expect(new Set(notes.map(({ text }) => text)).size).toBe(60);
    expect(notes.flatMap(({ entities }) => entities).length).toBeGreaterThan(800);
    expect(notes.flatMap(({ attributes }) => attributes).length).toBeGreaterThan(300);
  });

  it('have their marks where they say', () => {
    for (const { text, entities, attributes } of notes) {
      for (const { begin, end, text: marked } of [...entities, ...attributes])
        expect(text.slice(begin, end)).toBe(marked);
    }
  });
});

describe('measures', () => {
  const mark = (begin: number, end: number, more: Partial<Mark> = {}): Mark => {
    return { kind: 'dx', text: '', begin, end, category: 'C', type: 'T', traits: [], ...more };
  };
  const entity = (begin: number, end: number, more: Partial<Entity> = {}): Entity => {
    return { text: '', begin, end, score: 1, category: 'C', type: 'T', traits: [], attributes: [], ...more };
  };
  const note: Note = {
    group: 'g',
    title: '',
    text: '',
    entities: [mark(0, 5, { traits: ['A', 'B'], code: '1' }), mark(10, 15), mark(20, 25, { traits: ['A'], code: '2' })],
    attributes: [],
  };
  const annotations: Annotations = {
    entities: [
      entity(0, 5, { traits: [{ name: 'A', score: 1 }] }),
      entity(12, 18, { traits: [{ name: 'A', score: 1 }] }),
      entity(30, 35),
      entity(40, 45),
    ],
    icd10cm: [{ ...entity(0, 5), concepts: [{ code: '1', description: '', score: 1 }] }],
    rxnorm: [],
    modelVersion: '',
  };
  const measures = measure([note], () => annotations);
  const of = (counts: Counts, name: string): number[] => {
    const { marked, found, right } = counts.of(name);
    return [marked, found, right];
  };

  it('count what is marked, found, and right', () => {
    expect(of(measures.exact, 'C')).toEqual([3, 4, 1]);
    expect(of(measures.overlapping, 'C')).toEqual([3, 4, 2]);
    expect(of(measures.traits, 'A')).toEqual([2, 2, 1]);
    expect(of(measures.traits, 'B')).toEqual([1, 0, 0]);
    expect(of(measures.codes, 'ICD-10-CM')).toEqual([2, 1, 1]);
  });

  it('divide them', () => {
    const { precision, recall, f1 } = measures.overlapping.of('C');
    expect([precision, recall, f1.toFixed(4)]).toEqual([1 / 2, 2 / 3, '0.5714']);
  });

  it('of the built-in annotator are in docs/annotator.md, and no worse than they were', () => {
    const { exact, overlapping, traits } = measure(notes, annotate);
    expect(exact.of('all').f1).toBeGreaterThan(0.91);
    expect(overlapping.of('all').f1).toBeGreaterThan(0.94);
    expect(traits.of('NEGATION').f1).toBeGreaterThan(0.91);
  });
});
