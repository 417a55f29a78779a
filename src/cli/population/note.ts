import { CHRONIC } from './condition-table.js';
import { DAY, printDate } from './calendar.js';
import type { Illness } from './illnesses.js';
import { directions } from './medication-request.js';
import { ageAt, type Smoking } from './person.js';
import type { Scene } from './scene.js';

/** Symptoms that notes deny, unless the patient has an illness that brings them. */
const DENIABLE = [
  'chest pain',
  'shortness of breath',
  'fever',
  'headache',
  'vomiting',
  'palpitations',
  'weight loss',
  'seizures',
  'swollen ankles',
];
const RELATIVES = ['mother', 'father', 'sister', 'brother', 'maternal grandmother', 'paternal grandfather'];

const SMOKING: Readonly<Record<Smoking, string>> = {
  never: 'Does not smoke.',
  former: 'Former smoker.',
  daily: 'Smokes daily.',
};

/**
 * A clinical note in plain text: sections headed by `# `, with the patient's present illnesses and medications, symptoms
 * denied, and illnesses that only relatives have.
 */
export function writeNote(scene: Scene, values: ReadonlyMap<string, number>): string {
  const { visit } = scene;
  const sections: (readonly [heading: string, lines: readonly string[]])[] = [
    ['Chief complaint', [complaint(scene)]],
    ['History of present illness', [history(scene)]],
    [
      'Past medical history',
      list(
        visit.problems.filter((one) => one !== visit.reason).map((one) => since(scene, one)),
        'No chronic illnesses.',
      ),
    ],
    [
      'Medications',
      list(
        visit.medications.map((row) => `${row.plain}: ${directions(row)}`),
        'None.',
      ),
    ],
    ['Family history', family(scene)],
    ['Vital signs', vitals(values)],
    ['Assessment', assessment(scene, values)],
    ['Plan', plan(scene)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `# ${heading}\n${lines.join('\n')}\n`)
    .join('\n');
}

function complaint({ visit }: Scene): string {
  if (visit.reason !== undefined) return `${capital(visit.reason.row.symptoms[0]!)}.`;
  if (visit.fatal === true) return 'Rapid decline.';
  switch (visit.kind) {
    case 'child-check':
      return 'Well child visit.';
    case 'prenatal':
      return 'Prenatal visit.';
    case 'delivery':
      return 'Labor at term.';
    case 'inpatient':
      return 'Admitted for observation.';
    case 'follow-up':
    case 'telephone':
      return `Follow-up of ${visit.problems[0]?.row.plain ?? 'earlier complaints'}.`;
    default:
      return 'Yearly check-up.';
  }
}

function history({ visit, person, patientName, random }: Scene): string {
  const age = Math.floor(ageAt(person, visit.start));
  const months = Math.floor(ageAt(person, visit.start) * 12);
  const old = age >= 2 ? `${age}-year-old` : `${months}-month-old`;
  const who = person.sex === 'female' ? (age < 18 ? 'girl' : 'woman') : age < 18 ? 'boy' : 'man';
  const present = visit.reason?.row.symptoms ?? [];
  const all = new Set(visit.problems.flatMap((illness) => illness.row.symptoms));
  const days = visit.reason === undefined ? 0 : Math.floor((visit.start - visit.reason.onset) / DAY);
  const denied = DENIABLE.filter((symptom) => ![...all].some((one) => one.includes(symptom)));
  const first = random.pick(denied);
  const second = random.pick(denied.filter((symptom) => symptom !== first));
  return [
    `${patientName} is ${/^(8|11-|18-)/.test(old) ? 'an' : 'a'} ${old} ${who}.`,
    ...(present.length > 0
      ? [`Reports ${present.join(' and ')}, beginning ${days < 1 ? 'today' : `${days + 1} days ago`}.`]
      : []),
    random.pick([
      `Denies ${first} and ${second}.`,
      `No ${first}. Denies ${second}.`,
      `There has been no ${first} or ${second}.`,
    ]),
    ...(age < 18 ? [] : [SMOKING[person.smoking]]),
  ].join(' ');
}

function since({ person }: Scene, illness: Illness): string {
  const known = illness.onset < person.recordStart ? '' : ', new to this clinic';
  return `${capital(illness.row.plain)} since ${printDate(illness.onset).slice(0, 4)}${known}`;
}

/** What relatives have is told of lasting illnesses only, and often of ones that the patient doesn't have. */
function family({ random, visit, patientName }: Scene): string[] {
  if (visit.kind === 'problem' && random.chance(0.6)) return [];
  const choices = CHRONIC.filter((row) => row.sex === undefined && row.key !== 'obesity');
  const row = random.pick(choices);
  const other = random.pick(choices.filter((choice) => choice !== row));
  return [
    `The ${random.pick(RELATIVES)} of ${patientName} has ${row.plain}.`,
    ...(random.chance(0.5) ? [`No family history of ${other.plain}.`] : []),
  ];
}

function vitals(values: ReadonlyMap<string, number>): string[] {
  const [systolic, diastolic] = [values.get('systolic'), values.get('diastolic')];
  const parts = [
    ...(systolic !== undefined && diastolic !== undefined ? [`Blood pressure ${systolic}/${diastolic} mmHg`] : []),
    ...(values.has('heart-rate') ? [`pulse ${values.get('heart-rate')}/min`] : []),
    ...(values.has('temperature') ? [`temperature ${values.get('temperature')} °C`] : []),
    ...(values.has('weight') ? [`weight ${values.get('weight')} kg`] : []),
  ];
  return parts.length === 0 ? [] : [`${capital(parts.join(', '))}.`];
}

function assessment({ visit, random }: Scene, values: ReadonlyMap<string, number>): string[] {
  const lines = visit.problems.map((illness) => {
    const { key, plain } = illness.row;
    const hba1c = values.get('hba1c');
    if (key.startsWith('diabetes') && hba1c !== undefined) {
      return `${capital(plain)}, HbA1c ${hba1c} %, ${hba1c > 8 ? 'poorly controlled' : 'fairly controlled'}.`;
    }
    if (illness === visit.reason) return `${capital(plain)}.`;
    return `${capital(plain)}, ${random.pick(['stable', 'unchanged', 'well controlled'])}.`;
  });
  if (visit.fatal === true) lines.push('The patient died during this stay.');
  return lines.length === 0 ? ['Healthy. No concerns today.'] : lines.map((line, at) => `${at + 1}. ${line}`);
}

function plan({ visit, random }: Scene): string[] {
  if (visit.fatal === true) return [];
  const started = visit.orders.filter((order) => order.renews === undefined && order.status !== 'entered-in-error');
  return [
    ...started.map((order) => `- Start ${order.medication.plain}, ${directions(order.medication)}.`),
    random.pick(['- Return if symptoms get worse.', '- Next visit as scheduled.', '- Return in six months.']),
  ];
}

function list(items: readonly string[], none: string): string[] {
  return items.length === 0 ? [none] : items.map((item) => `- ${item}`);
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
