import type { Resource } from '../../model/resource.js';
import { drawLevels } from './body.js';
import { parseDay } from './calendar.js';
import { renderCondition } from './condition.js';
import { renderNotes } from './document-reference.js';
import { renderEncounter } from './encounter.js';
import { drawFacilities, type Site } from './facilities.js';
import { drawAcute, drawChronic, drawPregnancies } from './illnesses.js';
import { drawDoses, renderImmunization, type Dose } from './immunization.js';
import { renderMedicationRequest } from './medication-request.js';
import { renderObservations } from './observation.js';
import { drawNames, renderPatient } from './patient.js';
import { drawPerson } from './person.js';
import { renderProcedures } from './procedure.js';
import { Random } from './random.js';
import type { Scene } from './scene.js';
import { chartVisits } from './treatment.js';
import { drawVisits } from './visits.js';

export interface PopulationOptions {
  readonly patients: number;
  /** Any number. The same seed gives the same population, on every machine and in every time zone. */
  readonly seed: number;
  /** `YYYY-MM-DD`: nothing happens on this day or later. It is fixed rather than today, for the same reason. */
  readonly until?: string | undefined;
}

export const DEFAULT_UNTIL = '2025-07-01';

/**
 * Invented patients with their records, as R4 resources: all organizations and practitioners first, then each patient
 * followed by the record in the order of time. Lazy, holding one patient at a time.
 *
 * A population is the beginning of every larger one with the same seed and `until`. Throws RangeError for a count that is
 * not a whole number from zero on, or an `until` that is not a date.
 */
export function* generatePopulation(options: PopulationOptions): Generator<Resource, void, undefined> {
  const { patients, seed } = options;
  if (!Number.isSafeInteger(patients) || patients < 0) throw new RangeError(`not a number of patients: ${patients}`);
  const until = parseDay(options.until ?? DEFAULT_UNTIL);
  const random = new Random(`${seed}`);
  const facilities = drawFacilities(random.fork('facilities'), until);
  yield* facilities.resources;
  for (let at = 0; at < patients; at++) yield* generateRecord(random.fork(`patient/${at}`), facilities.sites, until);
}

/** One patient: everything that will have happened is drawn first, since a status tells what became of something later. */
function* generateRecord(random: Random, sites: readonly Site[], until: number): Generator<Resource, void, undefined> {
  const person = drawPerson(random.fork('person'), sites, until);
  const names = drawNames(random.fork('names'), person);
  const pregnancies = drawPregnancies(random.fork('pregnancies'), person);
  const illnesses = [
    ...drawChronic(random.fork('chronic'), person),
    ...drawAcute(random.fork('acute'), person),
    ...pregnancies.flatMap((pregnancy) => pregnancy.illnesses),
  ];
  const visits = drawVisits(random.fork('visits'), person, illnesses, pregnancies);
  const doses = drawDoses(random.fork('doses'), person, visits);
  const levels = drawLevels(random.fork('levels'));

  yield renderPatient(random.fork('patient'), person, names, until);
  const charted = chartVisits(random.fork('charts'), person, illnesses, visits);
  for (const [at, visit] of charted.entries()) {
    const draw = random.fork(`visit/${visit.id}`);
    const scene: Scene = { person, patientName: names.display, site: person.site, levels, visit, until, random: draw };
    // Doses from before the record are written down at the first visit.
    const given = doses.filter((dose) => dose.visit === visit.id || (at === 0 && dose.at !== undefined));
    yield* renderVisit(scene, given);
  }
}

function* renderVisit(scene: Scene, doses: readonly Dose[]): Generator<Resource, void, undefined> {
  const { visit } = scene;
  yield renderEncounter(scene);
  if (visit.kind === 'cancelled') return;
  for (const illness of visit.diagnoses) yield renderCondition(scene, illness);
  const { observations, values } = renderObservations(scene);
  yield* observations;
  yield* renderProcedures(scene);
  for (const order of visit.orders) yield renderMedicationRequest(scene, order);
  for (const dose of doses) yield renderImmunization(scene, dose);
  yield* renderNotes(scene, values);
}
