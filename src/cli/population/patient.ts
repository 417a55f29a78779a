import type { Address, ContactPoint, HumanName, Identifier, Patient } from 'fhir/r4.js';
import { parseDay, printDate, printDateTime, YEAR } from './calendar.js';
import { coding, concept, hl7 } from './codes.js';
import { givenNames, phoneNumber, surname } from './naming.js';
import { ageAt, type Person } from './person.js';
import type { Random } from './random.js';
import { reference, stamp } from './stamp.js';

/** The name by which everything else refers to the patient, and the first in the resource. */
export interface PatientNames {
  readonly given: readonly string[];
  readonly family: string;
  readonly display: string;
}

export function drawNames(random: Random, person: Person): PatientNames {
  const given = givenNames(random, person.naming, person.sex);
  const family = surname(random, person.naming);
  return { given, family, display: `${given.join(' ')} ${family}` };
}

export function renderPatient(random: Random, person: Person, names: PatientNames, until: number): Patient {
  const { place, hospital, clinic, practitioners } = person.site;
  const age = ageAt(person, person.end);
  const marital =
    age < 20
      ? 'S'
      : random.weighted([
          ['S', 34],
          ['M', 46],
          ['D', 12],
          ['W', age > 60 ? 18 : 2],
        ] as const);
  const doctor = age < 16 ? practitioners.pediatrics : practitioners.family;
  const parent = givenNames(random, person.naming, 'female');
  return {
    resourceType: 'Patient',
    id: person.id,
    meta: stamp(random, person.end, place, { profile: 'us-core-patient', country: place.country, until, tagged: true }),
    extension: [
      {
        url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex',
        valueCode: person.sex === 'female' ? 'F' : 'M',
      },
    ],
    identifier: identifiers(random, person),
    ...(random.chance(0.95) && { active: person.death === undefined && random.chance(0.97) }),
    name: humanNames(random, person, names, marital),
    telecom: telecoms(random, person),
    gender: person.gender,
    birthDate: person.birthDate,
    ...(person.death === undefined
      ? random.chance(0.1) && { deceasedBoolean: false }
      : { deceasedDateTime: random.chance(0.2) ? printDate(person.death, place) : printDateTime(person.death, place) }),
    address: addresses(random, person),
    ...(age >= 18 && { maritalStatus: concept(hl7('v3-MaritalStatus'), marital, MARITAL[marital]) }),
    ...(random.chance(0.04) && { multipleBirthInteger: random.integer(1, 2) }),
    ...(age < 18 && {
      contact: [
        {
          relationship: [concept(hl7('v3-RoleCode'), 'MTH', 'mother')],
          name: { family: names.family, given: parent },
          telecom: [{ system: 'phone' as const, value: phoneNumber(random, place), use: 'mobile' as const }],
          gender: 'female' as const,
        },
      ],
    }),
    communication: languages(random, person),
    ...(random.chance(0.4) && { generalPractitioner: [reference('Practitioner', doctor)] }),
    ...(random.chance(0.35) && { managingOrganization: reference('Organization', random.pick([hospital, clinic])) }),
  };
}

const MARITAL = { S: 'Never Married', M: 'Married', D: 'Divorced', W: 'Widowed' } as const;

/** Social security numbers that start with 999 are never issued. */
function identifiers(random: Random, person: Person): Identifier[] {
  const { place, hospital } = person.site;
  return [
    {
      use: 'usual',
      type: concept(hl7('v2-0203'), 'MR', 'Medical record number'),
      system: `https://${hospital.id}.example.org/mrn`,
      value: `MRN-${random.digits(8)}`,
      assigner: reference('Organization', hospital),
    },
    ...(place.country === 'US' && random.chance(0.8)
      ? [
          {
            use: 'official' as const,
            type: concept(hl7('v2-0203'), 'SS', 'Social Security number'),
            system: 'http://hl7.org/fhir/sid/us-ssn',
            value: `999-${random.integer(10, 99)}-${random.digits(4)}`,
          },
        ]
      : []),
  ];
}

function humanNames(random: Random, person: Person, names: PatientNames, marital: keyof typeof MARITAL): HumanName[] {
  const title = person.sex === 'male' ? 'Mr.' : marital === 'M' ? 'Mrs.' : 'Ms.';
  const official: HumanName = {
    use: 'official',
    ...(random.chance(0.5) && { text: names.display }),
    family: names.family,
    given: [...names.given],
    ...(marital !== 'S' && { prefix: [title] }),
    ...(random.chance(0.03) && { suffix: ['PhD'] }),
  };
  const others: HumanName[] = [];
  if (person.sex === 'female' && marital !== 'S' && random.chance(0.6)) {
    const until = person.birth + random.between(20, 30) * YEAR;
    const period = until < person.end ? { period: { end: printDate(until).slice(0, 7) } } : {};
    others.push({ use: 'maiden', family: surname(random, person.naming), given: [...names.given], ...period });
  }
  if (random.chance(0.06)) others.push({ use: 'nickname', given: [names.given[0]!.slice(0, 3)] });
  return [official, ...others];
}

function telecoms(random: Random, person: Person): ContactPoint[] {
  const phone: ContactPoint = {
    system: 'phone',
    value: phoneNumber(random, person.site.place),
    use: random.pick(['home', 'mobile']),
    ...(random.chance(0.3) && { rank: 1 }),
  };
  if (random.chance(0.55)) return [phone];
  return [phone, { system: 'email', value: `patient.${random.digits(6)}@mail.example.com`, use: 'home' }];
}

/** Some have moved; since when they have lived at the present address may be known, with no end. */
function addresses(random: Random, person: Person): Address[] {
  const { place } = person.site;
  const draw = (): Address => ({
    use: 'home',
    line: [
      `${random.integer(1, 990)} ${random.pick(place.streets)}`,
      ...(random.chance(0.15) ? [`Apt. ${random.integer(1, 40)}`] : []),
    ],
    city: place.city,
    state: place.state,
    postalCode: place.postalCode,
    country: place.country,
  });
  if (!random.chance(0.25)) return [draw()];
  const moved = printDate(random.between(Math.max(person.birth, person.end - 12 * YEAR), person.end));
  const current = { ...draw(), period: { start: moved } };
  return parseDay(moved) > person.birth + YEAR && random.chance(0.4)
    ? [current, { ...draw(), use: 'old', period: { end: moved } }]
    : [current];
}

function languages(random: Random, person: Person): NonNullable<Patient['communication']> {
  const { language, languageName } = person.naming;
  const english = { language: concept('urn:ietf:bcp:47', 'en', 'English') };
  const own = { language: { coding: [coding('urn:ietf:bcp:47', language, languageName)], text: languageName } };
  if (language === 'en' || random.chance(0.4)) return [english];
  return [{ ...own, preferred: true }, english];
}
