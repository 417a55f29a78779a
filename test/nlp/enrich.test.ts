import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotations, Annotator, CodedEntity, Entity } from '../../src/nlp/annotator.js';
import { enrich as enrichAll } from '../../src/nlp/enrich.js';
import type { NlpOptions } from '../../src/nlp/options.js';
import { readEnrichment } from '../../src/nlp/read.js';
import { MALFORMED } from '../support/law.js';
import { runs } from '../support/runs.js';
import { annotationsOf, someText } from './arbitrary.js';

const SECRET = 'Zachariah';

/** The document alone. */
function enrich<R extends Document>(given: R, by: Annotator, onFailure?: NlpOptions['onFailure']): R | Promise<R> {
  const enriched = enrichAll(given, { annotator: by, ...(onFailure && { onFailure }) });
  return enriched instanceof Promise ? enriched.then(({ resource }) => resource) : enriched.resource;
}

type Document = { resourceType: string; id: string } & Record<string, unknown>;

const note = (text: string, members: object = {}): Document => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
  ...members,
});

const NOTHING: Annotations = { entities: [], icd10cm: [], rxnorm: [], modelVersion: '1' };
const annotator = (annotate: (text: string) => unknown): Annotator => ({ annotate: annotate as never });
const silent = annotator(() => NOTHING);

const entity = (text: string, word: string): Entity => ({
  ...{ text: word, begin: text.indexOf(word), end: text.indexOf(word) + word.length, score: 0.9 },
  ...{ category: 'MEDICAL_CONDITION', type: 'DX_NAME', traits: [], attributes: [] },
});

function statusOf(document: object): string {
  const { status, message } = readEnrichment(document)!;
  return `${status}: ${message}`;
}

describe('a document with text', () => {
  test('gets what was found in it, beside what it has', () => {
    const given = note('Fever and cough.', { extension: [{ url: 'http://example.org/a', valueString: 'x' }] });
    const before = structuredClone(given);
    const found = enrich(
      given,
      annotator((text) => ({ ...NOTHING, entities: [entity(text, 'cough')] })),
    ) as Document;
    expect(given).toEqual(before);
    const { extension, ...rest } = found;
    expect({ ...rest, extension: (extension as unknown[]).slice(0, -1) }).toEqual(before);
    expect(readEnrichment(found)).toMatchObject({
      status: 'SUCCESS',
      entities: [{ text: 'cough', begin: 10, end: 15 }],
      modelVersion: '1',
    });
  });

  test('keeps everything that was found, and is the same when it is enriched again', () => {
    fc.assert(
      fc.property(
        someText.chain((text) => fc.tuple(fc.constant(text), annotationsOf(text), annotationsOf(text))),
        ([text, first, second]) => {
          const once = enrich(
            note(text),
            annotator(() => first),
          ) as Document;
          expect(
            enrich(
              once,
              annotator(() => first),
            ),
          ).toEqual(once);
          // Another answer takes the place of the first.
          expect(
            enrich(
              once,
              annotator(() => second),
            ),
          ).toEqual(
            enrich(
              note(text),
              annotator(() => second),
            ),
          );
        },
      ),
      runs(100),
    );
  });

  test('waits when the annotator does', async () => {
    const waits = annotator(async (text) => ({ ...NOTHING, entities: [entity(text, 'cough')] }));
    const promise = enrich(note('cough'), waits);
    expect(promise).toBeInstanceOf(Promise);
    expect(readEnrichment(await promise)?.entities).toHaveLength(1);
  });

  test('is the only resource that is read', () => {
    const patient = { resourceType: 'Patient', id: 'p', content: note('cough')['content'] };
    expect(enrich(patient, silent)).toBe(patient);
  });
});

describe('the status of a document', () => {
  const concepts = Array.from({ length: 5 }, (_, i) => ({ code: `X${i}`, description: 'x', score: 0.5 }));
  const many = (count: number): Annotator =>
    annotator((text): Annotations => {
      const each: CodedEntity = { ...entity(text, 'x'), concepts };
      return { ...NOTHING, icd10cm: Array.from({ length: count }, () => each) };
    });

  test.each<[string, Document, Annotator, string]>([
    ['with text', note('cough'), silent, 'SUCCESS: the text of the document was annotated'],
    [
      'without',
      { resourceType: 'DocumentReference', id: 'd' },
      silent,
      'UNSUPPORTED: the document has no attachment with text in it',
    ],
    ['of nothing but space', note(' \n '), silent, 'UNSUPPORTED: the text of the document is empty'],
    ['of 40,000 characters', note('x'.repeat(40_000)), silent, 'SUCCESS: the text of the document was annotated'],
    [
      'of one more',
      note('x'.repeat(40_001)),
      silent,
      'VALIDATION_ERROR: the text of the document has 40001 characters; expected at most 40000',
    ],
    [
      'that is no text',
      note('x', { content: [{ attachment: { contentType: 'text/plain', data: '*' } }] }),
      silent,
      "VALIDATION_ERROR: the attachment's data is not base64",
    ],
    // An entity here is 27 objects; the rest are 14: content, attachment, the root, 3 sections of 3, the status and its message.
    ['of 9,977 objects', note('x'), many(369), 'SUCCESS: the text of the document was annotated'],
    [
      'of 10,004 objects',
      note('x'),
      many(370),
      'VALIDATION_ERROR: the annotated document would have 10004 nested objects; expected at most 10000',
    ],
  ])('%s', (_, given, by, expected) => {
    expect(statusOf(enrich(given, by) as Document)).toBe(expected);
  });

  test('is about the new text, with nothing left of the old one', () => {
    const found = annotator((text) => ({ ...NOTHING, entities: [entity(text, 'cough')] }));
    const once = enrich(note('cough'), found) as Document;
    const { content: _, ...gone } = once;
    const again = enrich(gone, found) as Document;
    expect(statusOf(again)).toMatch(/^UNSUPPORTED/);
    expect(readEnrichment(again)?.entities).toEqual([]);
    expect(again['extension']).toHaveLength(1);
  });
});

