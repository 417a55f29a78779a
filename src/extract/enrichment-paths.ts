import type { JsonShape } from '../definitions/registry.js';
import { readImplicitSystem } from '../definitions/implicit-system.js';
import { readEnrichment } from '../nlp/read.js';
import { extendPath, startPath, type Step, type TypedPath } from './step.js';

/**
 * The paths of an expression that starts at `%enrichment`, or at an element below it; undefined for any other. One step
 * reads the extension, and the others go through what it says, so that it is read once for all parameters and their
 * values are walked to like those of elements.
 */
export function enrichmentPaths(expression: string, startType: string): readonly TypedPath[] | undefined {
  const [first = '', ...others] = expression.split('.');
  if (first === '%enrichment') return [others.reduce(member, extendPath(startPath(startType), READ, ROOT))];
  if (!startType.startsWith(ROOT)) return undefined;
  return [[first, ...others].reduce(member, startPath(startType))];
}

const ROOT = 'Enrichment';

const READ: Step = {
  kind: 'compute',
  key: '%enrichment',
  evaluate: (document) => {
    const enrichment = readEnrichment(document as object);
    return enrichment ? [enrichment] : [];
  },
};

/** The members that have values, with the data type that search types know them by. */
const VALUES: Readonly<Record<string, { readonly type: string; readonly shape: JsonShape }>> = {
  text: { type: 'Enrichment.text', shape: 'string' },
  description: { type: 'Enrichment.text', shape: 'string' },
  status: { type: 'code', shape: 'string' },
  category: { type: 'code', shape: 'string' },
  type: { type: 'code', shape: 'string' },
  code: { type: 'code', shape: 'string' },
  score: { type: 'decimal', shape: 'number' },
};

/** https://hl7.org/fhir/R4/terminologies-systems.html */
const SYSTEMS: Readonly<Record<string, string>> = {
  'Enrichment.icd10cm.concepts': 'http://hl7.org/fhir/sid/icd-10-cm',
  'Enrichment.rxnorm.concepts': 'http://www.nlm.nih.gov/research/umls/rxnorm',
};

function member(path: TypedPath, name: string): TypedPath {
  const value = VALUES[name];
  if (!value) {
    const step = { kind: 'property', key: name, name, array: true, shape: 'object' } as const;
    return extendPath(path, step, `${path.type}.${name}`);
  }
  const { type, shape } = value;
  const system = name === 'code' ? SYSTEMS[path.type] : undefined;
  const implicit = system === undefined ? undefined : readImplicitSystem(system);
  return extendPath(path, { kind: 'property', key: name, name, array: false, shape }, type, implicit);
}
