import type { TerminologyService } from '../../src/index.js';
import { createTerminologyService } from '../../src/terminology/in-memory.js';
import type { Expansions } from '../../src/testing/oracle/expansions.js';

/*
 * A little terminology of the codes that random resources have, twice: as the oracle takes it, and as resources that our
 * own service reads.
 */

const LOINC = 'http://loinc.org';
const LOCAL = 'http://example.org/codes';
const GENDER = 'http://hl7.org/fhir/administrative-gender';
const VALUE_SETS = 'http://example.org/ValueSet';

export const expansions: Expansions = {
  valueSets: {
    [`${VALUE_SETS}/pressure`]: [
      { system: LOINC, code: '8480-6' },
      { system: LOINC, code: '8462-4' },
    ],
    [`${VALUE_SETS}/local`]: [{ system: LOCAL }],
    [`${VALUE_SETS}/mixed`]: [
      { system: LOCAL, code: 'E11.9' },
      { system: LOINC, code: '8480-6' },
      { system: GENDER, code: 'female' },
    ],
  },
  subsumes: {
    [`${LOCAL}|disease`]: [
      { system: LOCAL, code: 'active' },
      { system: LOCAL, code: 'E11.9' },
    ],
    [`${LOCAL}|active`]: [{ system: LOCAL, code: 'E11.9' }],
    [`${LOCAL}|E11.9`]: [],
    [`${LOINC}|8480-6`]: [],
  },
};

const named = (name: string, include: readonly object[]): object => {
  return { resourceType: 'ValueSet', url: `${VALUE_SETS}/${name}`, status: 'active', compose: { include } };
};

export const service: TerminologyService = createTerminologyService([
  named('pressure', [{ system: LOINC, concept: [{ code: '8480-6' }, { code: '8462-4' }] }]),
  named('local', [{ system: LOCAL }]),
  named('mixed', [
    { system: LOCAL, concept: [{ code: 'E11.9' }] },
    { system: LOINC, concept: [{ code: '8480-6' }] },
    { system: GENDER, concept: [{ code: 'female' }] },
  ]),
  {
    resourceType: 'CodeSystem',
    url: LOCAL,
    content: 'fragment',
    concept: [{ code: 'disease', concept: [{ code: 'active', concept: [{ code: 'E11.9' }] }] }],
  },
  { resourceType: 'CodeSystem', url: LOINC, content: 'fragment', concept: [{ code: '8480-6' }] },
] as Parameters<typeof createTerminologyService>[0]);
