import { describe, expect, test } from 'vitest';
import { propertiesOf } from '../../src/definitions/properties.js';
import { createSubsetter } from '../../src/result/subset.js';
import { readResources, requireData } from './data.js';

type Json = Record<string, unknown>;

const files = requireData();

const SUBSETS = [{ summary: 'true' }, { summary: 'text' }, { summary: 'data' }, { elements: [] }] as const;

/** The properties of a resource at its root that an element, by its flags, is to be kept or left out for. */
const rootsOf = (resource: Json, type: string, kept: 'required' | 'summary'): string[] =>
  Object.keys(resource).filter((name) => propertiesOf(type).get(name)?.element[kept]);

/** The data of attachments, the one thing at some depth that a summary of these resources leaves out. */
const hasData = (value: unknown): boolean => JSON.stringify(value).includes('"data":');

describe.each(files)('subsets of $set/$resourceType', (file) => {
  const { resourceType } = file;
  const resources = readResources(file) as unknown as (Json & { resourceType: string; id: string })[];

  test('have all mandatory elements', () => {
    for (const subset of SUBSETS) {
      const partOf = createSubsetter(subset, 'match');
      for (const resource of resources) {
        const part = partOf(resource) as unknown as Json;
        for (const name of rootsOf(resource, resourceType, 'required')) expect(part).toHaveProperty(name);
      }
    }
  });

  test('that are summaries have what is marked at the root, all of it but data, and no text nor extensions', () => {
    const partOf = createSubsetter({ summary: 'true' }, 'match');
    for (const resource of resources) {
      const part = partOf(resource) as unknown as Json;
      const marked = rootsOf(resource, resourceType, 'summary');
      expect(Object.keys(part)).toEqual(expect.arrayContaining(marked));
      for (const name of ['text', 'contained', 'extension', 'language']) expect(part).not.toHaveProperty(name);
      expect(hasData(part)).toBe(false);
      for (const name of ['status', 'subject', 'birthDate', 'recordedDate']) {
        if (marked.includes(name)) expect(part[name]).toEqual(resource[name]);
      }
    }
  });

  test('leave the resources as they were', () => {
    const before = JSON.stringify(resources);
    for (const subset of SUBSETS) {
      resources.forEach((resource) => createSubsetter(subset, 'match')(resource));
    }
    expect(JSON.stringify(resources) === before).toBe(true);
  });
});
