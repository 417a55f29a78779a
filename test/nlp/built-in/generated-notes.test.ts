import { expect, test } from 'vitest';
import { generatePopulation } from '../../../src/cli/population/generate.js';
import { createEngine } from '../../../src/index.js';
import type { IdentifiedResource } from '../../../src/model/resource.js';
import { createAnnotator } from '../../../src/nlp/built-in/create-annotator.js';
import { textOfDocument } from '../../../src/nlp/attachment-text.js';

/*
 * What generated notes deny and what they report, by a plain reading of their sentences.
 */
const notes = [...generatePopulation({ patients: 40, seed: 7 })].filter(
  ({ resourceType }) => resourceType === 'DocumentReference',
) as IdentifiedResource[];

const sentencesOf = (note: object): string[] => {
  const found = textOfDocument(note);
  return found.kind === 'text' ? found.text.split(/[.\n]/) : [];
};
const DENIAL = /^\s*(?:Denies|No|There has been no)\b/;

const engine = await createEngine({ nlp: { annotator: createAnnotator(), findability: true } });
await engine.load(notes);

test.each([
  ['chest pain', 'R07.9'],
  ['shortness of breath', 'R06.02'],
  ['fever', 'R50.9'],
  ['headache', 'R51.9'],
  ['palpitations', 'R00.2'],
])('%s is found in notes that deny it too, and is an Observation where it is reported', async (symptom, code) => {
  const mentions = notes.map((note) => sentencesOf(note).filter((each) => each.toLowerCase().includes(symptom)));
  const speaking = notes.filter((_, i) => mentions[i]!.length > 0).map(({ id }) => id);
  const reporting = notes.filter((_, i) => mentions[i]!.some((each) => !DENIAL.test(each))).map(({ id }) => id);
  const denying = notes.filter((_, i) => mentions[i]!.some((each) => DENIAL.test(each)));
  expect(denying.length).toBeGreaterThan(3);

  const found = await engine.search(`DocumentReference?infer-icd10cm-entity-text=${symptom}&_count=1000`);
  expect(found.entry.map(({ resource }) => resource.id)).toEqual(speaking);
  const linked = await engine.search(`Observation?code=${code}&_count=1000`);
  expect(linked.total).toBe(reporting.length);
});
