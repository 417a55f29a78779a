import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, readEnrichment, type Annotations, type Annotator, type Engine } from '../../src/index.js';
import type { IdentifiedResource } from '../../src/model/resource.js';

/** Finds its one word, wherever it is. */
function finds(word: string): Annotator {
  return { annotate: (text) => annotations(text, word) };
}

function annotations(text: string, word: string): Annotations {
  const entities = [...text.matchAll(new RegExp(word, 'gi'))].map(({ 0: each, index: begin }) => ({
    ...{ text: each, begin, end: begin + each.length, score: 0.9, category: 'MEDICAL_CONDITION', type: 'DX_NAME' },
    ...{ traits: [], attributes: [], concepts: [{ code: 'R05', description: 'Cough', score: 0.8 }] },
  }));
  return { entities, icd10cm: entities, rxnorm: [], modelVersion: '1' };
}

/** Answers when it is told to, by the text. */
class Waiting implements Annotator {
  readonly asked: string[] = [];
  private readonly answers = new Map<string, (found: Annotations) => void>();

  annotate(text: string): Promise<Annotations> {
    this.asked.push(text);
    return new Promise((resolve) => this.answers.set(text, resolve));
  }

  /** When it is: a load gives others a turn in between. */
  async isAsked(text: string): Promise<void> {
    while (!this.asked.includes(text)) await settled();
  }

  /** As soon as it is asked. */
  async answer(text: string): Promise<void> {
    await this.isAsked(text);
    this.answers.get(text)!(annotations(text, 'cough'));
    this.answers.delete(text);
    await settled();
  }
}

const note = (id: string, text: string): IdentifiedResource & Record<string, unknown> => ({
  resourceType: 'DocumentReference',
  id,
  content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
});
const patient: IdentifiedResource = { resourceType: 'Patient', id: 'p' };

/** Until everything has happened that waits for nothing. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** What a promise is rejected with; listened for from now on. */
const reasonOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'nothing', String);

const COUGH = 'DocumentReference?infer-icd10cm-entity-text-concept-code=cough|R05';

async function found(engine: Engine, search = COUGH): Promise<string> {
  return (await engine.search(search, { handling: 'strict' })).entry.map(({ resource }) => resource.id).join(' ');
}

describe('with an annotator that answers at once', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await createEngine({ nlp: { annotator: finds('cough') } });
  });

  test('documents are found by what was found in them, however they came', async () => {
    const given = [note('a', 'A cough.'), note('b', 'No complaints.')];
    const before = structuredClone(given);
    expect(await engine.load([...given, patient])).toEqual({ loaded: 3, failed: [] });
    await engine.put(note('c', 'Coughs'));
    expect(given).toEqual(before);
    expect(await found(engine)).toBe('a c');
    expect(await found(engine, 'DocumentReference?cm-decoration-status=SUCCESS')).toBe('a b c');
    expect(await engine.load(JSON.stringify(note('d', 'cough')))).toMatchObject({ loaded: 1 });
    expect(await found(engine)).toBe('a c d');
  });

  test('a write of a document takes its old enrichment away', async () => {
    await engine.put(note('a', 'cough'));
    const { entry } = await engine.search('DocumentReference?');
    const stored = structuredClone(entry[0]!.resource) as IdentifiedResource;
    expect((stored as unknown as { extension: unknown[] }).extension).toHaveLength(1);
    await engine.put(stored);
    expect((await engine.search('DocumentReference?')).entry[0]!.resource).toEqual(stored);
    await engine.put({ ...stored, ...note('a', 'fever') });
    expect(await found(engine)).toBe('');
    expect((await engine.search('DocumentReference?')).entry[0]!.resource).toMatchObject({ extension: [{}] });
  });

  test('so does a patch, which gives what is stored', async () => {
    await engine.put(note('a', 'fever'));
    expect(await found(engine)).toBe('');
    const value = Buffer.from('cough').toString('base64');
    const patched = await engine.patch('DocumentReference/a', [
      { op: 'replace', path: '/content/0/attachment/data', value },
    ]);
    expect(await found(engine)).toBe('a');
    expect((await engine.search(COUGH)).entry[0]!.resource).toBe(patched);
  });

  test('a write has happened when the next one is asked for', async () => {
    const first = engine.put(note('a', 'cough'));
    expect(engine.size).toBe(1);
    const gone = engine.delete('DocumentReference/a');
    expect(engine.size).toBe(0);
    expect([await first, await gone]).toEqual([{ created: true }, true]);
  });

  test('a query tells of a document that isn’t stored whether it would match', async () => {
    const query = engine.prepare(COUGH);
    expect(await query.matches(note('x', 'cough'))).toBe(true);
    expect(await query.matches(note('x', 'fever'))).toBe(false);
    expect(await query.matches({ resourceType: 'DocumentReference' })).toBe(false);
  });

  test('what can’t be stored is reported as ever', async () => {
    const { loaded, failed } = await engine.load([note('a', 'cough'), { resourceType: 'DocumentReference' }, patient]);
    expect(loaded).toBe(2);
    expect(failed).toMatchObject([{ line: 2, issue: { diagnostics: 'this DocumentReference has no id' } }]);
  });
});

