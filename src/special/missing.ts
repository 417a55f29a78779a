import { failed, type Parsed } from '../../grammar/diagnostics.js';
import { wholeSpan, type Source } from '../../grammar/source.js';
import type { PresenceField } from '../model/field.js';
import { not, type Predicate } from '../model/predicate.js';

/** `:missing`, the modifier of every type but composite: https://hl7.org/fhir/R4/search.html#modifiers */
export function parseMissing(value: Source): Parsed<boolean | undefined> {
  const { text } = value;
  if (text === '') return { ok: true, value: undefined };
  if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' };
  return failed('invalid', `:missing is 'true' or 'false', not '${text}'`, wholeSpan(value));
}

/** Absent `field`: the parameter's element is always there, as `_id` is. */
export function lowerMissing(missing: boolean, field: PresenceField | undefined): Predicate {
  const present: Predicate = field ? { op: 'present', field } : { op: 'all' };
  return missing ? not(present) : present;
}
