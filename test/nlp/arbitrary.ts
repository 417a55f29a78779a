import fc from 'fast-check';
import type { Annotations, Attribute, CodedEntity, Concept, Entity, Trait } from '../../src/nlp/annotator.js';

const score: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 0.5, 0.55638546),
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
);
const name = fc.constantFrom('DX_NAME', 'MEDICAL_CONDITION', 'x', 'é "quoted"\n', '🩺');

const traits: fc.Arbitrary<Trait[]> = fc.array(fc.record({ name, score }), { maxLength: 2 });

/** A stretch of the text that isn't empty. */
const mention = (text: string): fc.Arbitrary<Omit<Attribute, 'type' | 'relationshipScore'>> =>
  fc
    .record({ begin: fc.nat(text.length - 1), length: fc.nat(text.length - 1), score, traits })
    .map(({ begin, length, ...rest }) => {
      const end = Math.min(text.length, begin + length + 1);
      return { text: text.slice(begin, end), begin, end, ...rest };
    });

const entity = (text: string): fc.Arbitrary<Entity> =>
  fc
    .record({
      mention: mention(text),
      category: name,
      type: name,
      attributes: fc.array(
        fc
          .record({ mention: mention(text), type: name, relationshipScore: score })
          .map(({ mention: each, ...rest }): Attribute => ({ ...each, ...rest })),
        { maxLength: 2 },
      ),
    })
    .map(({ mention: each, ...rest }) => ({ ...each, ...rest }));

const concept: fc.Arbitrary<Concept> = fc.record({ code: name, description: name, score });

const coded = (text: string): fc.Arbitrary<CodedEntity> =>
  fc
    .record({ entity: entity(text), concepts: fc.array(concept, { maxLength: 5 }) })
    .map(({ entity: each, concepts }) => ({ ...each, concepts }));

/** What may be found in a text, which isn't empty. */
export const annotationsOf = (text: string): fc.Arbitrary<Annotations> =>
  fc.record({
    // Nothing keeps annotators from giving the same entity twice, with the concepts that it has elsewhere.
    entities: fc.array(fc.oneof(entity(text), coded(text)), { maxLength: 4 }),
    icd10cm: fc.array(coded(text), { maxLength: 4 }),
    rxnorm: fc.array(coded(text), { maxLength: 4 }),
    modelVersion: fc.constantFrom('1', '0.1.0'),
  });

export const someText: fc.Arbitrary<string> = fc.constantFrom(
  'x',
  'No cough. Streptococcal sore throat.',
  'Niño de 4 años con fiebre 🤒',
);
