import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, type Annotations, type Engine } from '../../src/index.js';
import { isValidId, type IdentifiedResource } from '../../src/model/resource.js';

const CODES: Readonly<Record<string, string>> = { pharyngitis: 'J02.9', cough: 'R05', fever: 'R50.9' };

/** Finds words with a trait after them: `cough:SYMPTOM`, `no fever:SYMPTOM` with a negation. */
function annotate(text: string): Annotations {
  const icd10cm = [...text.matchAll(/(no )?(\w+):([A-Z]+)/g)].map(({ 1: no, 2: word = '', 3: trait = '', index }) => {
    const begin = index + (no?.length ?? 0);
    return {
      ...{ text: word, begin, end: begin + word.length, score: 0.9, category: 'MEDICAL_CONDITION', type: 'DX_NAME' },
      traits: [{ name: trait, score: 0.9 }, ...(no ? [{ name: 'NEGATION', score: 0.9 }] : [])],
      attributes: [],
      concepts: word in CODES ? [{ code: CODES[word]!, description: `${word}, unspecified`, score: 0.8 }] : [],
    };
  });
  return { entities: [], icd10cm, rxnorm: [], modelVersion: '1' };
}

const note = (text: string, id = 'd'): IdentifiedResource & Record<string, unknown> => ({
  resourceType: 'DocumentReference',
  id,
  subject: { reference: 'Patient/p' },
  context: { encounter: [{ reference: 'Encounter/e' }] },
  content: [{ attachment: { contentType: 'text/plain', data: btoa(text) } }],
});

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine({ nlp: { annotator: { annotate }, findability: true }, defaultHandling: 'strict' });
});

async function found(search: string): Promise<readonly IdentifiedResource[]> {
  return (await engine.search(search)).entry.map(({ resource }) => resource as IdentifiedResource);
}

const counts = async (): Promise<readonly number[]> =>
  Promise.all(['Condition?', 'Observation?', 'Linkage?', 'DocumentReference?'].map((search) => engine.count(search)));

