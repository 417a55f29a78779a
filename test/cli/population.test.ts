import { afterEach, describe, expect, test } from 'vitest';
import type {
  Condition,
  DocumentReference,
  Encounter,
  FhirResource,
  Immunization,
  MedicationRequest,
  Observation,
  Patient,
  Procedure,
} from 'fhir/r4.js';
import { CHRONIC } from '../../src/cli/population/condition-table.js';
import { DEFAULT_UNTIL, generatePopulation, type PopulationOptions } from '../../src/cli/population/generate.js';
import { isValidId } from '../../src/model/resource.js';

const generate = (options: PopulationOptions) => [...generatePopulation(options)] as FhirResource[];
const ndjson = (options: PopulationOptions) => generate(options).map((resource) => JSON.stringify(resource));

const resources = generate({ patients: 150, seed: 1 });

function ofType<T extends FhirResource>(type: T['resourceType']): T[] {
  return resources.filter((resource) => resource.resourceType === type) as T[];
}

const patients = ofType<Patient>('Patient');
const conditions = ofType<Condition>('Condition');
const observations = ofType<Observation>('Observation');
const byReference = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));

const isCoded = (code: string) => (resource: { code?: Observation['code'] | undefined }) =>
  resource.code?.coding?.some((coding) => coding.code === code) === true;
const patientOf = (resource: { subject?: { reference?: string | undefined } | undefined }) =>
  resource.subject?.reference;

