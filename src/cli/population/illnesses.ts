import { DAY, parseDay, YEAR } from './calendar.js';
import { ACUTE, CHRONIC, PREGNANCY, type AcuteRow, type ChronicRow, type ConditionRow } from './condition-table.js';
import { ageAt, bodyMassIndexAt, type Person } from './person.js';
import type { Random } from './random.js';

/** An illness somebody has or had. `abatement` is missing for as long as it lasts. */
export interface Illness {
  readonly id: string;
  readonly row: ConditionRow;
  readonly course: 'chronic' | 'acute' | 'pregnancy';
  readonly onset: number;
  readonly abatement?: number;
  /** Acute illnesses only: what their table says. */
  readonly acute?: AcuteRow;
  /** Written down by mistake: the patient never had it. */
  readonly mistaken?: boolean;
}

/** A pregnancy, the illnesses that came with it, and the birth if it has come to that. */
export interface Pregnancy {
  readonly conception: number;
  readonly birth?: number;
  readonly cesarean: boolean;
  readonly illnesses: readonly Illness[];
}

export function hasAt(illness: Illness, at: number): boolean {
  return (
    illness.mistaken !== true && illness.onset <= at && (illness.abatement === undefined || at < illness.abatement)
  );
}

/** Lasting illnesses from any time of life, each decided by age, sex and the ones it follows. */
export function drawChronic(random: Random, person: Person): Illness[] {
  const illnesses: Illness[] = [];
  const age = ageAt(person, person.end);
  const band = age < 18 ? 0 : age < 40 ? 1 : age < 65 ? 2 : 3;
  const find = (key: string | undefined) => illnesses.find((illness) => illness.row.key === key);
  for (const row of CHRONIC) {
    const draw = random.fork(row.key);
    if (row.sex !== undefined && row.sex !== person.sex) continue;
    if (age <= row.earliest || find(row.excludes) !== undefined) continue;
    const cause = find(row.follows?.key);
    const share = row.prevalence[band] + (cause === undefined ? 0 : row.follows!.share);
    if (row.key === 'obesity' ? bodyMassIndexAt(person, person.end) < 30 : !draw.chance(share)) continue;
    const earliest = Math.max(person.birth + row.earliest * YEAR, cause?.onset ?? 0, person.end - 25 * YEAR);
    illnesses.push(begin(draw, person, row, earliest));
  }
  if (random.chance(0.03)) {
    const row = random.pick(CHRONIC.filter((other) => find(other.key) === undefined && other.sex === undefined));
    illnesses.push({ ...begin(random, person, row, person.recordStart), mistaken: true });
  }
  return illnesses;
}

function begin(random: Random, person: Person, row: ChronicRow, earliest: number): Illness {
  const onset = random.between(Math.min(earliest, person.end - DAY), person.end - DAY);
  const abatement = onset + random.between(0.6, 6) * YEAR;
  const remits = row.remits !== undefined && random.chance(row.remits) && abatement < person.end;
  return { id: random.uuid(), row, course: 'chronic', onset, ...(remits && { abatement }) };
}

/** Passing illnesses since the record began; the same one comes back only after it has gone. */
export function drawAcute(random: Random, person: Person): Illness[] {
  const illnesses: Illness[] = [];
  for (const row of ACUTE) {
    if (row.sex !== undefined && row.sex !== person.sex) continue;
    const draw = random.fork(row.key);
    const first = row.since === undefined ? person.recordStart : Math.max(person.recordStart, parseDay(row.since));
    for (let at = first; at < person.end;) {
      const age = ageAt(person, at);
      const rate = row.rates[age < 5 ? 0 : age < 18 ? 1 : age < 65 ? 2 : 3];
      const onset = at + draw.unit() * YEAR;
      if (draw.chance(rate) && onset < person.end - DAY) {
        const abatement = onset + draw.integer(...row.days) * DAY;
        const over = abatement < person.end;
        illnesses.push({ id: draw.uuid(), row, acute: row, course: 'acute', onset, ...(over && { abatement }) });
        at = abatement;
      }
      at = Math.max(at, onset) + YEAR * 0.5;
    }
  }
  return illnesses;
}

/** Pregnancies since the record began, of women between 18 and 44. */
export function drawPregnancies(random: Random, person: Person): Pregnancy[] {
  if (person.gender !== 'female') return [];
  const pregnancies: Pregnancy[] = [];
  for (let at = person.recordStart; at < person.end - 70 * DAY;) {
    const conception = at + random.unit() * YEAR;
    const age = ageAt(person, conception);
    const begins = age >= 18 && age < 44 && random.chance(0.13) && conception < person.end - 70 * DAY;
    if (begins) pregnancies.push(drawPregnancy(random, person, conception));
    at = conception + (begins ? 1.5 : 0.3) * YEAR;
  }
  return pregnancies;
}

function drawPregnancy(random: Random, person: Person, conception: number): Pregnancy {
  const due = conception + random.integer(252, 276) * DAY;
  const birth = due < person.end - 4 * DAY ? due : undefined;
  const during = (row: ConditionRow, onset: number): Illness => ({
    id: random.uuid(),
    row,
    course: 'pregnancy',
    onset,
    ...(birth !== undefined && { abatement: birth }),
  });
  const illnesses = [during(PREGNANCY.normal, conception)];
  if (random.chance(0.12)) illnesses.push(during(PREGNANCY['gestational-diabetes'], conception + 150 * DAY));
  if (random.chance(0.07)) illnesses.push(during(PREGNANCY.preeclampsia, conception + 200 * DAY));
  return {
    conception,
    ...(birth !== undefined && { birth }),
    cesarean: random.chance(0.3),
    illnesses: illnesses.filter((illness) => illness.onset < person.end - DAY),
  };
}
