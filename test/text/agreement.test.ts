import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printText, type TextNode, type WordNode } from '../../grammar/text/index.js';
import { createEngine, FhirSearchError, memory, scan, type SearchsetBundle } from '../../src/index.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { wellFormed } from '../../src/result/links.js';
import { lunr } from '../../src/text/lunr.js';
import { enough, runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

/*
 * The laws of text searches: what the indexes answer is what a plain reading of the texts says, matches, scores and order
 * alike, after any writes; and no text that anybody asks for leads to anything but an answer or a FhirSearchError.
 */

const span = { start: 0, end: 0 };
const vocabulary = [
  'heart',
  'hearts',
  'Heart-failure',
  'infection',
  'infected',
  'E11.9',
  'E11',
  'e119',
  'é',
  'type-2',
  "O'Neil",
];
const word = fc.constantFrom(...vocabulary);

const wordNode: fc.Arbitrary<WordNode> = fc
  .record({ text: word, prefix: fc.boolean() })
  .map(({ text, prefix }) => ({ kind: 'word', text: prefix ? text.slice(0, 4) : text, prefix, span }));

const queries: fc.Arbitrary<TextNode> = fc.letrec<{ node: TextNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: wordNode },
    {
      weight: 2,
      arbitrary: fc
        .array(wordNode, { minLength: 1, maxLength: 3 })
        .map((words): TextNode => ({ kind: 'phrase', words, span })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({
          kind: fc.constantFrom<'and' | 'or'>('and', 'or'),
          operands: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        })
        .map((each): TextNode => ({ ...each, span })),
    },
    { weight: 1, arbitrary: tie('node').map((operand): TextNode => ({ kind: 'not', operand, span })) },
  ),
})).node;

const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const patient = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    blocks: fc.array(text, { maxLength: 3 }),
    name: text,
    inner: fc.option(text),
  })
  .map(({ id, blocks, name, inner }) => ({
    resourceType: 'Patient',
    id,
    text: { status: 'generated', div: `<div>${blocks.map((block) => `<p>${block}</p>`).join('')}</div>` },
    name: [{ text: name }],
    ...(inner !== null && { contained: [{ resourceType: 'Patient', id: 'i', text: { div: `<p>${inner}</p>` } }] }),
  }));
const write = fc.oneof(
  { weight: 4, arbitrary: patient.map((put) => ({ put, remove: undefined })) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'd').map((remove) => ({ put: undefined, remove })) },
);

const condition = fc.record({
  code: fc.constantFrom('_text', '_content'),
  alternatives: fc.array(queries, { minLength: 1, maxLength: 2 }),
});
const search = fc
  .record({
    conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
    sort: fc.constantFrom('', '_score', '-_score', '_score,-_id'),
    contained: fc.constantFrom('', '', '_contained=both&_containedType=contained'),
  })
  .map(({ conditions, sort, contained }) => {
    const asked = conditions.map(({ code, alternatives }) => {
      return `${code}=${encodeURIComponent(alternatives.map(printText).join(','))}`;
    });
    return `Patient?${[...asked, ...(sort && [`_sort=${sort}`]), contained]
      .flat()
      .filter((each) => each !== '')
      .join('&')}`;
  });

function answerOf({ entry, total }: SearchsetBundle): unknown {
  return { total, entries: entry.map(({ resource, fullUrl, search: { score } }) => [resource.id, fullUrl, score]) };
}

describe.each([flexsearch(), lunr()].map((adapter) => [adapter.name, adapter] as const))('%s', (_, textIndex) => {
  test('the memory backend answers as a plain reading does', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(write, { maxLength: 6 }), fc.array(search, { maxLength: 4 })), { maxLength: 3 }),
        async (steps) => {
          const engines = await Promise.all([memory, scan].map((backend) => createEngine({ textIndex, backend })));
          for (const [writes, searches] of steps) {
            for (const engine of engines) {
              for (const { put, remove } of writes) {
                if (put) await engine.put(put);
                else await engine.delete(`Patient/${remove}`);
              }
            }
            for (const query of searches) {
              const [indexed, read] = await Promise.all(
                engines.map((engine) => engine.search(query, { handling: 'strict' })),
              );
              expect(answerOf(indexed!)).toEqual(answerOf(read!));
              for (const {
                search: { score },
              } of indexed!.entry) {
                expect(score).toBeGreaterThanOrEqual(0);
                expect(score).toBeLessThanOrEqual(1);
              }
              answered += indexed!.entry.length > 0 ? 1 : 0;
              const matching = engines[0]!.prepare(query);
              for (const { put } of writes) {
                if (!put || query.includes('_contained')) continue;
                const stored = indexed!.entry.some(({ resource }) => resource.id === put.id);
                // The last of several writes of one resource is the one that is stored.
                const last = writes.findLast((each) => (each.put?.id ?? each.remove) === put.id);
                if (last?.put === put) expect(await matching.matches(put)).toBe(stored);
              }
            }
          }
        },
      ),
      runs(150),
    );
    expect(answered).toBeGreaterThanOrEqual(enough(50));
  });

  test('any text is answered or refused as a search', async () => {
    const engine = await createEngine({ textIndex });
    await engine.load(
      Array.from({ length: 100 }, (_, i) => ({
        resourceType: 'Patient',
        id: `p${i}`,
        name: [{ text: vocabulary.join(' ') }],
      })),
    );
    const piece = fc.oneof(
      anyText(),
      fc.constantFrom('+', '-', '~1', '^2', ':', '*', '"', '(', ')', 'AND', 'OR', 'NOT', 'terms:x', '\\', 'heart'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const value = encodeURIComponent(wellFormed(pieces.join(' ')));
        try {
          await engine.search(`Patient?_content=${value}`);
        } catch (error) {
          expect(error).toBeInstanceOf(FhirSearchError);
        }
      }),
      runs(500),
    );
  });
});
