import { DAY, YEAR } from './calendar.js';
import { hasAt, type Illness } from './illnesses.js';
import { MEDICATIONS, type MedicationRow } from './medication-table.js';
import type { Person } from './person.js';
import type { Random } from './random.js';
import type { Visit, VisitKind } from './visits.js';

/** A prescription. Its status is what has become of it by the end of the record. */
export interface Order {
  readonly id: string;
  readonly medication: MedicationRow;
  readonly illness: Illness;
  readonly authored: number;
  /** When it ran out, was renewed or was stopped; missing while it is in use. */
  end?: number;
  status: 'active' | 'completed' | 'stopped' | 'on-hold' | 'entered-in-error';
  readonly renews?: Order;
}

/** A visit with what was found out, prescribed and taken at it. */
export interface ChartedVisit extends Visit {
  /** Illnesses first recorded here. */
  readonly diagnoses: readonly Illness[];
  readonly orders: readonly Order[];
  /** Illnesses that are known and not over. */
  readonly problems: readonly Illness[];
  /** What the patient takes when leaving. */
  readonly medications: readonly MedicationRow[];
}

const SILENT: ReadonlySet<VisitKind> = new Set(['cancelled', 'telephone']);
const RENEWING: ReadonlySet<VisitKind> = new Set(['wellness', 'child-check', 'follow-up', 'telephone']);
const ROWS = new Map(MEDICATIONS.map((row) => [row.key, row]));

/**
 * Goes through the visits in the order of time. Lasting illnesses are recorded at the first visit after their onset and
 * treated from then on; prescriptions are renewed once they are ten months old, now and then with another medication.
 */
export function chartVisits(
  random: Random,
  person: Person,
  illnesses: readonly Illness[],
  visits: readonly Visit[],
): ChartedVisit[] {
  const known = new Set<Illness>();
  const open = new Set<Order>();

  const charted = visits.map((visit): ChartedVisit => {
    const draw = random.fork(visit.id);
    if (visit.kind === 'cancelled') return { ...visit, diagnoses: [], orders: [], problems: [], medications: [] };
    for (const order of open) close(order, open, visit.start);

    const diagnoses = SILENT.has(visit.kind) ? [] : illnesses.filter((one) => !known.has(one) && isFoundAt(one, visit));
    for (const illness of diagnoses) known.add(illness);
    const orders: Order[] = [];
    for (const illness of diagnoses) {
      if (illness.abatement !== undefined && illness.abatement <= visit.start) continue;
      for (const group of illness.row.medications) {
        if (illness.course === 'acute' && draw.chance(0.15)) continue;
        orders.push(prescribe(draw, illness, ROWS.get(draw.pick(group))!, visit.start));
      }
    }
    if (RENEWING.has(visit.kind)) {
      for (const order of open) {
        if (order.medication.days === undefined && visit.start - order.authored > 300 * DAY)
          orders.push(renew(draw, order, visit.start));
      }
    }
    for (const order of orders) {
      if (order.renews !== undefined) open.delete(order.renews);
      if (!order.illness.mistaken && order.status !== 'entered-in-error') open.add(order);
    }
    return {
      ...visit,
      diagnoses,
      orders,
      problems: [...known].filter((illness) => hasAt(illness, visit.start)),
      medications: [...new Set([...open].map((order) => order.medication))],
    };
  });

  for (const order of open) close(order, open, person.end);
  // Somebody who has died takes nothing any more.
  for (const order of open)
    if (person.death !== undefined) Object.assign(order, { status: 'completed', end: person.death });
  return charted;
}

function isFoundAt(illness: Illness, visit: Visit): boolean {
  if (illness.course === 'acute') return visit.reason === illness;
  if (illness.course === 'pregnancy')
    return visit.pregnancy?.illnesses.includes(illness) === true && illness.onset <= visit.start;
  return illness.onset <= visit.start;
}

function prescribe(
  random: Random,
  illness: Illness,
  medication: MedicationRow,
  authored: number,
  renews?: Order,
): Order {
  const status =
    illness.mistaken || random.chance(0.012) ? 'entered-in-error' : random.chance(0.02) ? 'on-hold' : 'active';
  return { id: random.uuid(), medication, illness, authored, status, ...(renews !== undefined && { renews }) };
}

function renew(random: Random, order: Order, at: number): Order {
  const group = order.illness.row.medications.find((keys) => keys.includes(order.medication.key))!;
  const switched = random.chance(0.12) ? ROWS.get(random.pick(group))! : order.medication;
  order.end = at;
  order.status = switched === order.medication ? 'completed' : 'stopped';
  return prescribe(random, order.illness, switched, at, order);
}

/** Ends an order whose days are over or whose illness has gone, if either was before `at`. */
function close(order: Order, open: Set<Order>, at: number): void {
  const { days } = order.medication;
  const supply = days === undefined ? order.authored + 3 * YEAR : order.authored + days * DAY;
  const end = order.illness.course === 'chronic' ? Math.min(supply, order.illness.abatement ?? supply) : supply;
  if (end > at) return;
  order.end = end;
  order.status = days === undefined && end !== supply ? 'stopped' : 'completed';
  open.delete(order);
}
