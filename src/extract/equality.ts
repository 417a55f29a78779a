/** Whether two JSON values are the same, objects and arrays by their content. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && sameValue((a as Record<string, unknown>)[key], (b as typeof a)[key as never]),
    )
  );
}

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Whether two dates or times are equal; undefined when their precisions differ and what both have is the same
 * (http://hl7.org/fhirpath/N1/#datetime-equality). Those with a zone compare as instants.
 */
export function sameTime(a: string, b: string): boolean | undefined {
  if (ZONE.test(a) && ZONE.test(b)) return Date.parse(a) === Date.parse(b);
  const [left, right] = [fields(a), fields(b)];
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) if (Number(left[i]) !== Number(right[i])) return false;
  return left.length === right.length && ZONE.test(a) === ZONE.test(b) ? true : undefined;
}

/** Year, month, ... and seconds with their fraction, which are one precision. */
function fields(time: string): readonly string[] {
  return time.replace(ZONE, '').split(/[-T:]/).filter(Boolean);
}

/** Without what comes again: http://hl7.org/fhirpath/N1/#union-collections */
export function distinct(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value, i) => !values.slice(0, i).some((earlier) => sameValue(earlier, value)));
}
