import { shrinkList } from './shrink-list.js';

/** Simpler values of a primitive type, valid ones all. What codes, uris and ids say can't be said in fewer words. */
export function* shrinkPrimitive(type: string, value: unknown): Generator<unknown> {
  if (typeof value === 'number') yield* shrinkNumber(type, value);
  if (typeof value !== 'string') return;
  if (type === 'string' || type === 'markdown') yield* shrinkText(value);
  if (type === 'date' || type === 'dateTime') yield* shrinkDate(value);
}

/** Shorter texts of whole characters, with something in them that isn't white space. */
export function* shrinkText(text: string): Generator<string> {
  for (const shorter of shrinkList([...text], 1)) {
    const joined = shorter.join('');
    if (/\S/u.test(joined)) yield joined;
  }
}

function* shrinkNumber(type: string, value: number): Generator<number> {
  const least = type === 'positiveInt' ? 1 : 0;
  for (const simple of [least, least + 1, Math.trunc(value), Number(value.toPrecision(2))]) {
    if (simple >= least && simple !== value && isSimpler(simple, value)) yield simple;
  }
}

/** Fewer digits, or as many and nearer to zero. */
function isSimpler(one: number, other: number): boolean {
  const [a, b] = [String(one).length, String(other).length];
  return a < b || (a === b && Math.abs(one) < Math.abs(other));
}

/** The year, the month, the day of a date; of a time the whole seconds. */
function* shrinkDate(date: string): Generator<string> {
  for (const length of [4, 7, 10]) if (date.length > length) yield date.slice(0, length);
  const whole = date.replace(/\.\d+/, '');
  if (whole !== date) yield whole;
}
