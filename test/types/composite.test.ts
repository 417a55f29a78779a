import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../grammar/source.js';
import { PREFIXES, type Prefix } from '../../grammar/value/index.js';
import { createRegistry } from '../../src/definitions/registry.js';
import { createSchemas } from '../../src/extract/schema.js';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { compares, exactly, searched } from '../support/decimals.js';
import { MALFORMED, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';
import { testSettings } from '../support/settings.js';

/*
 * The rule: some element of the composite's own expression has, by itself, a value for every part
 * (https://hl7.org/fhir/R4/search.html#combining).
 */
const settings = testSettings();
const schemaOf = createSchemas(createRegistry(), settings);

function answer(resource: object, code: string, value: string): boolean {
  const identified = { id: '1', ...resource } as unknown as IdentifiedResource;
  const schema = schemaOf(identified.resourceType);
  const parameter = schema.parameter(code)!;
  const keys = new ResourceKeys('1');
  schema.extract(identified, keys);
  const parsed = parameter.searchType.parse(decode(value, 0).source, undefined, parameter, settings);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return keys.matches(parameter.searchType.lower(parsed.value, undefined, parameter, settings));
}

/** An element with codes and, perhaps, a value. */
interface Part {
  readonly codes: readonly string[];
  readonly value?: number | undefined;
}

interface Tuple {
  readonly code: string;
  readonly prefix: Prefix;
  readonly number: string;
}

const CODES = ['a', 'b', 'c'];
const code = fc.constantFrom(...CODES);
const part: fc.Arbitrary<Part> = fc.record({
  codes: fc.array(code, { maxLength: 2 }),
  value: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 5 }),
});
const tuple: fc.Arbitrary<Tuple> = fc.record({
  code,
  prefix: fc.constantFrom('eq', ...PREFIXES),
  number: fc.constantFrom('1', '2', '3.0', '4'),
});
const tuples = fc.array(tuple, { minLength: 1, maxLength: 2 });
const spell = (all: readonly Tuple[]): string =>
  all.map(({ code, prefix, number }) => `${code}$${prefix === 'eq' ? '' : prefix}${number}`).join(',');

const element = ({ codes, value }: Part): object => ({
  code: { coding: codes.map((each) => ({ code: each })) },
  ...(value !== undefined && { valueQuantity: { value } }),
});

function holds({ codes, value }: Part, { code, prefix, number }: Tuple): boolean {
  if (value === undefined || !codes.includes(code)) return false;
  const at = exactly(String(value));
  return compares({ low: at, high: at }, prefix, searched(number));
}

test('parts of the resource, of its components, and of both', () => {
  const tallies = { own: new Tally(), component: new Tally(), combo: new Tally() };
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 4 }), tuples, (own, components, asked) => {
      const resource = { resourceType: 'Observation', ...element(own), component: components.map(element) };
      const among = (parts: readonly Part[]): boolean => parts.some((each) => asked.some((one) => holds(each, one)));
      const expected = { own: among([own]), component: among(components), combo: among([own, ...components]) };
      const value = spell(asked);
      expect({
        own: answer(resource, 'code-value-quantity', value),
        component: answer(resource, 'component-code-value-quantity', value),
        combo: answer(resource, 'combo-code-value-quantity', value),
      }).toEqual(expected);
      tallies.own.add(expected.own);
      tallies.component.add(expected.component);
      tallies.combo.add(expected.combo);
    }),
    runs(500),
  );
  for (const tally of Object.values(tallies)) tally.expectBoth();
});

test('three parts, one of them the same for all elements', () => {
  const tally = new Tally();
  const variant = fc.record({ start: fc.integer({ min: 1, max: 4 }), end: fc.integer({ min: 1, max: 4 }) });
  const prefix = fc.constantFrom<Prefix>('eq', 'ge', 'le', 'gt', 'lt', 'ne');
  fc.assert(
    fc.property(
      fc.array(variant, { maxLength: 3 }),
      fc.constantFrom('1', '2'),
      fc.record({ chromosome: fc.constantFrom('1', '1', '2'), from: prefix, start: variant, to: prefix }),
      (variants, chromosome, asked) => {
        const at = (value: number): { low: bigint; high: bigint } => ({
          low: exactly(`${value}`),
          high: exactly(`${value}`),
        });
        const compare = (value: number, prefix: Prefix, number: number): boolean =>
          compares(at(value), prefix, searched(String(number)));
        const { from, to, start } = asked;
        const expected =
          chromosome === asked.chromosome &&
          variants.some((each) => compare(each.start, from, start.start) && compare(each.end, to, start.end));
        const resource = {
          resourceType: 'MolecularSequence',
          referenceSeq: { chromosome: { coding: [{ code: chromosome }] } },
          variant: variants,
        };
        const value = `${asked.chromosome}$${from}${start.start}$${to}${start.end}`;
        expect(answer(resource, 'chromosome-variant-coordinate', value)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(400),
  );
  tally.expectBoth();
});

test('malformed elements have no rows that match', () => {
  for (const malformed of MALFORMED) {
    const resource = { resourceType: 'Observation', component: malformed };
    const inside = { resourceType: 'Observation', component: [{ code: malformed, valueQuantity: malformed }] };
    for (const each of [resource, inside])
      for (const value of ['a$ne5', 'mg$gt0', '2$3'])
        expect(answer(each, 'combo-code-value-quantity', value)).toBe(false);
  }
});
