import { describe, expect, it } from 'vitest';
import { createAnnotator, defaultDictionary } from '../../../src/nlp/built-in/create-annotator.js';

const { entries, products = [] } = defaultDictionary();

describe('the default dictionary', () => {
  it('has codes of the right form', () => {
    for (const { icd10cm = [], rxnorm = [] } of entries) {
      for (const { code } of icd10cm) expect(code).toMatch(/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/);
      for (const { code } of [...rxnorm, ...products]) expect(code).toMatch(/^\d+$/);
      for (const { description } of [...icd10cm, ...rxnorm]) expect(description).not.toBe('');
    }
  });

  it('describes each code of ICD-10-CM in one way', () => {
    const known = new Map<string, string>();
    for (const { code, description } of entries.flatMap(({ icd10cm = [] }) => icd10cm)) {
      expect(known.get(code) ?? description).toBe(description);
      known.set(code, description);
    }
    expect(known.size).toBeGreaterThan(300);
  });

  it('finds each of its names as what it is', () => {
    const annotator = createAnnotator({ identity: false });
    const strays = entries.flatMap(({ names, abbreviations = [], type }) =>
      [...names, ...abbreviations].filter((name) => {
        const [found] = annotator.annotate(name.length === 1 ? `${name} 5` : name).entities;
        return found?.text !== name || found.type !== type;
      }),
    );
    expect(strays).toEqual([]);
  });

  it('takes each product for the concept that it is', () => {
    const annotator = createAnnotator({ identity: false });
    const codes = products.map(({ code, description }) => {
      const [found] = annotator.annotate(description).rxnorm;
      return found?.concepts[0]?.code === code ? undefined : description;
    });
    expect(codes.filter((description) => description !== undefined)).toEqual([]);
  });
});
