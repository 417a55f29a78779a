import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotations, CodedEntity, Entity } from '../../src/nlp/annotator.js';
import { readEnrichment, type EnrichedEntity } from '../../src/nlp/read.js';
import { writeEnrichment } from '../../src/nlp/write.js';
import { MALFORMED } from '../support/law.js';
import { runs } from '../support/runs.js';
import { annotationsOf, someText } from './arbitrary.js';

const ROOT = 'http://healthlake.amazonaws.com/aws-cm/';
const ICD10 = `${ROOT}infer-icd10/aws-cm-icd10-entity`;

/** What the extension holds outside the raw responses. */
function heldOf({ entities, icd10cm, rxnorm, modelVersion }: Annotations): object {
  const detected = ({ text, begin, end, score, category, type }: Entity): EnrichedEntity => {
    return { text, begin, end, score, category, type, concepts: [] };
  };
  const coded = ({ text, begin, end, score, concepts }: CodedEntity): EnrichedEntity => {
    return { text, begin, end, score, concepts: concepts.map((each) => ({ ...each })) };
  };
  return { entities: entities.map(detected), icd10cm: icd10cm.map(coded), rxnorm: rxnorm.map(coded), modelVersion };
}

test('what is written is read', () => {
  fc.assert(
    fc.property(someText.chain(annotationsOf), (annotations) => {
      const extension = [writeEnrichment('SUCCESS', 'done', annotations)];
      const copy = JSON.parse(JSON.stringify({ extension })) as object;
      expect(readEnrichment(copy)).toEqual({ ...heldOf(annotations), status: 'SUCCESS', message: 'done' });
    }),
    runs(300),
  );
});

test('every extension has a value or extensions, as R4 has it, and the raw response holds everything', () => {
  fc.assert(
    fc.property(someText.chain(annotationsOf), (annotations) => {
      const extension = writeEnrichment('SUCCESS', 'done', annotations);
      const pending: object[] = [extension];
      for (let each = pending.pop(); each; each = pending.pop()) {
        const names = Object.keys(each).filter((name) => name !== 'url');
        expect(names, JSON.stringify(each)).toHaveLength(1);
        const { extension: inner } = each as { extension?: object[] };
        if (inner) {
          expect(inner.length).toBeGreaterThan(0);
          pending.push(...inner);
        }
      }
      const raw = extension.extension!.flatMap(({ extension: members = [] }) =>
        members
          .filter(({ url }) => url.endsWith('raw-response'))
          .map(({ valueString }) => JSON.parse(valueString!) as { Entities: Record<string, unknown>[] }),
      );
      const lists = [annotations.entities, annotations.icd10cm, annotations.rxnorm];
      expect(raw.map(({ Entities }) => Entities.length)).toEqual(lists.map((each) => each.length));
      const traits = raw.flatMap(({ Entities }) => Entities.map((each) => each['Traits']));
      const expected = lists.flatMap((each) => each.map((entity) => entity.traits));
      expect(traits).toEqual(expected.map((each) => each.map(({ name, score }) => ({ Name: name, Score: score }))));
    }),
    runs(100),
  );
});

test('one document as HealthLake has it', () => {
  const annotations: Annotations = {
    entities: [],
    icd10cm: [
      {
        ...{ text: 'otitis media', begin: 151, end: 163, score: 0.9815994 },
        ...{ category: 'MEDICAL_CONDITION', type: 'DX_NAME' },
        attributes: [],
        traits: [{ name: 'DIAGNOSIS', score: 0.95042425 }],
        concepts: [{ code: 'H66.9', description: 'Otitis media, unspecified', score: 0.6930445 }],
      },
    ],
    rxnorm: [],
    modelVersion: '0.1.0',
  };
  const { extension = [] } = writeEnrichment('SUCCESS', 'done', annotations);
  expect(extension.map(({ url }) => url.slice(ROOT.length))).toEqual([
    'detect-entities/',
    'infer-icd10/',
    'infer-rxnorm/',
    'status/',
    'message/',
  ]);
  expect(extension[1]?.extension?.[0]?.url).toBe(`${ROOT}infer-icd10/raw-response`);
  expect(extension[1]?.extension?.slice(1)).toEqual([
    { url: `${ROOT}infer-icd10/model-version`, valueString: '0.1.0' },
    {
      url: ICD10,
      extension: [
        { url: `${ICD10}-id`, valueInteger: 0 },
        { url: `${ICD10}-text`, valueString: 'otitis media' },
        { url: `${ICD10}-begin-offset`, valueInteger: 151 },
        { url: `${ICD10}-end-offset`, valueInteger: 163 },
        { url: `${ICD10}-score`, valueDecimal: 0.9815994 },
        {
          url: `${ICD10}-ConceptList`,
          extension: [
            {
              url: `${ICD10}-Concept`,
              extension: [
                { url: `${ICD10}-Concept-Code`, valueString: 'H66.9' },
                { url: `${ICD10}-Concept-Description`, valueString: 'Otitis media, unspecified' },
                { url: `${ICD10}-Concept-Score`, valueDecimal: 0.6930445 },
              ],
            },
          ],
        },
      ],
    },
  ]);
});

