import type { MeasurementKey, QuantityKey } from './measurement-table.js';
import { FINDINGS } from './measurement-table.js';
import { measure, type BodyState } from './body.js';
import { DAY, YEAR } from './calendar.js';
import { ageAt } from './person.js';
import type { Scene } from './scene.js';

/** What is measured at a visit: bodily signs, then results of tests that its kind, age and illnesses ask for. */
export function chooseMeasurements(scene: Scene): MeasurementKey[] {
  const { visit, person, random } = scene;
  const age = ageAt(person, visit.start);
  if (visit.kind === 'cancelled' || visit.kind === 'telephone') return [];
  const routine = visit.kind === 'wellness' || visit.kind === 'child-check';
  const keys = new Set<MeasurementKey>();
  const add = (...more: MeasurementKey[]) => more.forEach((key) => keys.add(key));

  if (routine || visit.kind === 'prenatal') add('height', 'weight');
  if (routine && age >= 2) add('bmi');
  if (routine && age < 2) add('head-circumference');
  if (visit.kind === 'follow-up') add('weight');
  if (age >= 3) add('systolic');
  add('heart-rate');
  if (routine || visit.kind === 'inpatient') add('respiratory-rate');
  if (routine ? random.chance(0.5) : visit.kind !== 'follow-up') add('temperature');
  if (visit.kind === 'emergency' || visit.kind === 'inpatient') add('oxygen-saturation');

  for (const illness of visit.problems) {
    const asked =
      illness === visit.reason ||
      (illness.course !== 'acute' && (routine || visit.kind === 'follow-up' || visit.kind === 'prenatal'));
    if (asked) add(...(illness.row.labs ?? []));
  }
  if (visit.kind === 'wellness') {
    if (age >= 38 && random.chance(0.6)) add('cholesterol', 'hdl', 'ldl', 'triglycerides');
    if (age >= 35 && random.chance(0.4)) add('hba1c');
    if (random.chance(0.6)) add('glucose', 'creatinine');
    if (age >= 50 && random.chance(0.4)) add('egfr', 'potassium', 'sodium');
    if (random.chance(0.3)) add('hemoglobin');
    if (random.chance(0.3)) add('phq2');
  }
  return [...keys];
}

/** The state of the body at the scene's visit. */
export function bodyState({ visit, person }: Scene): BodyState {
  const conception = visit.pregnancy?.conception;
  return {
    person,
    at: visit.start,
    has: new Set(visit.problems.map((illness) => illness.row.key)),
    takes: new Set(visit.medications.map((row) => row.key)),
    febrile: visit.reason?.acute?.febrile === true && visit.start - visit.reason.onset < 20 * DAY,
    ...(conception !== undefined && { gestation: (visit.start - conception) / (0.75 * YEAR) }),
  };
}

export function isQuantity(key: MeasurementKey): key is QuantityKey {
  return !(key in FINDINGS);
}

/** A value with the digits that are reported, never below zero. */
export function reported(scene: Scene, state: BodyState, key: QuantityKey, digits: number): number {
  const value = measure(key, scene.levels, state, scene.random);
  return roundTo(Math.max(0, value), digits);
}

export function roundTo(value: number, digits: number): number {
  const scale = [1, 10, 100][digits]!;
  return Math.round(value * scale) / scale;
}
