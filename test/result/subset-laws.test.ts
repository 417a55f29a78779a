import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { r4Elements } from '../../src/definitions/elements.js';
import { propertiesOf } from '../../src/definitions/properties.js';
import type { Resource } from '../../src/model/resource.js';
import type { Subset } from '../../src/plan/bound-subset.js';
import { createSubsetter } from '../../src/result/subset.js';
import { runs } from '../support/runs.js';
import { deepFreeze, resourceOf, type Json } from './resource-arbitrary.js';

const cut = (subset: Subset, resource: Json): unknown =>
  createSubsetter(subset, 'match')(resource as unknown as Resource);

/* Every resource is frozen, so that a change to it would throw. */
describe.each(['Patient', 'Observation', 'Bundle', 'Questionnaire', 'ValueSet', 'Appointment', 'DocumentReference'])(
  'subsets of any %s',
  (type) => {
    const model = r4Elements();
    const resources = resourceOf(type).map(deepFreeze);
    const names = model.elements(type).map(({ name }) => name);
    const subsets: fc.Arbitrary<Subset> = fc.oneof(
      fc.constantFrom<Subset>({ summary: 'true' }, { summary: 'text' }, { summary: 'data' }),
      fc.subarray(names).map((chosen) => ({ elements: chosen.map((name) => ({ name })) })),
    );

    test('hold nothing that the resource doesn’t, but the tag', () => {
      fc.assert(
        fc.property(resources, subsets, (resource, subset) => {
          const { meta, ...rest } = cut(subset, resource) as { meta: { tag: unknown[] } & Json };
          expect(isWithin(rest, resource)).toBe(true);
          expect(meta.tag.filter((tag) => (tag as Json)['code'] === 'SUBSETTED')).toHaveLength(1);
          const { tag, ...others } = (resource['meta'] ?? {}) as { tag?: unknown[] } & Json;
          expect(meta).toEqual({ ...others, tag: expect.arrayContaining(tag ?? []) as unknown });
        }),
        runs(200),
      );
    });

    test('of subsets are the same subsets', () => {
      fc.assert(
        fc.property(resources, subsets, (resource, subset) => {
          const once = cut(subset, resource) as Json;
          expect(cut(subset, deepFreeze(once))).toEqual(once);
        }),
        runs(200),
      );
    });

    test('at the root have what is asked for and what is mandatory, and nothing else', () => {
      fc.assert(
        fc.property(resources, subsets, (resource, subset) => {
          const kept = cut(subset, resource) as Json;
          for (const [property, { element, type: valueType }] of propertiesOf(type)) {
            const { name, required, modifier, summary } = element;
            if (name === 'meta') continue;
            const always = name === 'id';
            const expected =
              subset.summary === 'true'
                ? summary || required || modifier
                : subset.summary === 'text'
                  ? always || required || name === 'text'
                  : subset.summary === 'data'
                    ? name !== 'text'
                    : always || required || modifier || subset.elements!.some((each) => each.name === name);
            if (!expected) {
              expect(kept).not.toHaveProperty([property]);
              expect(kept).not.toHaveProperty([`_${property}`]);
            } else if (subset.summary !== 'true' || model.shape(valueType) !== 'object') {
              expect(kept[property]).toEqual(resource[property]);
            }
          }
        }),
        runs(200),
      );
    });

    test('that are summaries have marked and mandatory elements at every depth, and no others', () => {
      fc.assert(
        fc.property(resources, (resource) => {
          expect(unmarked(cut({ summary: 'true' }, resource) as Json, type)).toEqual([]);
          const lost = markedPaths(resource, type).filter(
            (path) => !markedPaths(cut({ summary: 'true' }, resource) as Json, type).includes(path),
          );
          expect(lost).toEqual([]);
        }),
        runs(100),
      );
    });
  },
);

/** Whether all of a value is in another: keys of objects, items of arrays in their order. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    if (!Array.isArray(whole)) return false;
    let from = 0;
    return part.every((item) => {
      while (from < whole.length && !isWithin(item, whole[from])) from++;
      return from++ < whole.length;
    });
  }
  if (typeof part !== 'object' || part === null) return part === null || part === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([key, value]) => {
    // Resources within are tagged as well.
    if (key === 'meta') return true;
    return isWithin(value, (whole as Json)[key]);
  });
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The paths of what shouldn't be in a summary: elements without a flag, unless all that there is of an element. */
function unmarked(object: Json, type: string, path = type): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    if (name === 'resourceType' || name === 'meta') return [];
    const property = propertiesOf(type).get(name.replace(/^_/, ''));
    const flags = property?.element;
    const at = `${path}.${name}`;
    if (!flags || !(flags.summary || flags.required || flags.modifier)) return [at];
    if (name.startsWith('_')) return [];
    return itemsOf(value).flatMap((item) => {
      if (typeof item !== 'object' || item === null || property!.type === 'Extension') return [];
      if (Object.keys(item).every((key) => key === 'id' || key === 'extension')) return [];
      const inner = property!.type === 'Resource' ? ((item as Json)['resourceType'] as string) : property!.type;
      return unmarked(item as Json, inner, at);
    });
  });
}

/** The paths of primitive values whose elements are flagged all the way from the root, without positions. */
function markedPaths(object: Json, type: string, path = type): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const property = propertiesOf(type).get(name);
    if (!property) return [];
    const { summary, required, modifier } = property.element;
    if (name === 'meta' || !(summary || required || modifier)) return [];
    return itemsOf(value).flatMap((item) => {
      if (typeof item !== 'object' || item === null) return [`${path}.${name}`];
      const inner = property.type === 'Resource' ? ((item as Json)['resourceType'] as string) : property.type;
      return markedPaths(item as Json, inner, `${path}.${name}`);
    });
  });
}
