import type { Meta, Reference } from 'fhir/r4.js';
import { printDateTime } from './calendar.js';
import type { Site } from './facilities.js';
import type { Levels } from './body.js';
import type { Person } from './person.js';
import type { Random } from './random.js';
import { reference, stamp } from './stamp.js';
import type { ChartedVisit } from './treatment.js';

/** Everything that the resources of one visit are written from. */
export interface Scene {
  readonly person: Person;
  readonly patientName: string;
  readonly site: Site;
  readonly levels: Levels;
  readonly visit: ChartedVisit;
  readonly until: number;
  readonly random: Random;
}

export function subject({ person, patientName }: Scene): Reference {
  return reference('Patient', { id: person.id, display: patientName });
}

export function performer({ site, visit }: Scene): Reference {
  return reference('Practitioner', site.practitioners[visit.by]);
}

export function encounterOf({ visit }: Scene): Reference {
  return { reference: `Encounter/${visit.id}` };
}

/** A time printed by the clock of the place where it happened. */
export function when({ site }: Scene, at: number): string {
  return printDateTime(at, site.place);
}

export function meta(scene: Scene, at: number, profile?: string): Meta {
  const { random, site, until } = scene;
  return stamp(random, at, site.place, { profile, country: site.place.country, until });
}

/** Some minutes into the visit, and never after it. */
export function during({ visit, until, random }: Scene): number {
  const latest = Math.min(visit.end ?? until, visit.start + 40 * 60_000);
  return visit.start + Math.floor((random.unit() * (latest - visit.start)) / 60_000) * 60_000;
}
