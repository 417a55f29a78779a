import { atLocalHour, DAY, HOUR, MINUTE, YEAR } from './calendar.js';
import type { Specialty } from './facilities.js';
import type { Illness, Pregnancy } from './illnesses.js';
import { ageAt, type Person } from './person.js';
import type { Random } from './random.js';

export type VisitKind =
  | 'wellness'
  | 'child-check'
  | 'follow-up'
  | 'telephone'
  | 'problem'
  | 'emergency'
  | 'inpatient'
  | 'prenatal'
  | 'delivery'
  | 'cancelled';

/** One contact with the clinic or the hospital. `end` is missing while the patient is still there. */
export interface Visit {
  readonly id: string;
  readonly kind: VisitKind;
  readonly start: number;
  readonly end?: number;
  readonly by: Specialty;
  /** The acute illness that brought the patient. */
  readonly reason?: Illness;
  readonly pregnancy?: Pregnancy;
  /** The patient died here. */
  readonly fatal?: boolean;
}

/** Months of age at which children are checked before they are three; later once a year. */
const CHILD_CHECKS = [0.25, 1, 2, 4, 6, 9, 12, 15, 18, 24, 30];

/** All visits of a record, in the order of time; none starts before the record or ends after the person's end. */
export function drawVisits(
  random: Random,
  person: Person,
  illnesses: readonly Illness[],
  pregnancies: readonly Pregnancy[],
): Visit[] {
  const { place } = person.site;
  const visits: Visit[] = [];
  const add = (kind: VisitKind, day: number, length: number, extra: Partial<Visit> = {}) => {
    const draw = random.fork(`${kind}/${visits.length}`);
    const open = kind === 'emergency' || kind === 'inpatient' || kind === 'delivery';
    const start = atLocalHour(place, day, open ? draw.between(0, 23) : draw.between(8, 17));
    const by = ageAt(person, start) < 16 ? 'pediatrics' : 'family';
    visits.push({ id: draw.uuid(), kind, start, end: start + length, by, ...extra });
  };

  for (const months of CHILD_CHECKS) add('child-check', person.birth + (months / 12) * YEAR, 30 * MINUTE);
  const lasting = illnesses.filter((illness) => illness.course === 'chronic' && illness.row.medications.length > 0);
  for (let day = yearlyStart(random, person); day < person.end; day += random.between(0.9, 1.15) * YEAR) {
    const child = ageAt(person, day) < 18;
    add(child ? 'child-check' : 'wellness', day, random.integer(20, 45) * MINUTE);
    const halfway = day + random.between(0.4, 0.6) * YEAR;
    if (lasting.some((illness) => illness.onset < day)) {
      add(random.chance(0.2) ? 'telephone' : 'follow-up', halfway, random.integer(10, 30) * MINUTE);
    } else if (random.chance(0.05)) {
      add('cancelled', halfway, 15 * MINUTE);
    }
  }
  for (const illness of illnesses) {
    if (illness.acute === undefined) continue;
    const day = illness.onset + random.between(0.2, 2) * DAY;
    if (illness.acute.setting === 'ambulatory') add('problem', day, 20 * MINUTE, { reason: illness });
    if (illness.acute.setting === 'emergency')
      add('emergency', day, random.integer(2, 9) * HOUR, { reason: illness, by: 'hospital' });
    if (illness.acute.setting === 'inpatient')
      add('inpatient', day, random.integer(2, 7) * DAY, { reason: illness, by: 'hospital' });
  }
  for (const pregnancy of pregnancies) {
    for (const week of [9, 16, 21, 27, 32, 36]) {
      add('prenatal', pregnancy.conception + week * 7 * DAY, 25 * MINUTE, { pregnancy, by: 'obstetrics' });
    }
    if (pregnancy.birth !== undefined) {
      const stay = { pregnancy, by: 'obstetrics', start: pregnancy.birth - 5 * HOUR } as const;
      add('delivery', pregnancy.birth, 0, { ...stay, end: pregnancy.birth + random.integer(24, 72) * HOUR });
    }
  }
  // The day is moved to an hour at which the clinic is open, which may be just out of bounds.
  const within = visits.filter((visit) => visit.start > person.recordStart && visit.end! < person.end);
  return [...within, ...drawLast(random.fork('last'), person)].sort((left, right) => left.start - right.start);
}

/** Children older than three are checked about their birthdays. */
function yearlyStart(random: Random, person: Person): number {
  const third = person.birth + 3 * YEAR;
  return third > person.recordStart
    ? third + random.between(0, 0.1) * YEAR
    : person.recordStart + random.between(0.02, 0.5) * YEAR;
}

/** A stay that ends with death, or one that has not ended yet. */
function drawLast(random: Random, person: Person): Visit[] {
  const base = { id: random.uuid(), kind: 'inpatient', by: 'hospital' } as const;
  const start = person.end - Math.round(random.between(6, 60)) * HOUR;
  if (start < person.recordStart) return [];
  if (person.death !== undefined) return random.chance(0.6) ? [{ ...base, start, end: person.death, fatal: true }] : [];
  return random.chance(0.03) ? [{ ...base, start }] : [];
}
