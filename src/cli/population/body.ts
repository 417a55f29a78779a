import type { QuantityKey } from './measurement-table.js';
import { ageAt, bodyMassIndexAt, heightAt, weightAt, type Person } from './person.js';
import type { Random } from './random.js';

/** What decides the numbers: who it is, when, what they have at that time and what they take for it. */
export interface BodyState {
  readonly person: Person;
  readonly at: number;
  /** Keys of the illnesses present, those passing among them. */
  readonly has: ReadonlySet<string>;
  /** Keys of the medications taken. */
  readonly takes: ReadonlySet<string>;
  readonly febrile: boolean;
  readonly gestation?: number;
}

/** The person's own steady levels, drawn once, so that their results resemble each other. */
export interface Levels {
  readonly pressure: number;
  readonly sugar: number;
  readonly lipids: number;
  readonly kidneys: number;
  readonly blood: number;
  readonly pulse: number;
}

export function drawLevels(random: Random): Levels {
  const level = () => random.normal(0, 1);
  return { pressure: level(), sugar: level(), lipids: level(), kidneys: level(), blood: level(), pulse: level() };
}

/** A result as a machine would give it, not yet rounded. Heights are cm, weights kg, pressures mm[Hg], and so on. */
export function measure(key: QuantityKey, levels: Levels, state: BodyState, random: Random): number {
  const { person, at, has, takes } = state;
  const age = ageAt(person, at);
  const diabetic = has.has('diabetes-2') || has.has('diabetes-1');
  const hba1c = diabetic
    ? 7.5 + 0.7 * Math.abs(levels.sugar)
    : has.has('prediabetes')
      ? 6 + 0.1 * levels.sugar
      : 5.2 + 0.15 * levels.sugar;
  const lipids = has.has('hyperlipidemia') ? (takes.has('atorvastatin') || takes.has('simvastatin') ? 196 : 246) : 178;
  switch (key) {
    case 'height':
      return heightAt(person, at) + random.normal(0, 0.3);
    case 'weight':
      return weightAt(person, at) * random.normal(1, 0.012) + (state.gestation ?? 0) * 12;
    case 'bmi':
      return bodyMassIndexAt(person, at);
    case 'head-circumference':
      return 35 + 12 * Math.min(1, Math.sqrt(age / 2)) + random.normal(0, 0.6);
    case 'heart-rate':
      return (age < 12 ? 132 - age * 4.5 : 74) + 6 * levels.pulse + random.normal(0, 5) + (state.febrile ? 14 : 0);
    case 'respiratory-rate':
      return (age < 12 ? 34 - age * 1.4 : 15) + random.normal(0, 1.2) + (has.has('pneumonia') ? 7 : 0);
    case 'temperature':
      return 36.7 + random.normal(0, 0.2) + (state.febrile ? 1.6 + random.unit() : 0);
    case 'oxygen-saturation':
      return Math.min(100, 98 + random.normal(0, 0.8) - (has.has('pneumonia') ? 6 : 0) - (has.has('copd') ? 4 : 0));
    case 'systolic':
      return systolic(levels, state, age) + random.normal(0, 4);
    case 'diastolic':
      return 0.63 * systolic(levels, state, age) + random.normal(0, 3);
    case 'hba1c':
      return hba1c + random.normal(0, 0.2);
    case 'glucose':
      return (
        (diabetic ? 28 * hba1c - 58 : 12 * hba1c + 26) +
        random.normal(0, 6) +
        (has.has('gestational-diabetes') ? 45 : 0)
      );
    case 'cholesterol':
      return lipids + 18 * levels.lipids + random.normal(0, 7);
    case 'hdl':
      return (person.sex === 'female' ? 57 : 48) - 5 * levels.lipids + random.normal(0, 3);
    case 'ldl':
      return 0.62 * (lipids + 18 * levels.lipids) + random.normal(0, 6);
    case 'triglycerides':
      return (lipids > 200 ? 190 : 115) + 30 * levels.lipids + random.normal(0, 14);
    case 'creatinine':
      return (
        (has.has('kidney-disease') ? 1.7 : age < 12 ? 0.45 : 0.88) * (1 + 0.1 * levels.kidneys) + random.normal(0, 0.04)
      );
    case 'egfr':
      return (has.has('kidney-disease') ? 45 : 108 - 0.4 * age) - 5 * levels.kidneys + random.normal(0, 3);
    case 'potassium':
      return 4.2 + random.normal(0, 0.3) - (takes.has('furosemide') ? 0.3 : 0);
    case 'sodium':
      return 140 + random.normal(0, 2);
    case 'hemoglobin':
      return (
        (has.has('anemia') ? 10 : person.sex === 'male' && age > 14 ? 14.9 : 13.1) +
        0.7 * levels.blood +
        random.normal(0, 0.2)
      );
    case 'wbc':
      return 7 + levels.blood + random.normal(0, 0.5) + (state.febrile || has.has('cellulitis') ? 6 : 0);
    case 'crp':
      return state.febrile
        ? random.between(35, 160)
        : has.has('rheumatoid-arthritis')
          ? random.between(4, 30)
          : random.between(0.5, 7);
    case 'tsh':
      return has.has('hypothyroidism')
        ? (takes.has('levothyroxine') ? 3.4 : 8) + random.between(-1.4, 3)
        : 1.9 + random.between(-1.2, 1.6);
    case 'inr':
      return takes.has('warfarin') ? 2.5 + random.normal(0, 0.4) : 1 + random.normal(0, 0.06);
    case 'bnp':
      return has.has('heart-failure') ? random.between(600, 3200) : random.between(20, 150);
    case 'troponin':
      return has.has('myocardial-infarction') ? random.between(0.6, 14) : random.between(0, 0.03);
    case 'microalbumin':
      return has.has('kidney-disease') ? random.between(35, 280) : random.between(2, 28);
    case 'phq2':
      return has.has('depression')
        ? random.integer(2, 6)
        : random.weighted([
            [0, 6],
            [1, 3],
            [2, 1],
          ]);
    case 'pain':
      return random.integer(3, 9);
  }
}

function systolic(levels: Levels, { has, takes, gestation }: BodyState, age: number): number {
  const usual = age < 18 ? 88 + 1.5 * age : 113 + 0.28 * (age - 18);
  const treated = ['lisinopril', 'amlodipine', 'hydrochlorothiazide', 'losartan'].some((key) => takes.has(key));
  const raised = has.has('hypertension') ? (treated ? 15 : 27) : 0;
  const pregnant = has.has('preeclampsia') ? 32 : gestation === undefined ? 0 : -4;
  return usual + (age < 18 ? 4 : 6) * levels.pressure + raised + pregnant;
}
