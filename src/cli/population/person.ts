import { DAY, printDate, YEAR, yearsBetween } from './calendar.js';
import type { Site } from './facilities.js';
import { NAMINGS, type Naming } from './name-table.js';
import { GROWTH } from './growth-table.js';
import type { Random } from './random.js';

export type Smoking = 'never' | 'former' | 'daily';

/** Who somebody is, before any resource is written about them. Times are milliseconds since 1970. */
export interface Person {
  readonly id: string;
  readonly sex: 'female' | 'male';
  /** As the record has it, nearly always the sex. */
  readonly gender: 'female' | 'male' | 'other' | 'unknown';
  readonly site: Site;
  readonly naming: Naming;
  readonly birth: number;
  /** As it is known: a few birth dates are only a year or a month. */
  readonly birthDate: string;
  readonly death?: number;
  /** Death, or the day until which there is a record. */
  readonly end: number;
  /** Since when this record has been kept; older illnesses are known from being told. */
  readonly recordStart: number;
  readonly smoking: Smoking;
  /** How tall and how heavy somebody is, as a factor of what is typical. */
  readonly stature: number;
  readonly build: number;
}

const AGES: readonly (readonly [band: readonly [low: number, high: number], weight: number])[] = [
  [[0, 5], 8],
  [[5, 18], 15],
  [[18, 40], 26],
  [[40, 65], 30],
  [[65, 80], 15],
  [[80, 97], 6],
];

export function drawPerson(random: Random, sites: readonly Site[], until: number): Person {
  const [low, high] = random.weighted(AGES);
  const birth = Math.floor((until - random.between(low, high) * YEAR) / DAY - 20) * DAY;
  const age = yearsBetween(birth, until);
  const death = drawDeath(random.fork('death'), birth, age, until);
  const end = death ?? until;
  const day = printDate(birth);
  const precision = random.weighted([
    [10, 92],
    [7, 4],
    [4, 4],
  ] as const);
  const sex = random.chance(0.52) ? 'female' : 'male';
  return {
    id: random.uuid(),
    sex,
    gender: random.weighted([
      [sex, 97],
      ['other', 2],
      ['unknown', 1],
    ] as const),
    site: random.weighted(sites.map((site) => [site, site.place.weight] as const)),
    naming: random.weighted(NAMINGS.map((row) => [row, row.weight] as const)),
    birth,
    birthDate: day.slice(0, precision),
    ...(death !== undefined && { death }),
    end,
    recordStart: Math.max(birth + 3 * DAY, end - random.between(2, 5) * YEAR),
    smoking:
      age < 18
        ? 'never'
        : random.weighted([
            ['never', 62],
            ['former', 24],
            ['daily', 14],
          ] as const),
    stature: random.normal(1, 0.035),
    build: random.normal(1, 0.13),
  };
}

/** Most live. Those who don't died within the last five years, in the middle of some day. */
function drawDeath(random: Random, birth: number, age: number, until: number): number | undefined {
  const risk = age < 18 ? 0.004 : age < 40 ? 0.01 : age < 65 ? 0.04 : age < 80 ? 0.14 : 0.35;
  if (!random.chance(risk)) return undefined;
  const day = Math.floor((until - random.between(0.02, 5) * YEAR) / DAY) * DAY;
  return day > birth + 60 * DAY ? day + random.integer(0, 1439) * 60_000 : undefined;
}

export function ageAt(person: Person, at: number): number {
  return yearsBetween(person.birth, at);
}

/** Centimetres, without the noise of measuring. */
export function heightAt(person: Person, at: number): number {
  return typical(person, at, 1) * person.stature;
}

/** Kilograms; adults put on half a percent a year until they are sixty. */
export function weightAt(person: Person, at: number): number {
  const age = ageAt(person, at);
  const years = Math.max(0, Math.min(age, 60) - 18);
  return typical(person, at, 2) * person.stature * person.stature * person.build * (1 + 0.006 * years);
}

export function bodyMassIndexAt(person: Person, at: number): number {
  const metres = heightAt(person, at) / 100;
  return weightAt(person, at) / (metres * metres);
}

function typical(person: Person, at: number, column: 1 | 2): number {
  const rows = GROWTH[person.sex];
  const age = ageAt(person, at);
  const above = rows.findIndex((row) => row[0] > age);
  if (above === -1) return rows.at(-1)![column];
  const [low, high] = [rows[above - 1] ?? rows[0]!, rows[above]!];
  return low[column] + ((age - low[0]) / (high[0] - low[0] || 1)) * (high[column] - low[column]);
}