describe('what a note speaks of', () => {
  test('becomes resources that are linked to it and to each other', async () => {
    await engine.put(note('pharyngitis:DIAGNOSIS with a cough:SYMPTOM'));
    const [condition] = await found(
      'Condition?code=http://hl7.org/fhir/sid/icd-10-cm|J02.9&patient=p&_tag=SYSTEM_GENERATED',
    );
    const [observation] = await found('Observation?code=R05&encounter=Encounter/e');
    const [linkage] = await found('Linkage?source=DocumentReference/d');
    const [document] = await found('DocumentReference?infer-icd10cm-entity-concept-code=J02.9');
    const all = [condition!, observation!, linkage!];
    expect(all.every(({ id }) => isValidId(id))).toBe(true);
    expect(condition).toEqual({
      resourceType: 'Condition',
      id: condition!.id,
      meta: { tag: [{ code: 'SYSTEM_GENERATED', display: 'SYSTEM_GENERATED' }] },
      modifierExtension: [
        { url: 'http://healthlake.amazonaws.com/aws-cm/infer-icd10/aws-cm-icd10-entity-score', valueDecimal: 0.9 },
        {
          url: 'http://healthlake.amazonaws.com/aws-cm/infer-icd10/aws-cm-icd10-entity-Concept-Score',
          valueDecimal: 0.8,
        },
        {
          url: 'http://healthlake.amazonaws.com/system-generated-linkage',
          valueReference: { reference: `Linkage/${linkage!.id}` },
        },
        {
          url: 'http://healthlake.amazonaws.com/source-document-reference',
          valueReference: { reference: 'DocumentReference/d' },
        },
      ],
      code: {
        coding: [
          { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J02.9', display: 'pharyngitis, unspecified' },
          {
            system: 'http://healthlake.amazonaws.com/aws-cm/infer-icd10/',
            code: 'J02.9',
            display: 'pharyngitis, unspecified',
          },
        ],
        text: 'pharyngitis',
      },
      subject: { reference: 'Patient/p' },
      encounter: { reference: 'Encounter/e' },
    });
    expect(observation).toMatchObject({ status: 'unknown', subject: { reference: 'Patient/p' } });
    expect(linkage).toMatchObject({
      active: true,
      item: [
        { type: 'alternate', resource: { reference: `Condition/${condition!.id}` } },
        { type: 'alternate', resource: { reference: `Observation/${observation!.id}` } },
        { type: 'source', resource: { reference: 'DocumentReference/d' } },
      ],
    });
    const { extension } = document as unknown as { extension: { url: string; extension: object[] }[] };
    expect(extension[0]).toEqual({
      url: 'http://healthlake.amazonaws.com/system-generated-resources/',
      extension: [
        ['nlp-entity', `Condition/${condition!.id}`],
        ['nlp-entity', `Observation/${observation!.id}`],
        ['linkage', `Linkage/${linkage!.id}`],
      ].map(([name, reference]) => ({ url: `http://healthlake.amazonaws.com/${name}`, valueReference: { reference } })),
    });
  });

  test.each([
    ['cough:SYMPTOM and again cough:SIGN', [0, 1, 1, 1]],
    ['pharyngitis:DIAGNOSIS, pharyngitis:SYMPTOM', [1, 1, 1, 1]],
    ['no cough:SYMPTOM', [0, 0, 0, 1]],
    ['cough:PERTAINS_TO_FAMILY', [0, 0, 0, 1]],
    ['malaise:SYMPTOM', [0, 1, 1, 1]],
    ['nothing', [0, 0, 0, 1]],
  ])('once and when it is the patient’s own: %s', async (text, expected) => {
    await engine.put(note(text));
    expect(await counts()).toEqual(expected);
  });
});

describe('it follows the note', () => {
  test('written again, nothing doubles', async () => {
    await engine.load([note('cough:SYMPTOM')]);
    const before = await found('?_count=10');
    await engine.put(note('cough:SYMPTOM'));
    await engine.put((await found('DocumentReference?'))[0]!);
    expect(await found('?_count=10')).toEqual(before);
    expect(engine.size).toBe(3);
  });

  test('changed, what it no longer says goes', async () => {
    await engine.load([note('cough:SYMPTOM fever:SYMPTOM'), note('cough:SYMPTOM', 'other')]);
    expect(await counts()).toEqual([0, 3, 2, 2]);
    await engine.patch('DocumentReference/d', [
      { op: 'replace', path: '/content/0/attachment/data', value: btoa('fever:SYMPTOM pharyngitis:DIAGNOSIS') },
    ]);
    expect(await counts()).toEqual([1, 2, 2, 2]);
    expect(await engine.count('Observation?code=R05')).toBe(1);
    await engine.put(note('nothing'));
    expect(await counts()).toEqual([0, 1, 1, 2]);
  });

  test('deleted, all of it goes', async () => {
    await engine.load([note('cough:SYMPTOM fever:SYMPTOM'), note('cough:SYMPTOM', 'other')]);
    expect(await engine.delete('DocumentReference/d')).toBe(true);
    expect(await counts()).toEqual([0, 1, 1, 1]);
    expect(await engine.delete('DocumentReference/d')).toBe(false);
  });

  test('what a note claims to have led to is left alone', async () => {
    await engine.put({ resourceType: 'Condition', id: 'own' });
    const url = 'http://healthlake.amazonaws.com/system-generated-resources/';
    const claim = { url: 'http://healthlake.amazonaws.com/nlp-entity', valueReference: { reference: 'Condition/own' } };
    await engine.put({ ...note('cough:SYMPTOM'), extension: [{ url, extension: [claim] }] } as never);
    await engine.delete('DocumentReference/d');
    expect((await found('Condition?')).map(({ id }) => id)).toEqual(['own']);
  });
});

test('a report counts what was loaded, and nothing is generated unless it is asked for', async () => {
  expect(await engine.load([note('cough:SYMPTOM')])).toEqual({ loaded: 1, failed: [] });
  engine = await createEngine({ nlp: { annotator: { annotate } } });
  await engine.put(note('cough:SYMPTOM'));
  expect(await counts()).toEqual([0, 0, 0, 1]);
});
