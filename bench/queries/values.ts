import type { CodeableConcept, HumanName, Observation, Quantity } from 'fhir/r4.js';
import type { Stored, World } from '../world.js';

/** What the queries read resources with. It knows the forms that the data has, not all that R4 allows. */

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\p{P}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** `system|code` of each coding. */
export function codesOf(concept: CodeableConcept | undefined): string[] {
  return (concept?.coding ?? []).map(({ system, code }) => `${system ?? ''}|${code ?? ''}`);
}

export function familiesOf(names: readonly HumanName[] | undefined): string[] {
  const families = (names ?? []).flatMap(({ family }) => family ?? []);
  // Later words of a family name are found too.
  return families.flatMap((family) => {
    const words = fold(family.replaceAll('-', ' ')).split(' ');
    return [fold(family), ...words.map((_, at) => words.slice(at).join(' '))];
  });
}

export function namePartsOf(names: readonly HumanName[] | undefined): string[] {
  const parts = (names ?? []).flatMap(({ family, given, prefix, suffix, text }) => [
    ...[family, text].flatMap((part) => part ?? []),
    ...(given ?? []),
    ...(prefix ?? []),
    ...(suffix ?? []),
  ]);
  return parts.map(fold);
}

/** First and last instant of a date, the last exclusive, in milliseconds; times without a zone are UTC. */
export function interval(text: string): readonly [low: number, high: number] {
  const [, year, month, day, time, fraction, zone] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d:\d\d)(\.\d+)?(.*))?$/.exec(text)!;
  if (time !== undefined) {
    const low = Date.parse(`${year}-${month}-${day}T${time}${fraction ?? ''}${zone || 'Z'}`);
    return [low, low + (fraction === undefined ? 1000 : 1)];
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  if (day !== undefined) return [Date.UTC(y, m, d), Date.UTC(y, m, d + 1)];
  return [Date.UTC(y, m, d), month === undefined ? Date.UTC(y + 1, 0, 1) : Date.UTC(y, m + 1, 1)];
}

export function periodOf(start: string | undefined, end: string | undefined): readonly [low: number, high: number] {
  return [start === undefined ? -Infinity : interval(start)[0], end === undefined ? Infinity : interval(end)[1]];
}

export function effectiveOf(observation: Observation): readonly [low: number, high: number] | undefined {
  const { effectiveDateTime, effectivePeriod, effectiveInstant } = observation;
  const moment = effectiveDateTime ?? effectiveInstant;
  if (moment !== undefined) return interval(moment);
  return effectivePeriod && periodOf(effectivePeriod.start, effectivePeriod.end);
}

/** A day as a search writes it. */
export function day(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Code and unit, once each. */
export function unitsOf({ code, unit }: Quantity): Set<string> {
  return new Set([code, unit].flatMap((text) => text ?? []));
}

/** Observation codes and how many observations have each, the most frequent first. */
export function observationCodes({ observations }: World): [code: string, count: number][] {
  return countsOf(observations.map(({ code }) => codesOf(code)));
}

export function countsOf(keys: readonly (readonly string[])[]): [key: string, count: number][] {
  const counts = new Map<string, number>();
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** A page and more of matches make a code frequent. */
const FREQUENT = 50;

export function frequentCodes(world: World): string[] {
  return observationCodes(world).flatMap(([code, count]) => (count > FREQUENT ? code : []));
}

export function rareCodes(world: World): string[] {
  return observationCodes(world).flatMap(([code, count]) => (count <= FREQUENT ? code : []));
}

/** Numbers that cut the values into equal parts, with one decimal. */
export function quantiles(values: readonly number[], parts: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = Array.from({ length: parts }, (_, i) => sorted[Math.floor((i * sorted.length) / parts)]!);
  return [...new Set(cuts.map((cut) => Math.round(cut * 10) / 10))];
}

export function byId(a: Stored, b: Stored): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** A list of what is there. */
export function listOf<V>(value: V | undefined): V[] {
  return value === undefined ? [] : [value];
}