describe('the reader', () => {
  const read = (extension: unknown): unknown =>
    readEnrichment({ resourceType: 'DocumentReference', extension } as object);
  const section = (url: string, ...extension: object[]): object[] => [{ url: ROOT, extension: [{ url, extension }] }];

  test('takes what stands beside its place for what came before it, as the guide prints it', () => {
    const strays = section(
      `${ROOT}infer-icd10/`,
      {
        url: ICD10,
        extension: [
          { url: `${ICD10}-text`, valueString: 'otitis media' },
          {
            url: `${ICD10}-ConceptList`,
            extension: [
              { url: `${ICD10}-Concept`, extension: [{ url: `${ICD10}-Concept-Code`, valueString: 'H66.90' }] },
            ],
          },
        ],
      },
      { url: `${ICD10}-Concept`, extension: [{ url: `${ICD10}-Concept-Code`, valueString: 'H66.9' }] },
      { url: `${ICD10}-Concept-Score`, valueDecimal: 0.6930445 },
      { url: ICD10, extension: [{ url: `${ICD10}-text`, valueString: 'cough' }] },
    );
    expect(read(strays)).toEqual({
      entities: [],
      icd10cm: [
        { text: 'otitis media', concepts: [{ code: 'H66.90' }, { code: 'H66.9', score: 0.6930445 }] },
        { text: 'cough', concepts: [] },
      ],
      rxnorm: [],
    });
  });

  test.each([
    ['a URL that was broken', `${ROOT}infer-icd10/`, `${ROOT}infer-icd10/aws-\ncm-icd10-entity`],
    ['no slash at the end', `${ROOT}infer-icd10`, `${ROOT}infer-icd10/entity`],
    ['the name that parameters have', `${ROOT}infer-icd10cm/`, `${ROOT}infer-icd10cm/aws-cm-icd10cm-entity`],
    ['another case', `${ROOT}Infer-ICD10/`, `${ROOT}Infer-ICD10/AWS-CM-ICD10-Entity`],
  ])('knows %s', (_, url, entity) => {
    const extension = section(url, { url: entity, extension: [{ url: `${entity}-text`, valueString: 'cough' }] });
    expect(read(extension)).toEqual({ entities: [], icd10cm: [{ text: 'cough', concepts: [] }], rxnorm: [] });
  });

  test('passes over other extensions, and entities outside of a section', () => {
    expect(read([{ url: 'http://example.org/aws-cm-not', extension: [] }])).toBeUndefined();
    expect(read(undefined)).toBeUndefined();
    const entity = { url: ICD10, extension: [{ url: `${ICD10}-text`, valueString: 'cough' }] };
    const nothing = { entities: [], icd10cm: [], rxnorm: [] };
    expect(read([{ url: ROOT, extension: [entity, { url: `${ICD10}-Concept-Code`, valueString: 'x' }] }])).toEqual(
      nothing,
    );
    expect(read([{ url: 'http://example.org', extension: [entity] }, { url: ROOT }])).toEqual(nothing);
  });

  test('takes whatever is there', () => {
    const malformed = fc.constantFrom(...MALFORMED);
    const url = fc.constantFrom(
      ROOT,
      `${ROOT}infer-icd10/`,
      ICD10,
      `${ICD10}-text`,
      `${ICD10}-Concept`,
      `${ROOT}status/`,
    );
    const { extension } = fc.letrec((tie) => ({
      extension: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        malformed,
        fc.record({ url: fc.oneof(url, malformed), valueString: malformed }),
        fc.record({ url: fc.oneof(url, malformed), extension: fc.array(tie('extension'), { maxLength: 4 }) }),
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(fc.array(extension), malformed), (all) => {
        const found = read(all) as Record<string, unknown> | undefined;
        if (found) expect(Array.isArray(found['icd10cm'])).toBe(true);
      }),
      runs(500),
    );
  });
});
