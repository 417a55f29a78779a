import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine, type SearchsetBundle } from '../../src/index.js';
import { CLIENT_QUERIES, creation } from '../support/client-queries.js';
import { readResources, requireData } from './data.js';

const SETS = ['synthea-41-patients', 'synthea-bulk-10-patients'];
const files = requireData();

const matches = ({ entry }: SearchsetBundle): string[] =>
  entry.filter(({ search }) => search.mode === 'match').map(({ fullUrl }) => fullUrl!);

describe.skipIf(files.length === 0).each(SETS)('what clients ask of %s', (set) => {
  const resources = files.filter((file) => file.set === set).flatMap((file) => readResources(file));
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? '';
  let engine: Engine;
  let literal: Engine;

  beforeAll(async () => {
    engine = await createEngine({
      searchParameters: [creation],
      resolveConditionalReferences: true,
      defaultCount: 5000,
    });
    literal = await createEngine({ defaultCount: 5000 });
    for (const each of [engine, literal]) expect((await each.load(resources)).failed).toEqual([]);
  });

  const asked = CLIENT_QUERIES.map((query) =>
    query.replace(/(patient|_id)=p\b/, `$1=${patient}`).replace(/^Patient\/p\//, `Patient/${patient}/`),
  );

  test.each(asked)('%s', async (query) => {
    const bundle = await engine.search(query, { handling: 'strict' });
    expect(bundle.entry.filter(({ search }) => search.mode === 'outcome')).toEqual([]);
    // A reference with its type is the same one.
    const typed = query.replace(/\bpatient=(?!Patient\/)/, 'patient=Patient/');
    expect(matches(await engine.search(typed, { handling: 'strict' }))).toEqual(matches(bundle));
  });

  test('every reference parameter leads where its literal and its conditional references say', async () => {
    const practitioners = (await engine.search('Practitioner?', { handling: 'strict' })).entry;
    let conditional = 0;
    for (const { resource } of practitioners.slice(0, 20)) {
      const { id, identifier = [] } = resource as { id: string; identifier?: { system: string; value: string }[] };
      const expected = resources.filter((each) => {
        const text = JSON.stringify(each);
        return (
          each.resourceType === 'Encounter' &&
          (text.includes(`"Practitioner/${id}"`) ||
            identifier.some(({ system, value }) => text.includes(`"Practitioner?identifier=${system}|${value}"`)))
        );
      });
      const found = await engine.search(`Encounter?practitioner=${id}`, { handling: 'strict' });
      expect(matches(found).length).toBe(expected.length);
      const chained = await engine.search(`Encounter?practitioner._id=${id}`, { handling: 'strict' });
      expect(matches(chained)).toEqual(matches(found));
      const byLiteral = await literal.search(`Encounter?practitioner=${id}`, { handling: 'strict' });
      conditional += matches(found).length - matches(byLiteral).length;
    }
    // The bulk export writes them as searches, which are left alone unless the engine is told otherwise.
    if (set === 'synthea-bulk-10-patients') expect(conditional).toBeGreaterThan(0);
    else expect(conditional).toBe(0);
  });
});
