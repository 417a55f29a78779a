import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { finds, issuesOf, type Sample } from '../support/conformance.js';
import { note } from '../support/enrichment.js';

/* HealthLake's parameters: https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html */

/** The document of the guide's GET example, with what it leaves out: a medication. */
const GUIDE: Sample = {
  ...note('guide', {
    icd10: [
      {
        text: 'otitis media',
        score: 0.9815994,
        concepts: [
          ['H66.90', 'Otitis media, unspecified, unspecified ear', 0.7176407],
          ['H66.9', 'Otitis media, unspecified', 0.6930445],
          ['H66.92', 'Otitis media, unspecified, left ear', 0.688161],
        ],
      },
      {
        text: 'streptococcal sore throat',
        score: 0.92208487,
        concepts: [
          ['J02.0', 'Streptococcal pharyngitis', 0.55638546],
          ['J03.00', 'Acute streptococcal tonsillitis, unspecified', 0.53159785],
          ['A40.9', 'Streptococcal sepsis, unspecified', 0.51865804],
        ],
      },
    ],
    rxnorm: [{ text: 'Amoxicillin 250 MG', concepts: [['308182', 'amoxicillin 250 MG Oral Capsule', 0.8123]] }],
  }),
  meta: { lastUpdated: '2020-11-23T06:09:10.719Z' },
};

describe('the example of the guide', () => {
  finds(
    [GUIDE],
    [
      [
        'DocumentReference?_lastUpdated=le2021-12-19&infer-icd10cm-entity-text-concept-score=streptococcal|0.6&infer-rxnorm-entity-text-concept-score=Amoxicillin|0.8',
        'guide',
      ],
      ['DocumentReference?infer-icd10cm-entity-text-concept-score=streptococcal|0.7', ''],
      ['DocumentReference?infer-icd10cm-entity-text-concept-score=otitis|0.7', 'guide'],
    ],
  );
});

const NOTES: Sample[] = [
  note('throat', {
    detected: [
      ['sore throat', 'MEDICAL_CONDITION', 'DX_NAME', 0.95],
      ['left ear', 'ANATOMY', 'SYSTEM_ORGAN_SITE', 0.6],
    ],
    icd10: [
      {
        text: 'Streptococcal Sore Throat',
        score: 0.92,
        concepts: [
          ['J02.0', 'Streptococcal pharyngitis', 0.8],
          ['A49.1', 'Streptococcal infection, unspecified site', 0.4],
        ],
      },
      { text: 'cough', score: 0.5, concepts: [['R05', 'Cough', 0.9]] },
    ],
    rxnorm: [{ text: 'amoxicillin', concepts: [['723', 'amoxicillin', 0.99]] }],
  }),
  note('ear', {
    detected: [['otitis media', 'MEDICAL_CONDITION', 'DX_NAME', 0.7]],
    icd10: [
      { text: 'Otitis média', score: 0.7, concepts: [['H66.90', 'Otitis media, unspecified, unspecified ear', 0.55]] },
      { text: 'throat pain', score: 0.6, concepts: [['R07.0', 'Pain in throat', 0.95]] },
    ],
  }),
  note('nothing', { status: 'UNSUPPORTED' }),
  note('large', { status: 'VALIDATION_ERROR' }),
  { resourceType: 'DocumentReference', id: 'plain' },
];

