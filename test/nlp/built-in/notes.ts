import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The notes annotated by hand; notes/README.md says how they are written.
 */

const FOLDER = join(import.meta.dirname, 'notes');

/** What a reader marked: an entity, or an attribute of one. */
export interface Mark {
  readonly kind: string;
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly category: string;
  readonly type: string;
  readonly traits: readonly string[];
  readonly code?: string;
  /** For attributes: where the entity begins that it belongs to. */
  readonly owner?: number;
}

export interface Note {
  /** The file without its ending. */
  readonly group: string;
  readonly title: string;
  readonly text: string;
  readonly entities: readonly Mark[];
  readonly attributes: readonly Mark[];
}

type Kind = readonly [category: string, type: string, ...traits: string[]];
const PHI = 'PROTECTED_HEALTH_INFORMATION';
const KINDS: Readonly<Record<string, Kind>> = {
  dx: ['MEDICAL_CONDITION', 'DX_NAME', 'DIAGNOSIS'],
  sign: ['MEDICAL_CONDITION', 'DX_NAME', 'SIGN'],
  symptom: ['MEDICAL_CONDITION', 'DX_NAME', 'SYMPTOM'],
  generic: ['MEDICATION', 'GENERIC_NAME'],
  brand: ['MEDICATION', 'BRAND_NAME'],
  test: ['TEST_TREATMENT_PROCEDURE', 'TEST_NAME'],
  procedure: ['TEST_TREATMENT_PROCEDURE', 'PROCEDURE_NAME'],
  treatment: ['TEST_TREATMENT_PROCEDURE', 'TREATMENT_NAME'],
  organ: ['ANATOMY', 'SYSTEM_ORGAN_SITE'],
  name: [PHI, 'NAME'],
  age: [PHI, 'AGE'],
  date: [PHI, 'DATE'],
  id: [PHI, 'ID'],
  address: [PHI, 'ADDRESS'],
  phone: [PHI, 'PHONE_OR_FAX'],
  email: [PHI, 'EMAIL'],
  profession: [PHI, 'PROFESSION'],
};
const ATTRIBUTES: Readonly<Record<string, readonly [of: string, type: string]>> = {
  dosage: ['MEDICATION', 'DOSAGE'],
  strength: ['MEDICATION', 'STRENGTH'],
  form: ['MEDICATION', 'FORM'],
  route: ['MEDICATION', 'ROUTE_OR_MODE'],
  frequency: ['MEDICATION', 'FREQUENCY'],
  duration: ['MEDICATION', 'DURATION'],
  value: ['TEST_NAME', 'TEST_VALUE'],
  unit: ['TEST_NAME', 'TEST_UNIT'],
};
const TRAITS: Readonly<Record<string, string>> = {
  not: 'NEGATION',
  family: 'PERTAINS_TO_FAMILY',
  maybe: 'LOW_CONFIDENCE',
  if: 'HYPOTHETICAL',
  past: 'PAST_HISTORY',
};
const CODE = /^(?:[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]+)?|\d+)$/;

export function readNotes(): Note[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const notes = readFileSync(join(FOLDER, file), 'utf8').split(/^== /m).slice(1);
      return notes.map((note) => readNote(file.replace('.txt', ''), note));
    });
}

function readNote(group: string, note: string): Note {
  const [title = ''] = note.split('\n', 1);
  const marked = note.slice(title.length + 1).trimEnd();
  let text = '';
  const marks: (Mark & { readonly before: boolean })[] = [];
  for (const piece of marked.split(/(\{[^{}]*\})/)) {
    const match = /^\{([^|]*)\|([^|]*)\}$/.exec(piece);
    if (!match) {
      if (/[{}|]/.test(piece)) throw new Error(`${group}, ${title}: unreadable mark near '${piece.slice(0, 40)}'`);
      text += piece;
      continue;
    }
    const [, words = '', spec = ''] = match;
    const [first = '', ...rest] = spec.split(' ');
    const kind = first.replace('>', '');
    const known = KINDS[kind] ?? ATTRIBUTES[kind];
    const strange = rest.find((word) => !TRAITS[word] && !CODE.test(word));
    if (!known || strange !== undefined) throw new Error(`${group}, ${title}: '${spec}' is no mark`);
    const [category, type, ...own] = known;
    const code = rest.find((word) => CODE.test(word));
    const traits = [...own, ...rest.flatMap((word) => TRAITS[word] ?? [])];
    const place = {
      kind,
      text: words,
      begin: text.length,
      end: text.length + words.length,
      before: first.endsWith('>'),
    };
    marks.push({ ...place, category, type, traits, ...(code !== undefined && { code }) });
    text += words;
  }
  const entities = marks.filter(({ kind }) => KINDS[kind]);
  const attributes = marks
    .filter(({ kind }) => ATTRIBUTES[kind])
    .map((mark) => ({ ...mark, owner: ownerOf(mark, entities) }));
  if (attributes.some(({ owner }) => owner < 0)) throw new Error(`${group}, ${title}: an attribute of nothing`);
  return { group, title, text, entities, attributes };
}

function ownerOf(mark: Mark & { readonly before: boolean }, entities: readonly Mark[]): number {
  const owners = entities.filter(({ category, type }) => category === mark.category || type === mark.category);
  const behind = owners.findLast(({ begin }) => begin < mark.begin);
  const ahead = owners.find(({ begin }) => begin > mark.begin);
  return ((mark.before ? ahead : behind) ?? ahead ?? behind)?.begin ?? -1;
}
