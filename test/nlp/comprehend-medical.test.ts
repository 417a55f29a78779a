import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createComprehendMedicalAnnotator,
  type ComprehendMedicalClient,
  type ServiceEntity,
  type ServiceResponse,
} from '../../src/nlp/comprehend-medical.js';
import { splitText } from '../../src/nlp/split-text.js';
import { runs } from '../support/runs.js';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** A client that finds a word, with offsets in code points, and writes down what it was asked. */
function clientFinding(
  word: string,
  more: Partial<ServiceEntity> = {},
): ComprehendMedicalClient & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer =
    (operation: string) =>
    (input: { Text: string }): Promise<ServiceResponse> => {
      asked.push(`${operation} ${bytes(input.Text)}`);
      const points = (text: string): number => [...text].length;
      const Entities = [...input.Text.matchAll(new RegExp(word, 'g'))].map((match): ServiceEntity => {
        const BeginOffset = points(input.Text.slice(0, match.index));
        return {
          Text: word,
          BeginOffset,
          EndOffset: BeginOffset + points(word),
          Score: 0.5,
          Category: 'C',
          Type: 'T',
          ...more,
        };
      });
      return Promise.resolve({ Entities, ModelVersion: operation === 'detect' ? '3.0' : '2.0' });
    };
  return { asked, detectEntitiesV2: answer('detect'), inferICD10CM: answer('icd'), inferRxNorm: answer('rx') };
}

describe('answers of the service', () => {
  it('become annotations', async () => {
    const client: ComprehendMedicalClient = {
      detectEntitiesV2: () =>
        Promise.resolve({
          ModelVersion: '1.0',
          Entities: [
            {
              Id: 0,
              Text: 'aspirin',
              BeginOffset: 3,
              EndOffset: 10,
              Score: 0.9,
              Category: 'MEDICATION',
              Type: 'GENERIC_NAME',
              Traits: [{ Name: 'NEGATION', Score: 0.8 }],
              Attributes: [
                { Type: 'DOSAGE', Text: '81 mg', BeginOffset: 11, EndOffset: 16, Score: 0.7, RelationshipScore: 0.6 },
              ],
            } as ServiceEntity,
          ],
        }),
      inferICD10CM: () => Promise.resolve({ Entities: [], ModelVersion: '1.0' }),
      inferRxNorm: () =>
        Promise.resolve({
          Entities: [
            {
              Text: 'aspirin',
              BeginOffset: 3,
              EndOffset: 10,
              RxNormConcepts: [
                { Code: '2', Description: 'b', Score: 0.1 },
                { Code: '1191', Description: 'aspirin', Score: 0.9 },
              ],
            },
          ],
          ModelVersion: '2.0',
        }),
    };
    const entity = { text: 'aspirin', begin: 3, end: 10 };
    expect(await createComprehendMedicalAnnotator(client).annotate('No aspirin 81 mg.')).toEqual({
      entities: [
        {
          ...entity,
          score: 0.9,
          category: 'MEDICATION',
          type: 'GENERIC_NAME',
          traits: [{ name: 'NEGATION', score: 0.8 }],
          attributes: [
            { text: '81 mg', begin: 11, end: 16, score: 0.7, type: 'DOSAGE', relationshipScore: 0.6, traits: [] },
          ],
        },
      ],
      icd10cm: [],
      rxnorm: [
        {
          ...entity,
          score: 0,
          category: '',
          type: '',
          traits: [],
          attributes: [],
          concepts: [
            { code: '1191', description: 'aspirin', score: 0.9 },
            { code: '2', description: 'b', score: 0.1 },
          ],
        },
      ],
      modelVersion: '1.0, 2.0',
    });
  });

  it('have offsets in code points, which become UTF-16 code units', async () => {
    const text = '\u{1F600} cough \u{1F600} cough';
    const { entities } = await createComprehendMedicalAnnotator(clientFinding('cough')).annotate(text);
    expect(entities.map(({ begin, end }) => [begin, text.slice(begin, end)])).toEqual([
      [3, 'cough'],
      [12, 'cough'],
    ]);
  });

  it('may have offsets in code units', async () => {
    const { entities } = await createComprehendMedicalAnnotator(
      clientFinding('cough', { BeginOffset: 3, EndOffset: 8 }),
    ).annotate('\u{1F600} cough');
    expect(entities.map(({ begin }) => begin)).toEqual([3]);
  });

  it('that are of another text are refused', async () => {
    const client = clientFinding('cough', { BeginOffset: 0, EndOffset: 5 });
    await expect(createComprehendMedicalAnnotator(client).annotate('A cough')).rejects.toThrow(/0\.\.5/);
  });

  it('pass errors on', async () => {
    const error = new Error('throttled');
    const client = { ...clientFinding('cough'), inferRxNorm: () => Promise.reject(error) };
    await expect(createComprehendMedicalAnnotator(client).annotate('cough')).rejects.toBe(error);
  });
});

