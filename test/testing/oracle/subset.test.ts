import { describe, expect, test } from 'vitest';
import { leastOf, partOf, type Parts } from '../../../src/testing/oracle/subset.js';
import type { TestResource } from '../../../src/testing/oracle/world.js';

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
const TAGGED = { meta: { tag: [SUBSETTED] } };

const observation: TestResource = {
  resourceType: 'Observation',
  id: 'o',
  text: { status: 'generated', div: '<div/>' },
  status: 'final',
  code: { text: 'Weight', coding: [{ id: 'x', code: 'w', display: 'Weight' }] },
  valueQuantity: { value: 72, code: 'kg' },
  note: [{ text: 'At home' }],
  component: [{ code: { text: 'Left' }, referenceRange: [{ text: 'much' }] }],
  contained: [{ resourceType: 'Patient', id: 'in' }],
};
const { resourceType, id, text, status, code, valueQuantity, note } = observation;
const least = { resourceType, id };

const rest = (parts: Parts, resource = observation): unknown => partOf(resource, parts);

describe('what is left of a resource, https://hl7.org/fhir/R4/search.html#summary', () => {
  test('true: what is marked, at every depth', () => {
    expect(rest({ summary: 'true' })).toEqual({
      ...{ ...least, ...TAGGED, status, valueQuantity },
      code: { text: 'Weight', coding: [{ code: 'w', display: 'Weight' }] },
      component: [{ code: { text: 'Left' } }],
    });
  });

  test('text: the narrative, and what is mandatory', () => {
    expect(rest({ summary: 'text' })).toEqual({ ...least, ...TAGGED, text, status, code });
  });

  test('data: all but the narrative', () => {
    const { text: _, ...data } = observation;
    expect(rest({ summary: 'data' })).toEqual({ ...data, ...TAGGED });
  });

  test('elements: those asked for, the mandatory and the modifying ones', () => {
    expect(rest({ elements: [{ name: 'note' }] })).toEqual({ ...least, ...TAGGED, status, code, note });
    expect(rest({ elements: [{ name: 'value' }] })).toEqual({ ...least, ...TAGGED, status, code, valueQuantity });
    expect(rest({ elements: [{ name: 'valueString' }] })).toEqual({ ...least, ...TAGGED, status, code });
    expect(rest({ elements: [{ type: 'Patient', name: 'note' }] })).toEqual({ ...least, ...TAGGED, status, code });
  });

  test('what stands beside a primitive stays with it, or in its place', () => {
    const patient: TestResource = {
      ...{ resourceType: 'Patient', id: 'p', birthDate: '1980', _birthDate: { id: 'b' }, _gender: { id: 'g' } },
      name: [{ given: ['Ann', null], _given: [{ id: 'a' }, { id: 'c' }] }],
    };
    expect(rest({ summary: 'true' }, patient)).toEqual({
      ...{ resourceType: 'Patient', id: 'p', ...TAGGED, birthDate: '1980', _gender: { id: 'g' } },
      name: [{ given: ['Ann', null], _given: [null, { id: 'c' }] }],
    });
    expect(rest({ elements: [{ name: 'birthDate' }] }, patient)).toEqual({
      ...{ resourceType: 'Patient', id: 'p', ...TAGGED, birthDate: '1980', _birthDate: { id: 'b' } },
    });
  });

  test('a tag that is there stands once, beside others', () => {
    const tag = [{ code: 'a' }, SUBSETTED];
    expect(rest({ summary: 'true' }, { resourceType: 'Basic', id: 'b', meta: { tag } })).toMatchObject({
      meta: { tag },
    });
    expect(rest({ summary: 'data' }, { resourceType: 'Basic', id: 'b', meta: { tag: [{ code: 'a' }] } })).toMatchObject(
      {
        meta: { tag },
      },
    );
  });
});

test('servers may give more, and no less than this', () => {
  expect(leastOf(observation, { summary: 'true' })).toEqual(['id', 'status', 'code']);
  expect(leastOf(observation, { summary: 'text' })).toEqual(['id', 'text', 'status', 'code']);
  expect(leastOf(observation, { elements: [{ name: 'note' }] })).toEqual(['id', 'status', 'code', 'note']);
  expect(leastOf(observation, { summary: 'data' })).not.toContain('text');
});
