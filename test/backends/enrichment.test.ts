import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PREFIXES } from '../../grammar/value/index.js';
import { createEngine, memory, scan } from '../../src/index.js';
import { compares, exactly, searched } from '../support/decimals.js';
import { note, type Coded, type Detected, type Findings } from '../support/enrichment.js';
import { runs } from '../support/runs.js';

/*
 * What the parameters for findings in notes mean, by a plain reading of what was found:
 * https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html
 */

const TEXTS = ['sore throat', 'Throat', 'streptococcal sore throat', 'otitis media', 'Otitis', 'ear'];
const CODES = ['J02.0', 'j02.0', 'H66.9', 'R05'];
const KINDS = ['DX_NAME', 'dx_name', 'ANATOMY'];
const SCORES = [0, 0.4, 0.55, 0.556, 0.6, 0.65, 0.95, 1];
const STATUSES = ['SUCCESS', 'UNSUPPORTED', 'VALIDATION_ERROR'];

const text = fc.constantFrom(...TEXTS);
const score = fc.constantFrom(...SCORES);
const coded: fc.Arbitrary<Coded[]> = fc.array(
  fc.record({
    text,
    score,
    concepts: fc.array(fc.tuple(fc.constantFrom(...CODES), text, score), { maxLength: 3 }),
  }),
  { maxLength: 3 },
);
const findings: fc.Arbitrary<Required<Findings>> = fc.record({
  detected: fc.array(fc.tuple(text, fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), score), { maxLength: 3 }),
  icd10: coded,
  rxnorm: coded,
  status: fc.constantFrom(...STATUSES),
});

/** One value of a parameter as it is written, and the members that it holds for. */
interface Part {
  readonly written: string;
  readonly holds: (member: string | number) => boolean;
}

const textPart: fc.Arbitrary<Part> = fc
  .constantFrom('sore', 'THROAT', 'throat', 'oti', 'media', 'r', 'sore throat')
  .map((written) => ({
    written,
    holds: (member) => {
      const [value, asked] = [String(member).toLowerCase(), written.toLowerCase()];
      return value.startsWith(asked) || value.includes(` ${asked}`);
    },
  }));
const tokenPart: fc.Arbitrary<Part> = fc.constantFrom(...CODES, ...KINDS, ...STATUSES, 'success').map((written) => ({
  written,
  holds: (member) => String(member).toLowerCase() === written.toLowerCase(),
}));
const scorePart: fc.Arbitrary<Part> = fc
  .record({ prefix: fc.constantFrom('', ...PREFIXES), number: fc.constantFrom('0.6', '0.55', '1', '0.9', '0.556') })
  .map(({ prefix, number }) => ({
    written: prefix + number,
    holds: (member) => {
      const value = exactly(String(member));
      return compares({ low: value, high: value }, prefix === '' ? 'eq' : (prefix as 'eq'), searched(number));
    },
  }));

/** The values that a parameter reads: of each element the alternatives for each part of a value. */
type Values = (found: Required<Findings>) => readonly (readonly (readonly (string | number)[])[])[];

interface Parameter {
  readonly code: string;
  readonly parts: readonly fc.Arbitrary<Part>[];
  readonly values: Values;
}

const parameter = (code: string, parts: readonly fc.Arbitrary<Part>[], values: Values): Parameter => ({
  code,
  parts,
  values,
});

const MEMBERS = { text: textPart, category: tokenPart, type: tokenPart, score: scorePart };
type Member = keyof typeof MEMBERS;
const member = ([each, category, type, value]: Detected, name: Member): string | number =>
  ({ text: each, category, type, score: value })[name];

const detected = (...names: Member[]): Parameter =>
  parameter(
    `detectEntities-entity-${names.join('-')}`,
    names.map((name) => MEMBERS[name]),
    (found) => found.detected.map((each) => names.map((name) => [member(each, name)])),
  );

