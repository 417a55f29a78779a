import { searchError } from '../model/issue.js';
import type { CodeSet } from './code-set.js';
import { everyCode, type CodeSystems } from './code-systems.js';

const SNOMED = 'http://snomed.info/sct';
/** `http://snomed.info/sct?fhir_vs=...`, with the URI of an edition, or of a version of it, in front of the `?`. */
const SNOMED_VALUE_SET = /^(http:\/\/snomed\.info\/sct(?:\/\d+(?:\/version\/\d+)?)?)\?fhir_vs(?:=(.*))?$/;

/**
 * The value sets of SNOMED CT that no resource defines, all of it and `isa/[concept]`:
 * https://hl7.org/fhir/R4/snomedct.html#implicit. Undefined for any other URL; throws FhirSearchError for those that
 * would need more than a hierarchy of concepts (reference sets, expressions), or a code system that isn't given.
 */
export function implicitValueSet(url: string, codeSystems: CodeSystems): CodeSet | undefined {
  const parts = SNOMED_VALUE_SET.exec(url);
  if (!parts) return undefined;
  const [, edition = SNOMED, which] = parts;
  const inEdition = (version: string): boolean => version === edition || version.startsWith(`${edition}/`);
  const system = edition === SNOMED ? codeSystems.get(SNOMED) : codeSystems.find(SNOMED, inEdition);
  if (which === undefined) return everyCode(SNOMED, system);
  const top = /^isa\/(\d+)$/.exec(which)?.[1];
  if (top === undefined) throw searchError('not-supported', `${url}: of SNOMED CT, only 'isa/[concept]' is supported`);
  if (!system) throw searchError('not-supported', `${url}: the code system ${edition} isn't given`);
  return new Map([[SNOMED, system.below(top)]]);
}
