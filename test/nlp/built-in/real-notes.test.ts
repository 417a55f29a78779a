import { describe, expect, it } from 'vitest';
import { readResources, requireData, type DataFile } from '../../real-data/data.js';
import { annotate } from './show.js';

const files = requireData();

interface Note {
  readonly content: readonly { readonly attachment: { readonly data?: string } }[];
}
interface Request {
  readonly medicationCodeableConcept?: {
    readonly coding?: readonly { readonly code?: string; readonly display?: string }[];
  };
}

function resources<T>(of: (file: DataFile) => boolean): T[] {
  return files.filter(of).flatMap((file) => readResources(file)) as unknown as T[];
}

describe.runIf(files.length > 0)('real notes', () => {
  const notes = resources<Note>(
    ({ resourceType, set }) => resourceType === 'DocumentReference' && set.includes('bulk'),
  );
  const texts = notes.flatMap(({ content }) => content.flatMap(({ attachment }) => attachment.data ?? []));
  const read = texts.map((data) => new TextDecoder().decode(Uint8Array.from(atob(data), (one) => one.charCodeAt(0))));

  it('are annotated in their places, with something found in each', () => {
    expect(read.length).toBeGreaterThan(1000);
    for (const text of read) {
      const { entities } = annotate(text);
      // Name, age and date of each are found, whatever else.
      const types = new Set(entities.map(({ type }) => type));
      expect([...types]).toEqual(expect.arrayContaining(['DATE', 'AGE', 'NAME']));
      const misplaced = entities.filter(({ begin, end, text: found }, at) => {
        return text.slice(begin, end) !== found || begin < (entities[at - 1]?.end ?? 0);
      });
      expect(misplaced).toEqual([]);
    }
  });

  it('name medications that get the codes which the records have for them', () => {
    const requests = resources<Request>(({ resourceType }) => resourceType === 'MedicationRequest');
    const codings = requests.flatMap(({ medicationCodeableConcept }) => medicationCodeableConcept?.coding ?? []);
    const known = new Map(codings.map(({ code, display = '' }) => [display, code]));
    expect(known.size).toBeGreaterThan(80);
    const otherwise = [...known].filter(([display, code]) => {
      return annotate(display.toLowerCase()).rxnorm[0]?.concepts[0]?.code !== code;
    });
    // Names without a form, which mean the ingredient here.
    expect(
      otherwise
        .map(([display]) => display)
        .filter((display) => /\b(?:tablet|capsule|injection|solution)\b/i.test(display)),
    ).toEqual([]);
    expect(otherwise.length).toBeLessThan(15);
  });
});