describe('what was found in notes', () => {
  finds(
    NOTES,
    (
      [
        // Texts and descriptions: from the start of any word, folded.
        ['infer-icd10cm-entity-text=sore', 'throat'],
        ['infer-icd10cm-entity-text=sore throat', 'throat'],
        ['infer-icd10cm-entity-text=THROAT', 'throat ear'],
        ['infer-icd10cm-entity-text=hroat', ''],
        ['infer-icd10cm-entity-text=media', 'ear'],
        ['infer-icd10cm-entity-text:contains=hroat', 'throat ear'],
        ['infer-icd10cm-entity-text:exact=cough', 'throat'],
        ['infer-icd10cm-entity-text:exact=Cough', ''],
        ['infer-icd10cm-entity-text=cough,otitis', 'throat ear'],
        ['infer-icd10cm-entity-text=cough&infer-icd10cm-entity-text=strep', 'throat'],
        ['infer-icd10cm-entity-text=cough&infer-icd10cm-entity-text=otitis', ''],
        ['infer-icd10cm-entity-text:missing=true', 'nothing large plain'],
        ['infer-rxnorm-entity-text:missing=false', 'throat'],
        ['detectEntities-entity-text=ear', 'throat'],
        ['infer-icd10cm-entity-concept-description=unspecified', 'throat ear'],
        ['infer-icd10cm-entity-concept-description=pharyngitis', 'throat'],
        ['infer-rxnorm-entity-concept-description=amox', 'throat'],
        // Codes, categories, types and the status: tokens, without regard to case.
        ['infer-icd10cm-entity-concept-code=j02.0', 'throat'],
        ['infer-icd10cm-entity-concept-code=J02', ''],
        ['infer-icd10cm-entity-concept-code=http://hl7.org/fhir/sid/icd-10-cm|J02.0', 'throat'],
        ['infer-icd10cm-entity-concept-code=http://snomed.info/sct|J02.0', ''],
        ['infer-icd10cm-entity-concept-code=|J02.0,H66.90', 'throat ear'],
        ['infer-icd10cm-entity-concept-code:not=J02.0', 'ear nothing large plain'],
        ['infer-rxnorm-entity-concept-code=http://www.nlm.nih.gov/research/umls/rxnorm|723', 'throat'],
        ['detectEntities-entity-category=anatomy', 'throat'],
        ['detectEntities-entity-category=MEDICAL_CONDITION', 'throat ear'],
        ['detectEntities-entity-type=DX_NAME&detectEntities-entity-type=SYSTEM_ORGAN_SITE', 'throat'],
        ['detectEntities-entity-type:not=SYSTEM_ORGAN_SITE', 'ear nothing large plain'],
        ['cm-decoration-status=VALIDATION_ERROR', 'large'],
        ['cm-decoration-status=success,unsupported', 'throat ear nothing'],
        ['cm-decoration-status:not=SUCCESS', 'nothing large plain'],
        ['cm-decoration-status:missing=true', 'plain'],
        // Scores: numbers.
        ['detectEntities-entity-score=0.7', 'ear'],
        ['detectEntities-entity-score=ge0.95', 'throat'],
        ['detectEntities-entity-score=lt0.7', 'throat'],
        ['detectEntities-entity-score=ap0.65', 'throat ear'],
        ['infer-icd10cm-entity-score=ne0.7', 'throat ear'],
        ['infer-icd10cm-entity-score=eb0.6', 'throat'],
        ['infer-icd10cm-entity-score=sa0.9', 'throat'],
        ['infer-icd10cm-entity-score=gt0.92', ''],
        ['infer-icd10cm-entity-score=le0.5', 'throat'],
        ['infer-rxnorm-entity-score=0.9', 'throat'],
        ['infer-icd10cm-entity-concept-score=0.4', 'throat'],
        ['infer-rxnorm-entity-concept-score=gt0.98', 'throat'],
        // Pairs: both on one entity.
        ['detectEntities-entity-text-category=throat|MEDICAL_CONDITION', 'throat'],
        ['detectEntities-entity-text-category=ear|MEDICAL_CONDITION', ''],
        ['detectEntities-entity-text-category=ear$anatomy', 'throat'],
        ['detectEntities-entity-text-category=ear|MEDICAL_CONDITION,otitis|MEDICAL_CONDITION', 'ear'],
        ['detectEntities-entity-type-score=DX_NAME|ge0.9', 'throat'],
        ['detectEntities-entity-type-score=SYSTEM_ORGAN_SITE|ge0.9', ''],
        ['detectEntities-entity-text-score=otitis|0.7', 'ear'],
        ['detectEntities-entity-text-type=sore|DX_NAME', 'throat'],
        ['detectEntities-entity-text-type=sore|SYSTEM_ORGAN_SITE', ''],
        ['detectEntities-entity-category-score=ANATOMY|lt0.7', 'throat'],
        ['detectEntities-entity-category-score=ANATOMY|gt0.7', ''],
        ['infer-icd10cm-entity-text-concept-code=strep|A49.1', 'throat'],
        ['infer-icd10cm-entity-text-concept-code=strep|R05', ''],
        ['infer-icd10cm-entity-text-concept-code=strep$http://hl7.org/fhir/sid/icd-10-cm|A49.1', 'throat'],
        ['infer-icd10cm-entity-text-concept-score=throat|ge0.8', 'throat ear'],
        ['infer-icd10cm-entity-text-concept-score=throat|ge0.9', 'ear'],
        ['infer-icd10cm-entity-text-concept-score=strep|lt0.5', 'throat'],
        [
          'infer-icd10cm-entity-text-concept-score=strep|0.8&infer-icd10cm-entity-text-concept-score=cough|0.9',
          'throat',
        ],
        ['infer-rxnorm-entity-text-concept-code=amoxicillin|723', 'throat'],
        ['infer-rxnorm-entity-text-concept-score=amoxicillin|gt0.9', 'throat'],
        // Description and score: both on one concept.
        ['infer-icd10cm-entity-concept-description-concept-score=pharyngitis|ge0.8', 'throat'],
        ['infer-icd10cm-entity-concept-description-concept-score=infection|ge0.8', ''],
        ['infer-icd10cm-entity-concept-description-concept-score=infection|0.4', 'throat'],
        ['infer-rxnorm-entity-concept-description-concept-score=amoxicillin|0.99', 'throat'],
        // A separator in a value is escaped.
        ['detectEntities-entity-text-category=a\\|b|ANATOMY', ''],
        // With the rest of the language.
        ['_filter=infer-icd10cm-entity-concept-code eq J02.0 or infer-icd10cm-entity-score eq 0.6', 'throat ear'],
        ['_filter=infer-icd10cm-entity-text-concept-score eq "throat|0.95"', 'ear'],
        ['infer-icd10cm-entity-text:missing=false&_sort=infer-icd10cm-entity-score', 'throat ear'],
        ['infer-icd10cm-entity-text:missing=false&_sort=-infer-icd10cm-entity-concept-score', 'ear throat'],
      ] as const
    ).map(([query, ids]): [string, string] => [`DocumentReference?${query}`, ids]),
  );
});