/** Patients with one of the conditions, not counting records made by mistake. */
function patientsWith(...codes: string[]): Set<string | undefined> {
  const meant = conditions.filter((one) => one.verificationStatus?.coding?.[0]?.code !== 'entered-in-error');
  return new Set(meant.filter((one) => codes.some((code) => isCoded(code)(one))).map(patientOf));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Calls back with every property below a value, and the path to it. */
function walk(
  value: unknown,
  visit: (value: unknown, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) walk(child, visit, [...path, key]);
}

describe('the same population again', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test('the same seed gives the same text', () => {
    expect(ndjson({ patients: 5, seed: 7 })).toEqual(ndjson({ patients: 5, seed: 7 }));
  });

  test('the text is the one it has always been', () => {
    let hash = 0;
    for (const line of ndjson({ patients: 20, seed: 1 })) {
      for (let at = 0; at < line.length; at++) hash = (Math.imul(hash, 31) + line.charCodeAt(at)) | 0;
    }
    expect(hash).toBe(GOLDEN);
  });

  test('another seed or another last day gives other patients', () => {
    const ids = (options: PopulationOptions) =>
      generate(options)
        .filter((one) => one.resourceType === 'Patient')
        .map((one) => one.id);
    expect(ids({ patients: 5, seed: 1 }).filter((id) => ids({ patients: 5, seed: 2 }).includes(id))).toEqual([]);
    expect(ndjson({ patients: 2, seed: 1, until: '2020-01-01' })).not.toEqual(ndjson({ patients: 2, seed: 1 }));
  });

  test('a population is the beginning of a larger one', () => {
    const small = ndjson({ patients: 4, seed: 3 });
    expect(ndjson({ patients: 9, seed: 3 }).slice(0, small.length)).toEqual(small);
    expect(ndjson({ patients: 0, seed: 3 })).toEqual(
      small.filter((line) => /^.{17}(Organization|Practitioner)"/.test(line)),
    );
  });

  test("the machine's time zone does not show", () => {
    const hours = new Set<number>();
    const texts = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((name) => {
      process.env['TZ'] = name;
      hours.add(new Date(0).getHours());
      return ndjson({ patients: 25, seed: 5 });
    });
    expect(hours.size).toBe(3);
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
  });

  test('it is lazy', () => {
    const endless = generatePopulation({ patients: Number.MAX_SAFE_INTEGER, seed: 1 });
    expect(Array.from({ length: 500 }, () => endless.next().done)).not.toContain(true);
  });

  test.each([
    { patients: -1, seed: 1 },
    { patients: 1.5, seed: 1 },
    { patients: 1, seed: 1, until: '2025-02-30' },
    { patients: 1, seed: 1, until: 'today' },
  ])('refuses $patients patients until $until', (options) => {
    expect(() => generate(options)).toThrow(RangeError);
  });
});

describe('structure', () => {
  const TYPES = [
    'Condition',
    'DocumentReference',
    'Encounter',
    'Immunization',
    'MedicationRequest',
    'Observation',
    'Organization',
    'Patient',
    'Practitioner',
    'Procedure',
  ];

  test('all types occur, some 60 to 120 resources a patient', () => {
    expect([...new Set(resources.map((resource) => resource.resourceType))].sort()).toEqual(TYPES);
    expect(resources.length / patients.length).toBeGreaterThan(60);
    expect(resources.length / patients.length).toBeLessThan(120);
  });

  test('ids are valid and unique', () => {
    expect(resources.filter((resource) => !isValidId(resource.id))).toEqual([]);
    expect(byReference.size).toBe(resources.length);
    expect(new Set(resources.map((resource) => resource.id)).size).toBe(resources.length);
  });

  test('every reference is relative, resolves, and says what it points to', () => {
    const broken: unknown[] = [];
    let count = 0;
    for (const resource of resources) {
      walk(resource, (value, path) => {
        if (path.at(-1) !== 'reference') return;
        count++;
        if (!byReference.has(value as string)) broken.push(value);
      });
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(resources.length);
    expect(observations.filter((one) => one.subject?.display === undefined)).toEqual([]);
  });

  test('what belongs to a visit follows its encounter, and belongs to the same patient', () => {
    const seen = new Map<string, string | undefined>();
    const stray: FhirResource[] = [];
    for (const resource of resources) {
      if (resource.resourceType === 'Encounter') seen.set(`Encounter/${resource.id}`, patientOf(resource));
      if (!('encounter' in resource)) continue;
      const { reference } = resource.encounter as { reference: string };
      const subject = 'patient' in resource ? (resource as Immunization).patient : (resource as Observation).subject;
      if (!seen.has(reference) || seen.get(reference) !== subject?.reference) stray.push(resource);
    }
    expect(stray).toEqual([]);
    expect(seen.size).toBeGreaterThan(500);
  });

  test('required elements are there', () => {
    const required: Readonly<Record<string, readonly string[]>> = {
      Organization: ['name', 'identifier'],
      Practitioner: ['name', 'identifier'],
      Patient: ['name', 'identifier', 'gender', 'birthDate'],
      Encounter: ['status', 'class', 'type', 'subject', 'period'],
      Condition: ['verificationStatus', 'category', 'code', 'subject'],
      Observation: ['status', 'category', 'code', 'subject'],
      MedicationRequest: ['status', 'intent', 'medicationCodeableConcept', 'subject'],
      Procedure: ['status', 'code', 'subject'],
      Immunization: ['status', 'vaccineCode', 'patient', 'occurrenceDateTime'],
      DocumentReference: ['status', 'content'],
    };
    const missing = resources.flatMap((resource) =>
      ['id', 'meta', ...required[resource.resourceType]!]
        .filter((key) => !(key in resource))
        .map((key) => `${resource.resourceType}.${key}`),
    );
    expect(missing).toEqual([]);
    for (const one of conditions) {
      const mistaken = one.verificationStatus?.coding?.[0]?.code === 'entered-in-error';
      const clinical = one.clinicalStatus?.coding?.[0]?.code;
      expect(clinical === undefined).toBe(mistaken);
      expect(one.abatementDateTime !== undefined && clinical === 'active').toBe(false);
    }
  });

  test('no property is undefined, null or an empty array', () => {
    const empty: string[] = [];
    for (const resource of resources) {
      walk(resource, (value, path) => {
        if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
          empty.push(path.join('.'));
      });
    }
    expect(empty).toEqual([]);
  });

  test('an observation has one kind of value, components, members, or a reason why not', () => {
    const kinds = new Map<string, number>();
    for (const one of observations) {
      const present = (
        ['valueQuantity', 'valueCodeableConcept', 'valueString', 'dataAbsentReason', 'component', 'hasMember'] as const
      ).filter((key) => key in one);
      expect(present).toHaveLength(1);
      kinds.set(present[0]!, (kinds.get(present[0]!) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual([
      'component',
      'dataAbsentReason',
      'hasMember',
      'valueCodeableConcept',
      'valueQuantity',
      'valueString',
    ]);
    const pressures = observations.filter(isCoded('85354-9'));
    expect(new Set(pressures.map((one) => one.component?.map((part) => part.code.coding?.[0]?.code).join()))).toEqual(
      new Set(['8480-6,8462-4']),
    );
  });

  test('statuses, precisions and offsets vary', () => {
    const statuses = (type: string) =>
      new Set(resources.filter((one) => one.resourceType === type).map((one) => (one as Encounter).status as string));
    expect(statuses('Observation')).toEqual(
      new Set(['final', 'amended', 'corrected', 'preliminary', 'entered-in-error']),
    );
    expect([...statuses('MedicationRequest')]).toEqual(
      expect.arrayContaining(['active', 'completed', 'stopped', 'entered-in-error']),
    );
    expect([...statuses('Immunization')]).toEqual(expect.arrayContaining(['completed', 'not-done']));
    expect([...statuses('DocumentReference')].sort()).toEqual(['current', 'superseded']);
    expect(new Set(patients.map((one) => one.birthDate!.length))).toEqual(new Set([4, 7, 10]));
    const offsets = new Set(observations.map((one) => one.effectiveDateTime?.slice(19)));
    for (const offset of ['Z', '+01:00', '-05:00', '-10:00']) expect(offsets).toContain(offset);
    const names = patients.flatMap((one) => one.name ?? []);
    expect(names.some((name) => name.use === 'maiden')).toBe(true);
    for (const pattern of [/'/, /-/, /^\S+ \S+ \S+$/, /[łŁąÅñüễ]/]) {
      expect(
        names.some((name) => pattern.test(`${name.family ?? ''}`) || name.given?.some((given) => pattern.test(given))),
      ).toBe(true);
    }
  });
});

describe('chronology', () => {
  const CLINICAL =
    /^(effective|onset|abatement|recorded|authored|performed|occurrence|issued|period|date|context|content)/;
  const DATE = /^\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$/;

  /** The first and the last millisecond that a date, of whatever precision, may mean anywhere on earth. */
  function range(text: string): readonly [number, number] {
    if (text.includes('T')) return [Date.parse(text), Date.parse(text)];
    const first = Date.parse(text);
    const days = text.length === 4 ? 366 : text.length === 7 ? 31 : 1;
    return [first - 14 * 3_600_000, first + days * 86_400_000 + 14 * 3_600_000];
  }

  function datesOf(resource: FhirResource): string[] {
    const dates: string[] = [];
    walk(resource, (value, path) => {
      if (typeof value === 'string' && DATE.test(value) && CLINICAL.test(path[0] ?? '')) dates.push(value);
    });
    return dates;
  }

  test('nothing happens before birth, after death, or on the last day or later', () => {
    const until = Date.parse(DEFAULT_UNTIL);
    const owners = new Map(patients.map((patient) => [`Patient/${patient.id}`, patient]));
    let count = 0;
    const misplaced: string[] = [];
    for (const resource of resources) {
      const owner = owners.get(
        ('patient' in resource ? (resource as Immunization).patient.reference : patientOf(resource as Observation)) ??
          '',
      );
      if (owner === undefined) continue;
      const earliest = range(owner.birthDate!)[0];
      const latest = Math.min(until, owner.deceasedDateTime === undefined ? until : range(owner.deceasedDateTime)[1]);
      for (const date of datesOf(resource)) {
        count++;
        const [first, last] = range(date);
        const out = last < earliest || first > latest || (date.includes('T') && first >= until);
        if (out) misplaced.push(`${resource.resourceType}/${resource.id}: ${date}`);
      }
    }
    expect(misplaced).toEqual([]);
    expect(count).toBeGreaterThan(10_000);
    expect(patients.some((patient) => patient.deceasedDateTime !== undefined)).toBe(true);
  });

  test('nothing is written down after the last day', () => {
    const late = resources.filter((resource) => Date.parse(resource.meta!.lastUpdated!) >= Date.parse(DEFAULT_UNTIL));
    expect(late).toEqual([]);
  });

  test('the encounters of a patient come in the order of time, and end after they start', () => {
    const last = new Map<string | undefined, number>();
    for (const encounter of ofType<Encounter>('Encounter')) {
      const start = Date.parse(encounter.period!.start!);
      expect(start).toBeGreaterThanOrEqual(last.get(patientOf(encounter)) ?? 0);
      last.set(patientOf(encounter), start);
      const { end } = encounter.period!;
      expect(end === undefined).toBe(encounter.status === 'in-progress');
      expect(end === undefined || Date.parse(end) > start).toBe(true);
    }
  });

  test('observations and procedures fall into their encounter', () => {
    for (const one of [...observations, ...ofType<Procedure>('Procedure')]) {
      const { period } = byReference.get(one.encounter!.reference!) as Encounter;
      const at =
        'effectiveDateTime' in one
          ? one.effectiveDateTime
          : 'performedDateTime' in one
            ? one.performedDateTime
            : undefined;
      if (at === undefined) continue;
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(period!.start!));
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.parse(period!.end ?? DEFAULT_UNTIL));
    }
  });

  test('conditions end after they begin, and the dead take nothing', () => {
    const reversed = conditions.filter(
      (one) =>
        one.abatementDateTime !== undefined &&
        one.onsetDateTime !== undefined &&
        range(one.abatementDateTime)[1] <= range(one.onsetDateTime)[0],
    );
    expect(reversed).toEqual([]);
    const dead = new Set(
      patients.filter((one) => one.deceasedDateTime !== undefined).map((one) => `Patient/${one.id}`),
    );
    const taken = ofType<MedicationRequest>('MedicationRequest').filter((one) => dead.has(one.subject.reference!));
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.filter((one) => one.status === 'active')).toEqual([]);
  });
});

describe('plausibility', () => {
  const values = (code: string, of: (patient: string | undefined) => boolean) =>
    observations
      .filter(isCoded(code))
      .filter((one) => of(patientOf(one)))
      .flatMap((one) => one.valueQuantity?.value ?? []);

  test('diabetics have a raised HbA1c', () => {
    const diabetics = patientsWith('44054006', '46635009');
    const theirs = values('4548-4', (patient) => diabetics.has(patient));
    const others = values('4548-4', (patient) => !diabetics.has(patient));
    expect(Math.min(theirs.length, others.length)).toBeGreaterThan(10);
    expect(mean(theirs)).toBeGreaterThan(mean(others) + 1);
  });

  test('hypertensives have a raised blood pressure for their age', () => {
    const isOlder = (one: Observation) => (byReference.get(patientOf(one)!) as Patient).birthDate! < '1976';
    const hypertensives = patientsWith('59621000');
    const systolic = (of: boolean) =>
      observations
        .filter(isCoded('85354-9'))
        .filter((one) => isOlder(one) && hypertensives.has(patientOf(one)) === of)
        .flatMap((one) => one.component?.[0]?.valueQuantity?.value ?? []);
    expect(mean(systolic(true))).toBeGreaterThan(mean(systolic(false)) + 10);
  });

  test('only women are pregnant', () => {
    const pregnant = patientsWith('72892002');
    expect(pregnant.size).toBeGreaterThan(0);
    for (const reference of pregnant) expect((byReference.get(reference!) as Patient).gender).toBe('female');
  });

  test('children have no diseases of the old, and get vaccines', () => {
    const isChild = (reference: string | undefined) => (byReference.get(reference!) as Patient).birthDate! > '2011';
    expect([...patientsWith('59621000', '44054006', '26929004', '64859006')].filter(isChild)).toEqual([]);
    const measles = ofType<Immunization>('Immunization').filter((one) => one.vaccineCode.coding?.[0]?.code === '03');
    expect(measles.filter((one) => isChild(one.patient.reference)).length).toBeGreaterThan(10);
  });

  test('a body mass index is the weight by the square of the height of the same visit', () => {
    const at = new Map(
      observations.map((one) => [
        `${one.encounter?.reference} ${one.code.coding?.[0]?.code}`,
        one.valueQuantity?.value,
      ]),
    );
    const indexes = observations.filter(isCoded('39156-5'));
    expect(indexes.length).toBeGreaterThan(50);
    for (const one of indexes) {
      const height = at.get(`${one.encounter?.reference} 8302-2`)! / 100;
      const weight = at.get(`${one.encounter?.reference} 29463-7`)!;
      expect(one.valueQuantity!.value).toBeCloseTo(weight / (height * height), 0);
      expect(one.valueQuantity!.value).toBeGreaterThan(10);
      expect(one.valueQuantity!.value).toBeLessThan(50);
    }
  });

  test('a lasting illness begins no earlier than it can', () => {
    const early: unknown[] = [];
    for (const row of CHRONIC) {
      for (const one of conditions.filter(isCoded(row.snomed))) {
        const born = (byReference.get(one.subject.reference!) as Patient).birthDate!.slice(0, 4);
        const age = one.onsetAge?.value ?? Number(one.onsetDateTime!.slice(0, 4)) - Number(born);
        if (one.verificationStatus?.coding?.[0]?.code !== 'entered-in-error' && age < Math.floor(row.earliest))
          early.push(one);
      }
    }
    expect(early).toEqual([]);
  });

  test('medications are for a condition of the same patient', () => {
    for (const one of ofType<MedicationRequest>('MedicationRequest')) {
      const reason = byReference.get(one.reasonReference![0]!.reference!) as Condition;
      expect(reason.subject.reference).toBe(one.subject.reference);
    }
  });
});

describe('notes', () => {
  const text = (note: DocumentReference) =>
    new TextDecoder().decode(Uint8Array.from(atob(note.content[0]!.attachment.data!), (byte) => byte.charCodeAt(0)));
  const notes = ofType<DocumentReference>('DocumentReference');

  test('have sections, in UTF-8', () => {
    for (const note of notes) {
      const content = text(note);
      for (const heading of ['# Chief complaint\n', '# Medications\n', '# Assessment\n'])
        expect(content).toContain(heading);
      expect(content).toContain(note.subject!.display);
      expect(note.content[0]!.attachment.size).toBe(new TextEncoder().encode(content).length);
    }
    expect(notes.some((note) => /[À-ỹ]/.test(note.subject!.display!))).toBe(true);
  });

  test('assess only illnesses that the patient has', () => {
    const diabetics = patientsWith('44054006');
    const told = notes.filter((note) => /\n\d+\. Type 2 diabetes/.test(text(note)));
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((note) => !diabetics.has(patientOf(note)))).toEqual([]);
  });

  test('list medications that have been requested', () => {
    const metformin = new Set(
      ofType<MedicationRequest>('MedicationRequest')
        .filter((one) => /metformin/.test(one.medicationCodeableConcept!.text!))
        .map((one) => one.subject.reference),
    );
    const told = notes.filter((note) => text(note).includes('metformin:'));
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((note) => !metformin.has(patientOf(note)))).toEqual([]);
  });

  test('deny symptoms and tell of relatives', () => {
    expect(notes.some((note) => text(note).includes('Denies chest pain'))).toBe(true);
    const without = notes.filter((note) => !patientsWith('44054006').has(patientOf(note)));
    expect(without.some((note) => /# Family history\n.*has type 2 diabetes/.test(text(note)))).toBe(true);
  });
});

/** A checksum of twenty patients. It changes whenever the generator does, and must be the same on every platform. */
const GOLDEN = -1561006312;
