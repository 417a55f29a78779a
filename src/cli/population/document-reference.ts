import type { DocumentReference } from 'fhir/r4.js';
import { concept, LOINC } from './codes.js';
import { isAtHospital } from './encounter.js';
import { writeNote } from './note.js';
import { meta, performer, subject, when, type Scene } from './scene.js';
import { reference } from './stamp.js';
import type { VisitKind } from './visits.js';

/** How likely a visit is to leave a note. */
const CHANCES: Readonly<Partial<Record<VisitKind, number>>> = {
  wellness: 0.7,
  'child-check': 0.35,
  'follow-up': 0.6,
  telephone: 0.6,
  problem: 0.7,
  prenatal: 0.3,
  emergency: 1,
  inpatient: 1,
  delivery: 1,
};

/** The notes of a visit: none, one, or one and the addendum that replaces it. A stay that goes on has none yet. */
export function renderNotes(scene: Scene, values: ReadonlyMap<string, number>): DocumentReference[] {
  const { visit, random } = scene;
  if (visit.end === undefined || !random.chance(CHANCES[visit.kind] ?? 0)) return [];
  const text = writeNote(scene, values);
  const note = render(scene, text, visit.end);
  if (!random.chance(0.05)) return [note];
  const addendum = render(scene, `${text}\n# Addendum\nReviewed, and nothing to add.\n`, visit.end);
  return [
    { ...note, status: 'superseded' },
    { ...addendum, relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${note.id}` } }] },
  ];
}

function render(scene: Scene, text: string, at: number): DocumentReference {
  const { visit, random, site } = scene;
  const [loinc, display] = noteType(visit.kind);
  const bytes = new TextEncoder().encode(text);
  return {
    resourceType: 'DocumentReference',
    id: random.uuid(),
    meta: meta(scene, at, 'us-core-documentreference'),
    status: 'current',
    ...(random.chance(0.9) && { docStatus: 'final' as const }),
    type: concept(LOINC, loinc, display),
    category: [
      concept(
        'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
        'clinical-note',
        'Clinical Note',
      ),
    ],
    subject: subject(scene),
    date: when(scene, at),
    author: [performer(scene)],
    custodian: reference('Organization', isAtHospital(visit.kind) ? site.hospital : site.clinic),
    ...(random.chance(0.5) && { description: `${display} of ${when(scene, visit.start).slice(0, 10)}` }),
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          language: 'en',
          data: base64(bytes),
          size: bytes.length,
          title: display,
          creation: when(scene, at),
        },
      },
    ],
    context: {
      encounter: [{ reference: `Encounter/${visit.id}` }],
      period: { start: when(scene, visit.start), ...(visit.end !== undefined && { end: when(scene, visit.end) }) },
    },
  };
}

function noteType(kind: VisitKind): readonly [loinc: string, display: string] {
  if (kind === 'inpatient' || kind === 'delivery') return ['18842-5', 'Discharge summary'];
  if (kind === 'emergency') return ['34111-5', 'Emergency department note'];
  if (kind === 'wellness' || kind === 'child-check') return ['34117-2', 'History and physical note'];
  return ['11506-3', 'Progress note'];
}

/** `btoa` takes one character a byte, and is there in browsers as well as in Node. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
