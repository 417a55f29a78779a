import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../../src/backends/backend.js';
import { memory } from '../../src/backends/memory/memory-backend.js';
import type { TextField } from '../../src/model/field.js';
import type { Predicate } from '../../src/model/predicate.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { StateWriter } from '../../src/snapshot/state-writer.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { runs } from '../support/runs.js';
import { readerOf } from '../support/state.js';
import { branches, manyWrites, schema, sortedBranches, writes, type Write } from './keyed.js';
import { describeBackend } from './suite.js';

type Stored = (type: string, id: string) => IdentifiedResource | undefined;

/** Another backend with all that the first one has. */
function restored(from: Backend, into: Backend, stored: Stored): Backend {
  const writers = new Map<string, StateWriter>();
  from.save!((type) => {
    const writer = new StateWriter();
    writers.set(type, writer);
    return writer;
  });
  // At once: the first one may be written to before the other one comes to read.
  const states = new Map([...writers].map(([type, writer]) => [type, readerOf(writer)]));
  into.restore!([...states.keys()], (type) => states.get(type)!, stored);
  return into;
}

/** The memory backend, but each search is answered by one that was restored just before, and is written to from then on. */
class RestoredBackend implements Backend {
  private readonly resources = new Map<string, IdentifiedResource>();
  private current: Backend;

  constructor(private readonly make: () => Backend) {
    this.current = make();
  }

  get capabilities(): Backend['capabilities'] {
    return this.current.capabilities;
  }

  put(resource: IdentifiedResource): void {
    this.resources.set(`${resource.resourceType}/${resource.id}`, resource);
    this.current.put(resource);
  }

  delete(type: string, id: string): boolean {
    this.resources.delete(`${type}/${id}`);
    return this.current.delete(type, id);
  }

  has(type: string, id: string): boolean {
    return this.renewed().has(type, id);
  }

  types(): readonly string[] {
    return this.renewed().types();
  }

  search(all: readonly Branch[], page: Page): Found {
    return this.renewed().search(all, page);
  }

  count(type: string, where: Predicate, among?: Branch['among']): number {
    return this.renewed().count(type, where, among);
  }

  estimate(type: string, where: Predicate): number {
    return this.renewed().estimate(type, where);
  }

  private renewed(): Backend {
    const stored: Stored = (type, id) => this.resources.get(`${type}/${id}`);
    return (this.current = restored(this.current, this.make(), stored));
  }
}

const renewing: BackendFactory = (schemaOf, textIndex) => new RestoredBackend(() => memory(schemaOf, textIndex));

describeBackend('memory, restored before each search', renewing);

test('texts are found in a backend that was restored, and in what is written to it', () => {
  const adapter = flexsearch();
  const text: TextField = { kind: 'text', ordinal: 0, parameter: '_text', facet: '', analysis: adapter.analysis };
  const texts: IndexSchema = { fields: [text], extract: ({ id }, sink) => sink.text(text, [`heart ${id}`]) };
  const make = (): Backend => memory(() => texts, adapter);
  const first = make();
  for (const id of ['a', 'b']) first.put({ resourceType: 'A', id });
  const second = restored(first, make(), (resourceType, id) => ({ resourceType, id }));
  const found = (word: string): string[] => {
    const where = { op: 'text', field: text, query: { op: 'phrase', terms: [{ text: word }] } } as const;
    return second.search([{ type: 'A', where }], { count: 9 }).hits.map(({ id }) => id);
  };
  expect([found('heart'), found('b')]).toEqual([['a', 'b'], ['b']]);
  second.put({ resourceType: 'A', id: 'c' });
  second.delete('A', 'a');
  expect([found('heart'), found('a')]).toEqual([['b', 'c'], []]);
});

const phase = fc.record({
  writes: fc.oneof(writes, manyWrites),
  asked: fc.array(fc.oneof(branches, sortedBranches), { minLength: 1, maxLength: 5 }),
});

test('a backend and one restored from it give the same hits, positions and resources, whatever is written to both', () => {
  fc.assert(
    fc.property(fc.array(phase, { minLength: 2, maxLength: 3 }), (phases) => {
      const resources = new Map<string, IdentifiedResource>();
      const stored: Stored = (type, id) => resources.get(`${type}/${id}`);
      const first = memory(() => schema);
      const all: Backend[] = [first];
      const apply = ({ resource, remove }: Write): void => {
        const { resourceType: type, id } = resource;
        if (remove) resources.delete(`${type}/${id}`);
        else resources.set(`${type}/${id}`, resource);
        for (const backend of all) {
          if (remove) backend.delete(type, id);
          else backend.put(resource);
        }
      };
      const answers = (backend: Backend, asked: readonly Branch[]): unknown => {
        const { hits, total } = backend.search(asked, { count: 1000 });
        const told = hits.map(({ type, id, position, resource }) => [type, id, position, resource]);
        return { told, total, types: backend.types() };
      };
      for (const { writes, asked } of phases) {
        writes.forEach(apply);
        all.push(
          restored(
            all.at(-1)!,
            memory(() => schema),
            stored,
          ),
        );
        for (const each of asked) {
          const expected = answers(first, each);
          for (const backend of all) expect(answers(backend, each)).toEqual(expected);
        }
      }
    }),
    runs(60),
  );
});
