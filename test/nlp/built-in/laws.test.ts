import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotateTokens, type Knowledge } from '../../../src/nlp/built-in/annotate.js';
import { createAnnotator, defaultDictionary, type Annotations } from '../../../src/nlp/built-in/create-annotator.js';
import { traitsOf } from '../../../src/nlp/built-in/context.js';
import { createParts } from '../../../src/nlp/built-in/medication-parts.js';
import { createLookup } from '../../../src/nlp/built-in/mentions.js';
import { Phrases } from '../../../src/nlp/built-in/phrases.js';
import { tokenize } from '../../../src/nlp/built-in/tokens.js';
import { triggerPhrases, type Trigger } from '../../../src/nlp/built-in/triggers.js';
import { createWordForms } from '../../../src/nlp/built-in/word-forms.js';
import { runs } from '../../support/runs.js';
import { readNotes } from './notes.js';

const annotator = createAnnotator();

/** Pieces that mean something to some rule. */
const PIECES = [
  ...[
    'no ',
    'denies ',
    'mother ',
    'if ',
    'possible ',
    's/p ',
    ' ruled out',
    ' but ',
    'history of ',
    'awaiting ',
    'not ',
    'the ',
    'left ',
  ],
  ...[
    'fever',
    'chest pain',
    'Crohn’s disease',
    'pain in the',
    'COVID-19',
    'appendectomy',
    'abdomen',
    'MS',
    'K ',
    'HbA1c ',
    'BP ',
  ],
  ...[
    'lisinopril ',
    'amoxicillin 250 mg / clavulanate',
    '24 hr metformin hydrochloride 500 mg',
    '10 mg ',
    'oral ',
    'tablet',
    'bid',
    'every ',
    '1-',
  ],
  ...[
    '# Allergies\n',
    'Family history: ',
    'PMH:\n',
    '\n',
    '\r\n',
    '. ',
    '; ',
    ': ',
    ', ',
    '- ',
    '(',
    ')',
    '/',
    '%',
    '°',
    '@',
    '#',
    "'",
    '’',
    '.',
  ],
  ...[
    'Dr. ',
    'Ana ',
    'Moreno',
    ' is a ',
    '60',
    ' year-old',
    'yo',
    '2019-',
    '02',
    '/',
    'March ',
    '555-',
    '0142',
    'MRN ',
    'www.',
    'https://',
    'St',
  ],
  ...[
    '\u{1F600}',
    '\uD83D',
    '\uDE00',
    'é',
    'e\u0301',
    'ǅ',
    'ﬁ',
    'ß',
    'İ',
    '٣',
    '½',
    '\u200B',
    '\u00A0',
    '\u2028',
    '漢',
    '\0',
  ],
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

function isPlaced(text: string, { entities, icd10cm, rxnorm }: Annotations): void {
  for (const list of [entities, icd10cm, rxnorm]) {
    for (const [at, entity] of list.entries()) {
      for (const one of [entity, ...entity.attributes]) {
        expect(text.slice(one.begin, one.end)).toBe(one.text);
        expect(one.end).toBeGreaterThan(one.begin);
      }
      for (const one of [entity, ...entity.attributes, ...entity.traits]) {
        expect(one.score).toBeGreaterThan(0);
        expect(one.score).toBeLessThanOrEqual(1);
      }
      expect(list[at - 1]?.end ?? 0).toBeLessThanOrEqual(entity.begin);
    }
  }
  for (const coded of [...icd10cm, ...rxnorm]) {
    const { concepts, ...entity } = coded;
    expect(entities).toContainEqual(entity);
    expect(concepts.length).toBeGreaterThan(0);
    for (const [rank, { score }] of concepts.entries())
      expect(score).toBeLessThanOrEqual(concepts[rank - 1]?.score ?? 1);
  }
}

describe('annotations', () => {
  it('are of the text, in its order, without overlap, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => isPlaced(text, annotator.annotate(text))),
      runs(1500),
    );
  });

  it('are so in the notes too, inside of others', () => {
    for (const { text } of readNotes()) isPlaced(text, annotator.annotate(text));
  });

  it('are the same again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(createAnnotator().annotate(text)).toEqual(annotator.annotate(text));
      }),
      runs(20),
    );
  });

  it('of one sentence are not changed by a paragraph before it', () => {
    const before = 'Nothing of note.\n\n';
    const sentences = readNotes().flatMap(({ text }) =>
      text.split('\n').filter((line) => /^[A-Z][^:#]*\.$/.test(line)),
    );
    expect(sentences.length).toBeGreaterThan(50);
    for (const text of sentences) {
      const moved = annotator
        .annotate(before + text)
        .entities.map(({ begin, ...entity }) => [begin - before.length, entity.text, entity.traits]);
      expect(moved).toEqual(
        annotator.annotate(text).entities.map(({ begin, ...entity }) => [begin, entity.text, entity.traits]),
      );
    }
  });
});

describe('work grows with the length of the text', () => {
  const triggers = new Phrases<Trigger>();
  for (const [phrase, trigger] of triggerPhrases()) triggers.add(phrase, trigger);
  const knowledge: Knowledge = {
    ...createLookup([defaultDictionary()]),
    triggers,
    parts: createParts(),
    identity: true,
  };

  /** Counts how often an array is looked at. */
  function counted<T>(array: T[], count: () => void): T[] {
    return new Proxy(array, {
      get(target, name, receiver) {
        count();
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  }

  function isLinear(steps: (n: number) => number): void {
    const [once, twice, four] = [300, 600, 1200].map(steps);
    expect(twice! - once!).toBeLessThan(1.2 * once! + 300);
    expect(four! - twice!).toBeLessThan(1.05 * 2 * (twice! - once!) + 300);
  }

  /** How often a token was looked at. */
  function steps(text: string): number {
    let count = 0;
    const tokens = counted(tokenize(text, createWordForms()), () => count++);
    annotateTokens(text, tokens, knowledge, '');
    return count;
  }

  it.each([
    'no fever ',
    'no ',
    'fever ',
    'aspirin ',
    'aspirin 10 mg ',
    '10 mg ',
    '1-',
    'fever ruled out ',
    'mother ',
    'if no possible fever ',
    'not only ',
    'pain in the ',
    'chronic obstructive pulmonary ',
    'insulin isophane, human 70 unt/ml / ',
    'assessment using car, relax, alone, forget, friends, trouble ',
    'a',
    'a.',
    'a@',
    'a.b@',
    '@',
    'Ana ',
    'Ana-',
    'Dr. ',
    'MRN: ',
    'MRN A-',
    '555-',
    'https://',
    '12 Ana ',
    '2019-01-01',
    '\n',
    '# ',
    'PMH: ',
    'a/',
    '\n- ',
    'K ',
    'HbA1c : ',
  ])('of %j, over and over', (piece) => {
    isLinear((n) => steps(piece.repeat(n)));
  });

  it.each(['no fever ', 'fever ruled out ', 'mother fever ', 'no mother if fever '])('of traits in %j', (piece) => {
    isLinear((n) => {
      let count = 0;
      const tokens = tokenize(piece.repeat(n), createWordForms());
      const mentions = tokens.flatMap(({ text }, begin) =>
        text === 'fever' ? [{ begin, end: begin + 1, category: 'MEDICAL_CONDITION' }] : [],
      );
      const whole = { begin: 0, end: tokens.length, section: 'other' } as const;
      const traits = traitsOf(
        tokens,
        whole,
        counted(mentions, () => count++),
        triggers,
      );
      expect(traits[1]).not.toEqual([]);
      return count;
    });
  });
});
