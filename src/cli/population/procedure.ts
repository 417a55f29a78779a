import type { Procedure } from 'fhir/r4.js';
import { MINUTE } from './calendar.js';
import { concept, SNOMED } from './codes.js';
import type { Illness } from './illnesses.js';
import { ageAt } from './person.js';
import { PROCEDURES, type ProcedureRow } from './procedure-table.js';
import { during, encounterOf, meta, performer, subject, when, type Scene } from './scene.js';
import { reference } from './stamp.js';

const ROWS = new Map(PROCEDURES.map((row) => [row.key, row]));

/** What is done at a visit: screening at yearly visits, what illnesses call for, and the care of pregnancies. */
export function renderProcedures(scene: Scene): Procedure[] {
  const { visit, person, random } = scene;
  const age = ageAt(person, visit.start);
  const procedures: Procedure[] = [];
  const add = (key: string, reason?: Illness) => procedures.push(procedure(scene, ROWS.get(key)!, reason));

  if (visit.kind === 'wellness' || visit.kind === 'child-check') {
    for (const { key, screening } of PROCEDURES) {
      if (screening === undefined || age < screening.from || age > screening.to) continue;
      if (screening.sex !== undefined && screening.sex !== person.sex) continue;
      if (random.chance(screening.chance)) add(key);
    }
  }
  for (const illness of visit.problems) {
    const asked =
      illness === visit.reason ||
      (illness.course === 'chronic' && ['wellness', 'child-check', 'follow-up'].includes(visit.kind));
    for (const [key, chance] of asked ? (illness.row.procedures ?? []) : [])
      if (random.chance(chance)) add(key, illness);
  }
  if (visit.pregnancy !== undefined) {
    const [pregnancy] = visit.pregnancy.illnesses;
    if (visit.kind === 'delivery') add(visit.pregnancy.cesarean ? 'cesarean' : 'delivery', pregnancy);
    else if (visit.diagnoses.includes(pregnancy!)) add('antenatal-blood', pregnancy);
    else if (random.chance(0.25)) add('fetal-anatomy', pregnancy);
  }
  return procedures;
}

function procedure(scene: Scene, row: ProcedureRow, reason?: Illness): Procedure {
  const { random, visit, until } = scene;
  const start = during(scene);
  const end = Math.min(start + row.minutes * MINUTE, Math.max(start, visit.end ?? until - MINUTE));
  const status = random.weighted([
    ['completed', 95],
    ['not-done', 3],
    ['entered-in-error', 1],
  ] as const);
  return {
    resourceType: 'Procedure',
    id: random.uuid(),
    meta: meta(scene, end, 'us-core-procedure'),
    status,
    ...(status === 'not-done' && { statusReason: concept(SNOMED, '105480006', 'Refusal of treatment by patient') }),
    code: concept(SNOMED, row.snomed, row.display),
    subject: subject(scene),
    encounter: encounterOf(scene),
    ...(row.minutes > 25
      ? { performedPeriod: { start: when(scene, start), end: when(scene, end) } }
      : { performedDateTime: when(scene, start) }),
    performer: [{ actor: performer(scene) }],
    ...(reason !== undefined && {
      reasonReference: [reference('Condition', { id: reason.id, display: reason.row.display })],
    }),
    ...(row.bodySite !== undefined && { bodySite: [concept(SNOMED, ...row.bodySite)] }),
  };
}
