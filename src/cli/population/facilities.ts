import type { Organization, Practitioner } from 'fhir/r4.js';
import { coding, concept, hl7 } from './codes.js';
import { givenNames, phoneNumber, surname } from './naming.js';
import { NAMINGS } from './name-table.js';
import { PLACES, type Place } from './place-table.js';
import type { Random } from './random.js';
import { stamp } from './stamp.js';
import { YEAR } from './calendar.js';

/** Something that references can point to. */
export interface Target {
  readonly id: string;
  readonly display: string;
}

const SPECIALTIES = ['family', 'pediatrics', 'obstetrics', 'hospital'] as const;
export type Specialty = (typeof SPECIALTIES)[number];

/** Where the people of a place are treated, and by whom. */
export interface Site {
  readonly place: Place;
  readonly hospital: Target;
  readonly clinic: Target;
  readonly practitioners: Readonly<Record<Specialty, Target>>;
}

export interface Facilities {
  readonly sites: readonly Site[];
  readonly resources: readonly (Organization | Practitioner)[];
}

/** One hospital, one clinic that is part of it, and four practitioners a place: as many for one patient as for a million. */
export function drawFacilities(random: Random, until: number): Facilities {
  const sites: Site[] = [];
  const resources: (Organization | Practitioner)[] = [];
  for (const place of PLACES) {
    const draw = random.fork(place.slug);
    const hospital = { id: `hospital-${place.slug}`, display: `${place.city} General Hospital` };
    const clinic = { id: `clinic-${place.slug}`, display: `${place.streets[0]} Family Clinic` };
    resources.push(organization(draw, until, place, hospital), organization(draw, until, place, clinic, hospital));
    const practitioners = {} as Record<Specialty, Target>;
    for (const specialty of SPECIALTIES) {
      const resource = practitioner(draw.fork(specialty), until, place);
      practitioners[specialty] = { id: resource.id!, display: resource.name![0]!.text! };
      resources.push(resource);
    }
    sites.push({ place, hospital, clinic, practitioners });
  }
  return { sites, resources };
}

function organization(random: Random, until: number, place: Place, self: Target, parent?: Target): Organization {
  const at = until - random.between(1, 6) * YEAR;
  return {
    resourceType: 'Organization',
    id: self.id,
    meta: stamp(random, at, place, { profile: 'us-core-organization', country: place.country, until }),
    identifier: [registration(random, place)],
    active: true,
    type: [concept(hl7('organization-type'), 'prov', 'Healthcare Provider')],
    name: self.display,
    ...(parent === undefined && { alias: [`${place.city} General`] }),
    telecom: [
      { system: 'phone', value: phoneNumber(random, place), use: 'work' },
      { system: 'url', value: `https://${self.id}.example.org`, use: 'work' },
    ],
    address: [
      {
        line: [`${random.integer(1, 400)} ${random.pick(place.streets)}`],
        city: place.city,
        state: place.state,
        postalCode: place.postalCode,
        country: place.country,
      },
    ],
    ...(parent !== undefined && { partOf: { reference: `Organization/${parent.id}`, display: parent.display } }),
  };
}

function practitioner(random: Random, until: number, place: Place): Practitioner {
  const naming = random.weighted(NAMINGS.map((row) => [row, row.weight] as const));
  const gender = random.chance(0.52) ? 'female' : 'male';
  const given = givenNames(random, naming, gender);
  const family = surname(random, naming);
  return {
    resourceType: 'Practitioner',
    id: random.uuid(),
    meta: stamp(random, until - random.between(1, 6) * YEAR, place, {
      profile: 'us-core-practitioner',
      country: place.country,
      until,
    }),
    identifier: [registration(random, place)],
    active: random.chance(0.95),
    name: [{ use: 'official', text: `Dr. ${given.join(' ')} ${family}`, family, given, prefix: ['Dr.'] }],
    telecom: [{ system: 'email', value: `dr.${random.digits(5)}@${place.slug}.example.org`, use: 'work' }],
    gender,
    qualification: [
      {
        code: { coding: [coding(hl7('v2-0360'), 'MD', 'Doctor of Medicine')], text: 'Doctor of Medicine' },
        period: { start: String(random.integer(1985, 2014)) },
      },
    ],
    communication: [concept('urn:ietf:bcp:47', 'en', 'English')],
  };
}

/** National provider identifiers start with 1 or 2; those that start with 9 belong to nobody. */
function registration(random: Random, place: Place) {
  const value = `99${random.digits(8)}`;
  return place.country === 'US'
    ? { system: 'http://hl7.org/fhir/sid/us-npi', value }
    : { system: `https://register.example.org/${place.country.toLowerCase()}`, value };
}
