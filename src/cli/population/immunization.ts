import type { Immunization } from 'fhir/r4.js';
import { DAY, parseDay, printDate, YEAR } from './calendar.js';
import { concept, CVX, hl7, UCUM } from './codes.js';
import { ageAt, type Person } from './person.js';
import type { Random } from './random.js';
import { during, encounterOf, meta, performer, subject, when, type Scene } from './scene.js';
import { VACCINES, type VaccineRow } from './vaccine-table.js';
import type { Visit } from './visits.js';

/** A dose, given at a visit or known to have been given before the record began. */
export interface Dose {
  readonly row: VaccineRow;
  readonly number: number;
  /** The visit's id; missing for doses from before the record. */
  readonly visit?: string;
  /** When a dose was given that is only known by its day. */
  readonly at?: number;
  readonly refused: boolean;
}

/** Children get a dose at the first check after it is due; adults get theirs at yearly visits, by chance. */
export function drawDoses(random: Random, person: Person, visits: readonly Visit[]): Dose[] {
  const checks = visits.filter((visit) => visit.kind === 'child-check' || visit.kind === 'wellness');
  const doses: Dose[] = [];
  for (const row of VACCINES) {
    const draw = random.fork(row.cvx);
    const since = row.since === undefined ? Number.NEGATIVE_INFINITY : parseDay(`${row.since}-01-01`);
    let number = 0;
    for (const months of row.months ?? []) {
      const due = person.birth + (months / 12) * YEAR;
      if (due < since || ageAt(person, person.end) > 22 || !draw.chance(0.95)) continue;
      const refused = draw.chance(0.02);
      const visit = checks.find((check) => check.start >= due && check.start < due + 1.6 * YEAR);
      if (visit !== undefined) doses.push({ row, number: ++number, visit: visit.id, refused });
      else if (due < person.recordStart && !refused)
        doses.push({ row, number: ++number, at: due + draw.integer(0, 2) * DAY, refused });
    }
    if (row.adult === undefined) continue;
    for (const visit of checks) {
      if (visit.start < since || ageAt(person, visit.start) < row.adult.from || number >= row.adult.doses) continue;
      if (draw.chance(row.adult.chance))
        doses.push({ row, number: ++number, visit: visit.id, refused: draw.chance(0.04) });
    }
  }
  return doses.sort((left, right) => (left.at ?? 0) - (right.at ?? 0));
}

/** An Immunization; doses from before the record are reported by somebody else and have no Encounter. */
export function renderImmunization(scene: Scene, dose: Dose): Immunization {
  const { random, site } = scene;
  const historical = dose.at !== undefined;
  const at = dose.at ?? during(scene);
  const status = dose.refused ? 'not-done' : random.chance(0.01) ? 'entered-in-error' : 'completed';
  return {
    resourceType: 'Immunization',
    id: random.uuid(),
    meta: meta(scene, historical ? scene.visit.start : at, 'us-core-immunization'),
    status,
    ...(dose.refused && { statusReason: concept(hl7('v3-ActReason'), 'PATOBJ', 'patient objection') }),
    vaccineCode: concept(CVX, dose.row.cvx, dose.row.display),
    patient: subject(scene),
    ...(!historical && { encounter: encounterOf(scene) }),
    occurrenceDateTime: historical ? printDate(at) : when(scene, at),
    primarySource: !historical,
    ...(historical && { reportOrigin: concept(hl7('immunization-origin'), 'record', 'Written Record') }),
    ...(!historical &&
      !dose.refused && {
        lotNumber: `LOT${random.digits(5)}`,
        expirationDate: printDate(at + random.integer(60, 500) * DAY),
        site: concept(hl7('v3-ActSite'), 'LA', 'left arm'),
        route: concept(hl7('v3-RouteOfAdministration'), 'IM', 'Injection, intramuscular'),
        doseQuantity: { value: 0.5, unit: 'mL', system: UCUM, code: 'mL' },
        performer: [{ actor: performer(scene) }],
      }),
    protocolApplied: [
      {
        doseNumberPositiveInt: dose.number,
        authority: { reference: `Organization/${site.clinic.id}`, display: site.clinic.display },
      },
    ],
  };
}
