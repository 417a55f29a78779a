import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/definitions/registry.js';
import { createSchemas } from '../../src/extract/schema.js';
import { createEngine, memory, scan, type Engine } from '../../src/index.js';
import type {
  Field,
  Interval,
  IntervalField,
  KeySink,
  PointField,
  PresenceField,
  RowField,
  TermField,
} from '../../src/model/field.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { testSettings } from '../support/settings.js';
import { readResources, requireData } from './data.js';

const files = requireData();

const schemaOf = createSchemas(createRegistry(), testSettings());

const escape = (text: string): string => encodeURIComponent(text.replace(/[\\,$|]/g, '\\$&'));

/** Collects values to search for, from what the resources hold. */
class ValueCollector implements KeySink {
  readonly values = new Map<string, Set<string>>();

  constructor(private readonly type: string) {}

  present({ parameter }: PresenceField): void {
    this.add(`${parameter}:missing`, 'true');
  }

  term({ parameter, facet }: TermField, name: string, space: string): void {
    if (facet === 'text') this.add(`${parameter}:text`, escape(name.slice(0, 6)));
    if (facet !== '') return;
    this.add(parameter, space === '' ? escape(name) : `${escape(space)}|${escape(name)}`);
    this.add(parameter, escape(name.slice(0, 4)));
  }

  interval({ parameter, facet }: IntervalField, { low, high }: Interval, space: string): void {
    const number = Number.isFinite(low) ? low : high;
    if (schemaOf(this.type).parameter(parameter)?.definition.type === 'date') this.date(parameter, number);
    else this.number(parameter, number, facet === 'unit' ? `|${space}` : space);
  }

  private date(parameter: string, millis: number): void {
    const instant = new Date(millis).toISOString();
    this.add(parameter, instant.slice(0, 10));
    this.add(parameter, `ge${instant.slice(0, 7)}`);
    this.add(parameter, `lt${instant}`);
  }

  /** With its unit as `system|code` or `|code`, and without; a dimension, in which base units are, is none. */
  private number(parameter: string, value: number, unit: string): void {
    const [system = '', ...code] = unit.split('|');
    const written = code.join('|') === '' ? '' : `|${escape(system)}|${escape(code.join('|'))}`;
    for (const each of [`${value}`, `gt${value}${written}`, `${value}${written}`, `ap${value}${written}`])
      this.add(parameter, each);
  }

  id(id: string): void {
    this.add('_id', id);
  }

  text(): void {}

  alias(): void {}

  contained(): void {}

  /** A place is given by a grammar of its own. */
  point({ parameter }: PointField, latitude: number, longitude: number): void {
    this.add(parameter, `${latitude}|${longitude}|100|km`);
  }

  /** A composite is asked for by the first values of its parts: a code, and what stands beside it. */
  row({ parameter, fields }: RowField, fill: (keys: KeySink) => void): void {
    const parts = new Map<string, string>();
    const set = ({ parameter: part }: Field, value: string): void => {
      if (!parts.has(part)) parts.set(part, value);
    };
    fill({
      present: () => undefined,
      text: () => undefined,
      term: (field, name, space) => set(field, space === '' ? escape(name) : `${escape(space)}|${escape(name)}`),
      interval: (field, low) => set(field, `ge${low}`),
      point: () => undefined,
      row: () => undefined,
      alias: () => undefined,
      contained: () => undefined,
    });
    const names = [...new Set(fields.map((field) => field.parameter))];
    if (names.every((name) => parts.has(name))) this.add(parameter, names.map((name) => parts.get(name)).join('$'));
  }

  private add(name: string, value: string): void {
    // Parts of composites can't be asked for by themselves.
    if (name.includes('.')) return;
    const values = this.values.get(name);
    if (values) values.add(value);
    else this.values.set(name, new Set([value]));
  }
}

async function answer(engine: Engine, search: string): Promise<unknown> {
  const { total, entry } = await engine.search(search).catch((error: unknown) => ({ total: String(error), entry: [] }));
  return { total, ids: entry.map(({ resource }) => (resource as IdentifiedResource).id) };
}

describe.skipIf(files.length === 0)('memory and scan answer alike on real data', () => {
  const types = [...new Set(files.map(({ resourceType }) => resourceType))];

  test.each(types)('%s, every parameter with values that occur', async (type) => {
    const all = files.filter(({ resourceType }) => resourceType === type).flatMap(readResources);
    // A stride through large types keeps scanning them bearable, and every kind of record in.
    const stride = Math.ceil(all.length / 250);
    const resources = process.env['FHIRDEX_DEEP'] ? all : all.filter((_, i) => i % stride === 0);
    const engines = await Promise.all([memory, scan].map((backend) => createEngine({ backend })));
    for (const engine of engines) await engine.load(resources);
    const collector = new ValueCollector(type);
    for (const resource of resources) {
      // Ids are no keys.
      collector.id(resource.id);
      schemaOf(type).extract(resource, collector);
    }
    let matches = 0;
    for (const [name, values] of collector.values) {
      const step = Math.ceil(values.size / 4);
      for (const value of [...values].filter((_, i) => i % step === 0)) {
        const search = `${type}?${name}=${value}&_count=20`;
        const [fast, plain] = await Promise.all(engines.map((engine) => answer(engine, search)));
        expect(fast, search).toEqual(plain);
        if (((fast as { total: number }).total ?? 0) > 0) matches++;
      }
    }
    expect(matches).toBeGreaterThan(5);
    for (const { definition, searchType } of schemaOf(type).parameters) {
      if (!searchType.sortKey) continue;
      for (const search of [`${type}?_sort=${definition.code}`, `${type}?_sort=-${definition.code},-_lastUpdated`]) {
        const [fast, plain] = await Promise.all(engines.map((engine) => answer(engine, `${search}&_count=1000`)));
        expect(fast, search).toEqual(plain);
      }
    }
  });
});