describe('an annotator that fails', () => {
  const text = `${SECRET} has a cough`;
  const good = entity(text, 'cough');
  const failures: readonly [string, (text: string) => unknown, string][] = [
    [
      'throws',
      () => {
        throw new Error(SECRET);
      },
      'the annotator failed',
    ],
    ['rejects', () => Promise.reject(new Error(SECRET)), 'the annotator failed'],
    ['answers nothing', () => undefined, "the annotator's answer can't be used: modelVersion: expected a text"],
    [
      'answers late and wrongly',
      async () => ({ ...NOTHING, rxnorm: SECRET }),
      "the annotator's answer can't be used: rxnorm: expected an array",
    ],
    ...(
      [
        [{ ...good, end: good.end - 1 }, '.text: not what the text has from begin to end'],
        [{ ...good, begin: -1 }, '.text: not what the text has from begin to end'],
        [{ ...good, text: '' }, '.text: expected a text'],
        [{ ...good, score: 1.1 }, '.score: expected a number from 0 to 1'],
        [{ ...good, score: NaN }, '.score: expected a number from 0 to 1'],
        [{ ...good, category: undefined }, '.category: expected a text'],
        [{ ...good, type: 5 }, '.type: expected a text'],
        [{ ...good, traits: undefined }, '.traits: expected an array'],
        [{ ...good, traits: [{ name: 'SIGN' }] }, '.traits[0].score: expected a number from 0 to 1'],
        [{ ...good, attributes: [null] }, '.attributes[0].type: expected a text'],
        [
          { ...good, attributes: [{ ...good, type: 'x', relationshipScore: 1, begin: 0 }] },
          '.attributes[0].text: not what the text has from begin to end',
        ],
        ['entity', '.category: expected a text'],
      ] as const
    ).map(([each, fault]): [string, () => unknown, string] => [
      `answers an entity with ${fault}`,
      () => ({ ...NOTHING, entities: [good, each] }),
      `the annotator's answer can't be used: entities[1]${fault}`,
    ]),
    [
      'answers a concept without a description',
      () => ({ ...NOTHING, icd10cm: [{ ...good, concepts: [{ code: 'R05', score: 1 }] }] }),
      "the annotator's answer can't be used: icd10cm[0].concepts[0].description: expected a text",
    ],
  ];

  test.each(failures)('%s', async (_, annotate, message) => {
    const told: [unknown, string][] = [];
    const given = note(text);
    const found = await enrich(given, annotator(annotate), (error, reference) => told.push([error, reference]));
    expect(statusOf(found)).toBe(`FAILED: ${message}`);
    expect(found).toMatchObject(given);
    expect(JSON.stringify(found['extension'])).not.toContain(SECRET);
    expect(told.map(([error, reference]) => [error instanceof Error, reference])).toEqual([
      [true, 'DocumentReference/d'],
    ]);
  });

  test('with whatever answer', () => {
    const malformed = fc.constantFrom(...MALFORMED);
    const answers = fc.record({
      modelVersion: fc.constantFrom('1', 1),
      entities: fc.oneof(malformed, fc.array(malformed, { minLength: 1 })),
      icd10cm: fc.oneof(malformed, fc.array(malformed, { minLength: 1 })),
      rxnorm: fc.oneof(malformed, fc.array(fc.record({ ...wrapped(good), concepts: malformed }), { minLength: 1 })),
    });
    fc.assert(
      fc.property(answers, (answer) => {
        expect(
          statusOf(
            enrich(
              note(text),
              annotator(() => answer),
            ) as Document,
          ),
        ).toMatch(/^(FAILED|SUCCESS): /);
      }),
      runs(300),
    );
  });
});

function wrapped<T extends object>(value: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fc.constant(each)])) as never;
}
