import type { Encounter } from 'fhir/r4.js';
import { answer, tableOf } from '../hand/page.js';
import { lowerBound } from '../hand/postings.js';
import type { Stored, World } from '../world.js';
import { defineQuery } from './query.js';
import { byId, day, periodOf } from './values.js';

interface Between {
  /** Beginnings of days. */
  readonly from: number;
  readonly before: number;
}

const DAY = 86_400_000;

const dateOf = ({ period }: Encounter): readonly [low: number, high: number] => {
  return period ? periodOf(period.start, period.end) : [Infinity, -Infinity];
};
const earliestFirst = (a: Stored<Encounter>, b: Stored<Encounter>): number => {
  const [first, second] = [dateOf(a)[0], dateOf(b)[0]];
  return first === second ? byId(a, b) : first < second ? -1 : 1;
};

function values({ encounters }: World): Between[] {
  const starts = encounters
    .map((encounter) => dateOf(encounter)[0])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return Array.from({ length: 64 }, (_, i) => {
    const start = starts[Math.floor((i * starts.length) / 64)]!;
    const from = start - (start % DAY);
    return { from, before: from + 30 * DAY * (1 + (i % 24)) };
  });
}

export const encounterByDateSorted = defineQuery<Between>({
  name: 'Encounter?date=ge&date=lt&_sort=date',
  values,
  text: ({ from, before }) => `Encounter?date=ge${day(from)}&date=lt${day(before)}&_sort=date`,
  hand: ({ encounters }) => {
    const table = tableOf(encounters);
    const sorted = Uint32Array.from(encounters.keys()).sort((a, b) => earliestFirst(encounters[a]!, encounters[b]!));
    const low = Float64Array.from(sorted, (doc) => dateOf(encounters[doc]!)[0]);
    const high = Float64Array.from(sorted, (doc) => dateOf(encounters[doc]!)[1]);
    // The greatest end up to each place: before the first that is late enough, nothing matches.
    const latest = high.slice();
    for (let at = 1; at < latest.length; at++) latest[at] = Math.max(latest[at]!, latest[at - 1]!);
    return ({ from, before }) => {
      const found: number[] = [];
      const end = lowerBound(low, before);
      const inside = Math.min(lowerBound(low, from), end);
      // Those that began earlier match if they went on after the first day.
      for (let at = lowerBound(latest, from + DAY); at < inside; at++) {
        if (high[at]! > from + DAY) found.push(sorted[at]!);
      }
      for (let at = inside; at < end; at++) found.push(sorted[at]!);
      return answer(table, found);
    };
  },
  scan:
    ({ encounters }) =>
    ({ from, before }) => ({
      matches: encounters
        .filter((encounter) => {
          const [low, high] = dateOf(encounter);
          return low < before && (low >= from || high > from + DAY);
        })
        .sort(earliestFirst),
      key: (resource) => dateOf(resource as Encounter)[0],
    }),
  sql: {
    page: `SELECT id FROM encounter WHERE low < ?2 AND (low >= ?1 OR high > ?1 + ${DAY}) ORDER BY low, id LIMIT 50`,
    total: `SELECT count(*) FROM encounter WHERE low < ?2 AND (low >= ?1 OR high > ?1 + ${DAY})`,
  },
  parameters: ({ from, before }) => [from, before],
});
