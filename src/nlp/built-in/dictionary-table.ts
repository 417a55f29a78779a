import type { CodedConcept, DictionaryEntry } from './dictionary.js';

/*
 * Dictionaries as text, which is shorter to read and to ship. A line is an entry:
 *
 *     kind concept + concept | name; name | abbreviation; abbreviation
 *
 * A concept is a code and its description; `-` stands for none.
 */

type Kind = Pick<DictionaryEntry, 'category' | 'type' | 'traits'>;

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['dx', { category: 'MEDICAL_CONDITION', type: 'DX_NAME', traits: ['DIAGNOSIS'] }],
  ['sign', { category: 'MEDICAL_CONDITION', type: 'DX_NAME', traits: ['SIGN'] }],
  ['symptom', { category: 'MEDICAL_CONDITION', type: 'DX_NAME', traits: ['SYMPTOM'] }],
  ['generic', { category: 'MEDICATION', type: 'GENERIC_NAME' }],
  ['brand', { category: 'MEDICATION', type: 'BRAND_NAME' }],
  ['test', { category: 'TEST_TREATMENT_PROCEDURE', type: 'TEST_NAME' }],
  ['procedure', { category: 'TEST_TREATMENT_PROCEDURE', type: 'PROCEDURE_NAME' }],
  ['treatment', { category: 'TEST_TREATMENT_PROCEDURE', type: 'TREATMENT_NAME' }],
  ['organ', { category: 'ANATOMY', type: 'SYSTEM_ORGAN_SITE' }],
]);

export function readEntries(table: string): DictionaryEntry[] {
  return linesOf(table).map((line) => {
    const [head = '', names = '', abbreviations] = line.split(' | ');
    const [kind = ''] = head.split(' ', 1);
    const concepts = head.slice(kind.length + 1);
    const known = KINDS.get(kind)!;
    const coded = concepts === '-' ? [] : concepts.split(' + ').map(readConcept);
    return {
      ...known,
      names: list(names),
      ...(abbreviations !== undefined && { abbreviations: list(abbreviations) }),
      ...(coded.length > 0 && { [known.category === 'MEDICATION' ? 'rxnorm' : 'icd10cm']: coded }),
    };
  });
}

/** Lines of `code description`. */
export function readConcepts(table: string): CodedConcept[] {
  return linesOf(table).map(readConcept);
}

function readConcept(text: string): CodedConcept {
  const at = text.indexOf(' ');
  return { code: text.slice(0, at), description: text.slice(at + 1) };
}

function linesOf(table: string): string[] {
  return table.split('\n').filter((line) => line !== '');
}

function list(text: string): string[] {
  return text.split(';').flatMap((name) => name.trim() || []);
}