describe('what is refused', () => {
  test.each([
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score=throat',
      "expected 2 values joined by '|', found 1 (write a '|' inside a value as '\\|') at 58..64",
    ],
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score=a|b|0.5',
      "expected 2 values joined by '|', found 3 (write a '|' inside a value as '\\|') at 58..65",
    ],
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score=a$b$0.5',
      "expected 2 values joined by '$', found 3 (write a '$' inside a value as '\\$') at 58..65",
    ],
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score=|0.5',
      "expected 2 values joined by '|', but value 1 is empty at 58..58",
    ],
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score=throat|high',
      "'high' is no number and no prefix; expected digits such as 100, -5.40 or 1e2, with an optional prefix eq, ne, gt, lt, ge, le, sa, eb, ap at 65..69",
    ],
    [
      'DocumentReference?infer-icd10cm-entity-text-concept-score:missing=true',
      "modifier ':missing' is not supported on 'infer-icd10cm-entity-text-concept-score'; expected none at 58..65",
    ],
    [
      'DocumentReference?infer-icd10-entity-text=throat',
      "'infer-icd10-entity-text' is no search parameter of DocumentReference; did you mean 'infer-icd10cm-entity-text'? at 18..41",
    ],
    [
      'Patient?infer-icd10cm-entity-text=throat',
      "'infer-icd10cm-entity-text' is no search parameter of Patient at 8..33",
    ],
  ])('%s', async (query, expected) => {
    const engine = await createEngine();
    const issues = await issuesOf(engine, query, { handling: 'strict' });
    expect(issues.map(({ message, span }) => `${message} at ${span?.start}..${span?.end}`)).toEqual([expected]);
  });
});

test('the plan says what is looked up', async () => {
  const engine = await createEngine();
  await engine.load(structuredClone(NOTES));
  const plan = String(await engine.explain('DocumentReference?infer-icd10cm-entity-text-concept-score=throat|0.8'));
  expect(plan).toContain('DocumentReference.%enrichment.icd10cm#rows row(');
  expect(plan).toContain('word-starts "throat"');
});
