import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, readEnrichment, scan, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { createAnnotator } from '../../src/nlp/built-in/create-annotator.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { readResources, requireData } from './data.js';

/*
 * Notes enriched by the built-in annotator, held to what a regular expression finds in their plain texts.
 */
const SET = 'synthea-bulk-10-patients';
const files = requireData().filter(({ set, resourceType }) => set === SET && resourceType === 'DocumentReference');

interface Note extends IdentifiedResource {
  readonly content: readonly { readonly attachment: { readonly data: string } }[];
}

const ids = ({ entry }: SearchsetBundle): string[] =>
  entry.map(({ resource }) => (resource as IdentifiedResource).id).sort();

const findAll = async (engine: Engine, search: string): Promise<string[]> =>
  ids(await engine.search(`${search}&_count=2000`, { handling: 'strict' }));

describe.skipIf(files.length === 0)(`notes of ${SET}`, () => {
  let notes: readonly Note[] = [];
  let texts: readonly (readonly [id: string, text: string])[] = [];
  let engine: Engine;
  let scanning: Engine;

  beforeAll(async () => {
    notes = files.flatMap(readResources) as Note[];
    texts = notes.map(({ id, content }) => [id, Buffer.from(content[0]!.attachment.data, 'base64').toString('utf8')]);
    const options = { nlp: { annotator: createAnnotator(), findability: true }, textIndex: flexsearch() };
    engine = await createEngine(options);
    scanning = await createEngine({ ...options, backend: scan });
    for (const each of [engine, scanning]) expect((await each.load(notes)).loaded).toBe(1215);
  }, 120_000);

  const having = (pattern: RegExp): string[] =>
    texts
      .filter(([, text]) => pattern.test(text))
      .map(([id]) => id)
      .sort();

  test('all are enriched, each entity is in the text where it is said to be, and the note is as it was', async () => {
    expect(await engine.count('DocumentReference?cm-decoration-status=SUCCESS')).toBe(1215);
    const { entry } = await engine.search('DocumentReference?_count=2000');
    const textOf = new Map(texts);
    for (const { resource } of entry) {
      const { id, content } = resource as Note;
      const { entities, icd10cm, rxnorm } = readEnrichment(resource)!;
      for (const { text, begin, end } of [...entities, ...icd10cm, ...rxnorm]) {
        expect(textOf.get(id)!.slice(begin, end)).toBe(text);
      }
      expect(content).toEqual(notes.find((note) => note.id === id)!.content);
    }
  });

  test.each<[string, RegExp, number]>([
    ['infer-icd10cm-entity-text=chronic kidney disease stage 3', /\bchronic kidney disease stage 3\b/i, 637],
    ['infer-icd10cm-entity-concept-code=N18.30', /\bchronic kidney disease stage 3\b/i, 637],
    ['infer-icd10cm-entity-text=prediabetes', /\bprediabetes\b/i, 8],
    ['infer-icd10cm-entity-text=sinusitis', /\bsinusitis\b/i, 209],
    ['infer-icd10cm-entity-text=hypertension', /\bhypertension\b/i, 2],
    ['infer-icd10cm-entity-text-concept-code=kidney|N18.1', /\bchronic kidney disease stage 1\b/i, 697],
    ['infer-icd10cm-entity-text-concept-code=sore throat|J02.0', /\bstreptococcal sore throat\b/i, 33],
    ['infer-icd10cm-entity-concept-description-concept-score=acute bronchitis|ge0.9', /\bacute bronchitis\b/i, 132],
    ['infer-rxnorm-entity-text=lisinopril', /\blisinopril\b/i, 755],
    ['detectEntities-entity-text-category=hunger|MEDICAL_CONDITION', /\bhunger\b/i, 708],
    ['detectEntities-entity-text-type=lisinopril|GENERIC_NAME', /\blisinopril\b/i, 755],
    ['_content="chronic kidney disease stage 3"', /\bchronic kidney disease stage 3\b/i, 637],
  ])('%s finds the notes with %s', async (parameter, pattern, count) => {
    const expected = having(pattern);
    expect(expected).toHaveLength(count);
    expect(await findAll(engine, `DocumentReference?${parameter}`)).toEqual(expected);
  });

  test('pairs hold on one entity: a text and a code that a note has apart are no pair', async () => {
    const [one, two] = [/\bchronic kidney disease stage 1\b/i, /\bchronic kidney disease stage 2\b/i];
    const both = having(one).filter((id) => having(two).includes(id));
    expect(both.length).toBeGreaterThan(600);
    const apart = 'DocumentReference?infer-icd10cm-entity-text=stage 1&infer-icd10cm-entity-concept-code=N18.2';
    expect(await findAll(engine, apart)).toEqual(both);
    expect(await findAll(engine, 'DocumentReference?infer-icd10cm-entity-text-concept-code=stage 1|N18.2')).toEqual([]);
  });

  test('what is denied is found in notes, and is nothing that a patient has', async () => {
    // All 1210 notes that speak of allergies deny them.
    const denied = having(/\bno known allergies\b/i);
    expect(having(/\ballergies\b(?<!# allergies)/i)).toEqual(denied);
    expect(await findAll(engine, 'DocumentReference?infer-icd10cm-entity-concept-code=T78.40XA')).toEqual(denied);
    expect(await engine.count('Condition?code=T78.40XA')).toBe(0);
    expect(await engine.count('Observation?code=T78.40XA')).toBe(0);
    // What they affirm is a Condition for each note.
    expect(await engine.count('Condition?code=N18.30&_tag=SYSTEM_GENERATED')).toBe(637);
    expect(await engine.count('Observation?code=R63.2')).toBe(708);
  });

  test('no code that an annotator thought of is among the words of a note', async () => {
    for (const word of ['SYMPTOM', 'T78.40XA', 'BeginOffset', 'MEDICAL_CONDITION']) {
      expect(await engine.count(`DocumentReference?_content=${word}`)).toBe(0);
    }
  });

  test.each([
    'infer-icd10cm-entity-concept-code:not=N18.1',
    'infer-icd10cm-entity-text-concept-code=throat|J02.0,throat|J02.9',
    'infer-icd10cm-entity-text-concept-score=acute|ge0.9',
    'infer-icd10cm-entity-concept-description-concept-score=pregnan|0.99',
    'infer-rxnorm-entity-text:missing=true',
    'detectEntities-entity-type-score=DOSAGE|ge0.1',
    'detectEntities-entity-category-score=ANATOMY|lt0.95',
    'detectEntities-entity-text-type=ankle|SYSTEM_ORGAN_SITE',
    'infer-icd10cm-entity-text=throat&infer-rxnorm-entity-text=acetaminophen&_content=sore',
  ])('memory and scan agree on %s', async (parameter) => {
    const search = `DocumentReference?${parameter}`;
    expect(await findAll(engine, search)).toEqual(await findAll(scanning, search));
  });
});