function inferred(prefix: string, entitiesOf: (found: Required<Findings>) => readonly Coded[]): readonly Parameter[] {
  const concept = (name: string, i: 0 | 1 | 2, part: fc.Arbitrary<Part>): Parameter[] => [
    parameter(`${prefix}-concept-${name}`, [part], (found) =>
      entitiesOf(found).map((each) => [each.concepts!.map((c) => c[i])]),
    ),
  ];
  const textAnd = (name: string, i: 0 | 2, part: fc.Arbitrary<Part>): Parameter =>
    parameter(`${prefix}-text-concept-${name}`, [textPart, part], (found) =>
      entitiesOf(found).map((each) => [[each.text], each.concepts!.map((c) => c[i])]),
    );
  return [
    parameter(`${prefix}-text`, [textPart], (found) => entitiesOf(found).map((each) => [[each.text]])),
    parameter(`${prefix}-score`, [scorePart], (found) => entitiesOf(found).map((each) => [[each.score!]])),
    ...concept('code', 0, tokenPart),
    ...concept('description', 1, textPart),
    ...concept('score', 2, scorePart),
    textAnd('code', 0, tokenPart),
    textAnd('score', 2, scorePart),
    parameter(`${prefix}-concept-description-concept-score`, [textPart, scorePart], (found) =>
      entitiesOf(found).flatMap((each) => each.concepts!.map((c) => [[c[1]], [c[2]]])),
    ),
  ];
}

const PARAMETERS: readonly Parameter[] = [
  ...(['text', 'category', 'type', 'score'] as const).map((name) => detected(name)),
  detected('text', 'category'),
  detected('type', 'score'),
  detected('text', 'score'),
  detected('text', 'type'),
  detected('category', 'score'),
  ...inferred('infer-icd10cm-entity', ({ icd10 }) => icd10),
  ...inferred('infer-rxnorm-entity', ({ rxnorm }) => rxnorm),
  parameter('cm-decoration-status', [tokenPart], ({ status }) => [[[status]]]),
];

/** A condition, and the documents that it holds for. */
interface Condition {
  readonly written: string;
  readonly holds: (found: Required<Findings>) => boolean;
}

const conditions: fc.Arbitrary<Condition> = fc.constantFrom(...PARAMETERS).chain(({ code, parts, values }) => {
  const tuple = fc.tuple(...parts);
  return fc
    .record({
      alternatives: fc.array(tuple, { minLength: 1, maxLength: 2 }),
      separator: fc.constantFrom('|', '$'),
      how: fc.constantFrom('', '', '', ':missing', ':not'),
    })
    .map(({ alternatives, separator, how }): Condition => {
      const some = (found: Required<Findings>): boolean =>
        values(found).some((element) =>
          alternatives.some((all) => all.every(({ holds }, i) => element[i]!.some(holds))),
        );
      const written = alternatives.map((all) => all.map((each) => each.written).join(separator)).join();
      if (how === ':missing' && parts.length === 1) {
        return {
          written: `${code}:missing=true`,
          holds: (found) => values(found).every(([each]) => each!.length === 0),
        };
      }
      if (how === ':not' && parts[0] === tokenPart && parts.length === 1) {
        return { written: `${code}:not=${written}`, holds: (found) => !some(found) };
      }
      return { written: `${code}=${written}`, holds: some };
    });
});

test('all 26 parameters are there', () => {
  expect(new Set(PARAMETERS.map(({ code }) => code)).size).toBe(26);
});

test('both backends find the documents that the rules say', async () => {
  let [matched, asked] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(findings, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(conditions, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 10 }),
      async (all, searches) => {
        const engines = await Promise.all([memory, scan].map((backend) => createEngine({ backend })));
        for (const engine of engines) await engine.load(all.map((each, i) => note(`n${i}`, each)));
        for (const each of searches) {
          const query = `DocumentReference?${each.map(({ written }) => written).join('&')}`;
          const expected = all.flatMap((found, i) => (each.every(({ holds }) => holds(found)) ? [`n${i}`] : []));
          for (const engine of engines) {
            const { entry } = await engine.search(query, { handling: 'strict' });
            expect(
              entry.map(({ resource }) => resource.id),
              query,
            ).toEqual(expected);
          }
          asked += all.length;
          matched += expected.length;
        }
      },
    ),
    runs(150),
  );
  expect(matched / asked).toBeGreaterThan(0.1);
  expect(matched / asked).toBeLessThan(0.9);
});
