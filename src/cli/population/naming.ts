import type { Naming } from './name-table.js';
import type { Place } from './place-table.js';
import type { Random } from './random.js';

/** One given name or two. */
export function givenNames(random: Random, naming: Naming, sex: 'female' | 'male'): string[] {
  const first = random.pick(naming[sex]);
  const second = random.pick(naming[sex]);
  return random.chance(0.3) && second !== first ? [first, second] : [first];
}

export function surname(random: Random, naming: Naming): string {
  const first = random.pick(naming.family);
  if (naming.families === 1) return first;
  return `${first} ${random.pick(naming.family.filter((family) => family !== first))}`;
}

/** A number from the range that the place's country keeps for fiction. */
export function phoneNumber(random: Random, place: Place): string {
  return place.phone.replaceAll('#', () => random.digits(1));
}
