import type { Token } from './tokens.js';

/*
 * Headings of notes: `# Medications`, `Family history:`, `PMH:`. A section says how what stands in it is meant.
 */

export type Section = 'family' | 'allergies' | 'other';

const NAMES: ReadonlyMap<string, Section> = new Map<string, Section>([
  ...['family history', 'family medical history', 'fh', 'fhx', 'family hx'].map((name) => [name, 'family'] as const),
  ...['allergies', 'allergy', 'drug allergies', 'medication allergies', 'allergies and intolerances'].map(
    (name) => [name, 'allergies'] as const,
  ),
  ...(
    'chief complaint,cc,history of present illness,hpi,history,past medical history,pmh,pmhx,past surgical history,psh,' +
    'social history,sh,shx,medications,meds,current medications,home medications,discharge medications,review of systems,' +
    'ros,vital signs,vitals,physical exam,physical examination,pe,exam,examination,assessment,assessment and plan,a/p,plan,' +
    'impression,imp,findings,diagnosis,diagnoses,final diagnosis,preoperative diagnosis,postoperative diagnosis,procedure,' +
    'procedures,anesthesia,hospital course,discharge diagnosis,discharge diagnoses,indication,labs,laboratory,results,' +
    'immunizations,addendum,problems,problem list,subjective,objective,neuro,date,technique,comparison'
  )
    .split(',')
    .map((name) => [name, 'other'] as const),
]);

/** More words than any heading of the table has. */
const LONGEST = 6;

export interface Heading {
  readonly section: Section;
  /** The first token of what it is the heading of. */
  readonly end: number;
  /** Whether it holds for the rest of its line only: `FH: mother has asthma`. */
  readonly line: boolean;
}

/** The heading that a line begins with, given its first token. */
export function headingAt(tokens: readonly Token[], start: number): Heading | undefined {
  if (tokens[start]?.text === '#') return markedHeading(tokens, start);
  let name = '';
  for (let i = start; i < tokens.length && i <= start + LONGEST; i++) {
    const token = tokens[i]!;
    if (token.kind === 'break' || token.kind === 'number') return undefined;
    if (token.text === ':') {
      const section = NAMES.get(name);
      const next = tokens[i + 1];
      return section && { section, end: i + 1, line: next !== undefined && next.kind !== 'break' };
    }
    const close = name === '' || name.endsWith('/') || token.text === '/';
    name += close ? token.folded : ` ${token.folded}`;
  }
  return undefined;
}

/** A line after `#` is a heading whatever it says. */
function markedHeading(tokens: readonly Token[], start: number): Heading {
  let end = start;
  let name = '';
  for (; end < tokens.length && tokens[end]!.kind !== 'break'; end++) {
    const { text, folded } = tokens[end]!;
    if (text !== '#' && name.length < 60) name += name === '' ? folded : ` ${folded}`;
  }
  return { section: NAMES.get(name) ?? 'other', end, line: false };
}