describe('with an annotator that answers later', () => {
  test('writes to one resource happen in their order, others don’t wait', async () => {
    const annotator = new Waiting();
    const engine = await createEngine({ nlp: { annotator } });
    const writes = [
      engine.put(note('a', 'first cough')),
      engine.put(note('a', 'second')),
      engine.put(note('b', 'cough')),
      engine.patch('DocumentReference/a', [{ op: 'add', path: '/status', value: 'current' }]),
      engine.put(patient),
    ];
    await settled();
    expect(engine.size).toBe(1);
    expect(annotator.asked).toEqual(['first cough', 'cough']);
    await annotator.answer('cough');
    expect(await found(engine)).toBe('b');
    await annotator.answer('first cough');
    expect(await found(engine)).toBe('b a');
    // Once for the put and once for the patch.
    await annotator.answer('second');
    await annotator.answer('second');
    expect((await Promise.all(writes))[1]).toEqual({ created: false });
    expect(await found(engine)).toBe('b');
    expect(await found(engine, 'DocumentReference?status=current')).toBe('a');
  });

  test('a delete waits for the writes before it, and a failed write holds nobody up', async () => {
    const annotator = new Waiting();
    const engine = await createEngine({ nlp: { annotator } });
    const put = engine.put(note('a', 'cough'));
    const patch = engine.patch('DocumentReference/a', [{ op: 'remove', path: '/nosuch' }]);
    const gone = engine.delete('DocumentReference/a');
    const refusal = reasonOf(patch);
    await settled();
    await annotator.answer('cough');
    expect(await put).toEqual({ created: true });
    expect(await refusal).toContain('path');
    expect(await gone).toBe(true);
    expect(engine.size).toBe(0);
  });

  test('a load keeps the order, and annotates so many at a time', async () => {
    const annotator = new Waiting();
    const engine = await createEngine({ nlp: { annotator, concurrency: 2 } });
    const loading = engine.load([note('a', 'cough 1'), {} as never, note('b', 'cough 2'), note('c', 'cough 3')]);
    await settled();
    expect(annotator.asked).toEqual(['cough 1']);
    await annotator.answer('cough 1');
    await annotator.isAsked('cough 3');
    expect(annotator.asked).toEqual(['cough 1', 'cough 2', 'cough 3']);
    await annotator.answer('cough 3');
    expect(await found(engine)).toBe('a');
    await annotator.answer('cough 2');
    expect(await loading).toMatchObject({ loaded: 3, failed: [{ line: 2 }] });
    expect(await found(engine)).toBe('a b c');
  });

  test('a load that is stopped keeps what it has, and waits for nobody', async () => {
    const annotator = new Waiting();
    const engine = await createEngine({ nlp: { annotator, concurrency: 2 } });
    const stop = new AbortController();
    const notes = ['cough 1', 'cough 2', 'cough 3'].map((text, i) => note(`n${i}`, text));
    const loading = engine.load(notes, { signal: stop.signal });
    const refusal = reasonOf(loading);
    await settled();
    await annotator.answer('cough 1');
    stop.abort(new Error('enough'));
    expect(await refusal).toContain('enough');
    await annotator.answer('cough 2');
    expect(await found(engine)).toBe('n0');
  });
});

describe('with an annotator that fails', () => {
  test('nothing is lost, and the caller hears of it', async () => {
    const told: string[] = [];
    const engine = await createEngine({
      nlp: {
        annotator: {
          annotate(text) {
            if (text === 'bad') throw new Error('no');
            return annotations(text, 'cough');
          },
        },
        onFailure: (error, reference) => told.push(`${reference}: ${String(error)}`),
      },
    });
    expect(await engine.load([note('a', 'bad'), note('b', 'cough')])).toEqual({ loaded: 2, failed: [] });
    await engine.put(note('c', 'bad'));
    expect(told).toEqual(['DocumentReference/a: Error: no', 'DocumentReference/c: Error: no']);
    expect(await found(engine, 'DocumentReference?cm-decoration-status=FAILED')).toBe('a c');
    expect(await found(engine)).toBe('b');
    const [first] = (await engine.search('DocumentReference?_id=a')).entry;
    expect(readEnrichment(first!.resource)).toMatchObject({ status: 'FAILED', message: 'the annotator failed' });
  });
});

test('without an annotator nothing is added, and an enrichment that is there is searched', async () => {
  const enriching = await createEngine({ nlp: { annotator: finds('cough') } });
  await enriching.load([note('a', 'cough')]);
  const { entry } = await enriching.search('DocumentReference?');
  const plain = await createEngine();
  await plain.load([structuredClone(entry[0]!.resource), note('b', 'cough')]);
  expect(await found(plain)).toBe('a');
  expect(await found(plain, 'DocumentReference?cm-decoration-status:missing=true')).toBe('b');
});