describe('long texts', () => {
  const sentence = 'She has a cough, ñ. ';

  it('are asked for in parts', async () => {
    const client = clientFinding('cough');
    const text = sentence.repeat(1100);
    const { entities, icd10cm } = await createComprehendMedicalAnnotator(client).annotate(text);
    expect(entities).toHaveLength(1100);
    expect(icd10cm).toHaveLength(1100);
    expect(entities.every(({ begin }, i) => begin === i * sentence.length + 10)).toBe(true);
    expect(client.asked.filter((one) => one.startsWith('detect'))).toEqual(['detect 19992', 'detect 3108']);
    expect(client.asked.filter((one) => one.startsWith('rx'))).toEqual(['rx 9996', 'rx 9996', 'rx 3108']);
  });

  it('of white space are not asked for', async () => {
    const client = clientFinding('cough');
    expect((await createComprehendMedicalAnnotator(client).annotate(' \n ')).entities).toEqual([]);
    expect(client.asked).toEqual([]);
  });

  it('are asked for in halves when an answer leaves entities out', async () => {
    const inner = clientFinding('cough');
    const short = (ask: ComprehendMedicalClient['inferRxNorm']): ComprehendMedicalClient['inferRxNorm'] => {
      return async (input) => ({ ...(await ask(input)), ...(input.Text.length > 50 && { PaginationToken: 'more' }) });
    };
    const client = { ...inner, inferRxNorm: short(inner.inferRxNorm) };
    const { rxnorm } = await createComprehendMedicalAnnotator(client).annotate(sentence.repeat(8));
    expect(rxnorm.map(({ begin }) => begin)).toEqual([10, 30, 50, 70, 90, 110, 130, 150]);
  });

  it('fail when an answer always leaves entities out', async () => {
    const client = { ...clientFinding('cough'), inferRxNorm: () => Promise.resolve({ PaginationToken: 'more' }) };
    await expect(createComprehendMedicalAnnotator(client).annotate('cough. cough')).rejects.toThrow(/inferRxNorm/);
  });
});

describe('parts of a text', () => {
  it.each([
    ['One. Two. Three.', 10, ['One. Two. ', 'Three.']],
    ['One. Two three', 10, ['One. ', 'Two three']],
    // No sentence ends in the second half.
    ['One. Two three', 12, ['One. Two ', 'three']],
    ['One\nTwo three', 8, ['One\n', 'Two ', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['ñññ', 4, ['ññ', 'ñ']],
    ['\u{1F600}\u{1F600}', 7, ['\u{1F600}', '\u{1F600}']],
    ['', 4, []],
  ])('%j in %d bytes', (text, most, expected) => {
    expect(splitText(text, most).map((part) => part.text)).toEqual(expected);
  });

  it('are small enough and together the text but for white space', () => {
    const unit = fc.constantFrom('a', 'bc', 'ñ', '漢', '\u{1F600}', '\uD83D', '. ', '\n', ' ', '.');
    const texts = fc.array(unit, { maxLength: 80 }).map((units) => units.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, most) => {
        const parts = splitText(text, most);
        for (const part of parts) {
          expect(bytes(part.text)).toBeLessThanOrEqual(most);
          expect(text.slice(part.begin, part.begin + part.text.length)).toBe(part.text);
          expect(part.text.trim()).not.toBe('');
        }
        let last = 0;
        for (const { begin, text: part } of [...parts, { begin: text.length, text: '' }]) {
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(text.slice(last, begin).trim()).toBe('');
          last = begin + part.length;
        }
      }),
      runs(500),
    );
  });
});
