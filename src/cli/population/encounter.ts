import type { Encounter, EncounterDiagnosis } from 'fhir/r4.js';
import { coding, concept, hl7, SNOMED } from './codes.js';
import type { Random } from './random.js';
import { meta, performer, subject, when, type Scene } from './scene.js';
import { reference } from './stamp.js';
import type { VisitKind } from './visits.js';

type Kind = readonly [actCode: string, className: string, snomed: string, display: string];

const PREVENTIVE: Kind = ['AMB', 'ambulatory', '185349003', 'Encounter for check up'];
const KINDS: Readonly<Record<VisitKind, Kind>> = {
  wellness: PREVENTIVE,
  cancelled: PREVENTIVE,
  'child-check': ['AMB', 'ambulatory', '410620009', 'Well child visit'],
  'follow-up': ['AMB', 'ambulatory', '390906007', 'Follow-up encounter'],
  telephone: ['VR', 'virtual', '185317003', 'Telephone encounter'],
  problem: ['AMB', 'ambulatory', '185347001', 'Encounter for problem'],
  emergency: ['EMER', 'emergency', '50849002', 'Emergency room admission'],
  inpatient: ['IMP', 'inpatient encounter', '32485007', 'Hospital admission'],
  prenatal: ['AMB', 'ambulatory', '424619006', 'Prenatal visit'],
  delivery: ['IMP', 'inpatient encounter', '183460006', 'Obstetric emergency hospital admission'],
};

/** Visits to the hospital are served by the hospital, all others by the clinic. */
export function isAtHospital(kind: VisitKind): boolean {
  return kind === 'emergency' || kind === 'inpatient' || kind === 'delivery';
}

export function renderEncounter(scene: Scene): Encounter {
  const { visit, site, random } = scene;
  const [actCode, className, snomed, display] = KINDS[visit.kind];
  const reasons = visit.reason === undefined ? visit.diagnoses.filter((one) => one.mistaken !== true) : [visit.reason];
  return {
    resourceType: 'Encounter',
    id: visit.id,
    meta: meta(scene, visit.end ?? visit.start, 'us-core-encounter'),
    status: visit.kind === 'cancelled' ? 'cancelled' : visit.end === undefined ? 'in-progress' : 'finished',
    class: coding(hl7('v3-ActCode'), actCode, className),
    type: [concept(SNOMED, snomed, display)],
    subject: subject(scene),
    participant: [
      {
        type: [concept(hl7('v3-ParticipationType'), 'PPRF', 'primary performer')],
        individual: performer(scene),
      },
    ],
    period: { start: when(scene, visit.start), ...(visit.end !== undefined && { end: when(scene, visit.end) }) },
    ...(visit.reason !== undefined && {
      reasonCode: [concept(SNOMED, visit.reason.row.snomed, visit.reason.row.display)],
    }),
    ...(reasons.length > 0 && {
      diagnosis: reasons.map((illness, at): EncounterDiagnosis => ({
        condition: reference('Condition', { id: illness.id, display: illness.row.display }),
        rank: at + 1,
      })),
    }),
    ...(visit.end !== undefined &&
      isAtHospital(visit.kind) && { hospitalization: discharge(random, visit.fatal === true) }),
    serviceProvider: reference('Organization', isAtHospital(visit.kind) ? site.hospital : site.clinic),
  };
}

function discharge(random: Random, fatal: boolean): NonNullable<Encounter['hospitalization']> {
  const system = hl7('discharge-disposition');
  if (fatal) return { dischargeDisposition: concept(system, 'exp', 'Expired') };
  const [code, display] = random.weighted([
    [['home', 'Home'], 9],
    [['rehab', 'Rehabilitation'], 1],
  ] as const);
  return { dischargeDisposition: concept(system, code, display) };
}
