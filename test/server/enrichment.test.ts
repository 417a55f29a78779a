import { expect, test } from 'vitest';
import { createEngine, readEnrichment } from '../../src/index.js';
import { createHandler } from '../../src/server/handler.js';

test('a PUT of a document answers with what is stored: the document with what was found in it', async () => {
  const baseUrl = 'http://here.org/fhir';
  const engine = await createEngine({
    baseUrl,
    nlp: { annotator: { annotate: () => ({ entities: [], icd10cm: [], rxnorm: [], modelVersion: '1' }) } },
  });
  const attachment = { contentType: 'text/plain', data: btoa('cough') };
  const sent = { resourceType: 'DocumentReference', id: 'd', status: 'current', content: [{ attachment }] };
  const request = new Request(`${baseUrl}/DocumentReference/d`, {
    method: 'PUT',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(sent),
  });
  const response = await createHandler(engine)(request);
  const answered = (await response.json()) as object;
  expect(response.status).toBe(201);
  expect(answered).toMatchObject(sent);
  expect(readEnrichment(answered)?.status).toBe('SUCCESS');
  expect((await engine.search('DocumentReference?')).entry[0]?.resource).toEqual(answered);
});
