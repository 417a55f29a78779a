import type { Observation, Quantity } from 'fhir/r4.js';
import type { BodyState } from './body.js';
import { coding, concept, hl7, LOINC, SNOMED, UCUM } from './codes.js';
import { FINDINGS, MEASUREMENTS, type FindingKey, type MeasurementRow, type QuantityKey } from './measurement-table.js';
import { bodyState, chooseMeasurements, isQuantity, reported, roundTo } from './measuring.js';
import { ageAt, type Smoking } from './person.js';
import { during, encounterOf, meta, performer, subject, when, type Scene } from './scene.js';

/** The observations of a visit, and the numbers among them for the note. */
export interface Findings {
  readonly observations: readonly Observation[];
  readonly values: ReadonlyMap<string, number>;
}

export function renderObservations(scene: Scene): Findings {
  const { visit, person, random } = scene;
  const observations: Observation[] = [];
  const values = new Map<string, number>();
  const state = bodyState(scene);
  for (const key of chooseMeasurements(scene)) {
    if (!isQuantity(key)) observations.push(finding(scene, key));
    else if (key === 'systolic') observations.push(bloodPressure(scene, state, values));
    else observations.push(quantity(scene, state, key, values));
  }
  if (visit.kind === 'wellness' && ageAt(person, visit.start) >= 18) observations.push(smoking(scene, person.smoking));
  const lipids = observations.filter((one) => LIPIDS.has(one.code.coding![0]!.code!));
  if (lipids.length === LIPIDS.size && random.chance(0.5)) observations.push(lipidPanel(scene, lipids));
  return { observations, values };
}

function base(scene: Scene, category: string, loinc: string, display: string, at = during(scene)): Observation {
  const { random } = scene;
  const profile =
    category === 'vital-signs'
      ? 'us-core-vital-signs'
      : category === 'laboratory'
        ? 'us-core-observation-lab'
        : undefined;
  const status = random.weighted([
    ['final', 930],
    ['amended', 25],
    ['corrected', 10],
    ['preliminary', 20],
    ['entered-in-error', 10],
  ] as const);
  return {
    resourceType: 'Observation',
    id: random.uuid(),
    meta: meta(scene, at, profile),
    status,
    category: [concept(hl7('observation-category'), category, CATEGORIES[category]!)],
    code: concept(LOINC, loinc, display),
    subject: subject(scene),
    encounter: encounterOf(scene),
    ...(random.chance(0.02)
      ? { effectivePeriod: { start: when(scene, scene.visit.start), end: when(scene, at) } }
      : { effectiveDateTime: when(scene, at) }),
    ...(random.chance(0.6) && { issued: when(scene, at) }),
    ...(random.chance(0.4) && { performer: [performer(scene)] }),
  };
}

const CATEGORIES: Readonly<Record<string, string>> = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  survey: 'Survey',
  'social-history': 'Social History',
};

function quantity(scene: Scene, state: BodyState, key: QuantityKey, values: Map<string, number>): Observation {
  const row: MeasurementRow = MEASUREMENTS[key];
  const observation = base(scene, row.category, row.loinc, row.display);
  if (key !== 'weight' && key !== 'height' && key !== 'bmi' && scene.random.chance(0.015)) {
    return { ...observation, dataAbsentReason: absent(scene) };
  }
  const value = key === 'bmi' ? bodyMassIndex(values) : reported(scene, state, key, row.digits);
  values.set(key, value);
  return { ...observation, valueQuantity: measured(row, value), ...judged(scene, row, value) };
}

/** Weight by the square of height, from the numbers written down a moment ago. */
function bodyMassIndex(values: ReadonlyMap<string, number>): number {
  const metres = values.get('height')! / 100;
  return roundTo(values.get('weight')! / (metres * metres), 1);
}

function measured(row: MeasurementRow, value: number): Quantity {
  const below = row.detects !== undefined && value < row.detects;
  return {
    value: below ? row.detects : value,
    ...(below && { comparator: '<' as const }),
    unit: row.unit,
    system: UCUM,
    code: row.ucum,
  };
}

/** The usual range, and whether the value is out of it. Ranges are those of adults. */
function judged(
  scene: Scene,
  row: MeasurementRow,
  value: number,
): Pick<Observation, 'interpretation' | 'referenceRange'> {
  if ((row.low === undefined && row.high === undefined) || ageAt(scene.person, scene.visit.start) < 16) return {};
  const bound = (limit: number) => ({ value: limit, unit: row.unit, system: UCUM, code: row.ucum });
  const [code, display] =
    row.high !== undefined && value > row.high
      ? ['H', 'High']
      : row.low !== undefined && value < row.low
        ? ['L', 'Low']
        : ['N', 'Normal'];
  return {
    interpretation: [concept(hl7('v3-ObservationInterpretation'), code!, display!)],
    referenceRange: [
      {
        ...(row.low !== undefined && { low: bound(row.low) }),
        ...(row.high !== undefined && { high: bound(row.high) }),
      },
    ],
  };
}

function bloodPressure(scene: Scene, state: BodyState, values: Map<string, number>): Observation {
  const parts = (['systolic', 'diastolic'] as const).map((key) => {
    const row = MEASUREMENTS[key];
    const code = concept(LOINC, row.loinc, row.display);
    if (key === 'diastolic' && scene.random.chance(0.01)) return { code, dataAbsentReason: absent(scene) };
    const value = reported(scene, state, key, row.digits);
    values.set(key, value);
    return { code, valueQuantity: measured(row, value) };
  });
  return {
    ...base(scene, 'vital-signs', '85354-9', 'Blood pressure panel with all children optional'),
    ...(scene.random.chance(0.2) && { bodySite: concept(SNOMED, '368208006', 'Left upper arm structure') }),
    component: parts,
  };
}

/** A test answered in words or with a code. */
function finding(scene: Scene, key: FindingKey): Observation {
  const { loinc, display, answers } = FINDINGS[key];
  const observation = base(scene, 'laboratory', loinc, display);
  const answer = scene.random.chance(0.85) ? answers[1] : answers[0];
  return typeof answer === 'string'
    ? { ...observation, valueString: answer }
    : { ...observation, valueCodeableConcept: concept(SNOMED, answer[0], answer[1]) };
}

const SMOKING: Readonly<Record<Smoking, readonly [string, string]>> = {
  never: ['266919005', 'Never smoked tobacco'],
  former: ['8517006', 'Ex-smoker'],
  daily: ['449868002', 'Smokes tobacco daily'],
};

function smoking(scene: Scene, habit: Smoking): Observation {
  return {
    ...base(scene, 'social-history', '72166-2', 'Tobacco smoking status'),
    valueCodeableConcept: concept(SNOMED, ...SMOKING[habit]),
  };
}

const LIPIDS: ReadonlySet<string> = new Set(
  [MEASUREMENTS.cholesterol, MEASUREMENTS.hdl, MEASUREMENTS.ldl, MEASUREMENTS.triglycerides].map((row) => row.loinc),
);

/** A panel has no value of its own; it points to its members. */
function lipidPanel(scene: Scene, members: readonly Observation[]): Observation {
  return {
    ...base(scene, 'laboratory', '57698-3', 'Lipid panel with direct LDL - Serum or Plasma'),
    hasMember: members.map((member) => ({ reference: `Observation/${member.id}`, display: member.code.text! })),
  };
}

function absent(scene: Scene) {
  const [code, display] = scene.random.pick([
    ['not-performed', 'Not Performed'],
    ['unknown', 'Unknown'],
    ['error', 'Error'],
  ] as const);
  return { coding: [coding(hl7('data-absent-reason'), code, display)], text: display };
}
