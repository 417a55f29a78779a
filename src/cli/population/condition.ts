import type { Condition } from 'fhir/r4.js';
import { printDate, YEAR } from './calendar.js';
import { coding, concept, hl7, ICD10, SNOMED } from './codes.js';
import type { Illness } from './illnesses.js';
import { ageAt } from './person.js';
import { encounterOf, meta, performer, subject, when, type Scene } from './scene.js';

/**
 * The Condition of an illness, recorded at the scene's visit. A mistaken one has no clinical status and an abated one is
 * not active, as the invariants con-3 to con-5 ask: https://hl7.org/fhir/R4/condition.html#invs
 */
export function renderCondition(scene: Scene, illness: Illness): Condition {
  const { visit, random } = scene;
  const { row } = illness;
  const over = illness.abatement !== undefined;
  const chronic = illness.course === 'chronic';
  const clinical = over ? (row.key === 'depression' ? 'remission' : 'resolved') : 'active';
  const verification =
    illness.mistaken === true ? 'entered-in-error' : random.chance(0.03) ? 'provisional' : 'confirmed';
  const severity = random.weighted(SEVERITIES);
  return {
    resourceType: 'Condition',
    id: illness.id,
    meta: meta(scene, Math.max(visit.start, illness.abatement ?? 0), 'us-core-condition'),
    ...(illness.mistaken !== true && {
      clinicalStatus: { coding: [coding(hl7('condition-clinical'), clinical, capital(clinical))] },
    }),
    verificationStatus: {
      coding: [
        coding(
          hl7('condition-ver-status'),
          verification,
          verification === 'entered-in-error' ? 'Entered in Error' : capital(verification),
        ),
      ],
    },
    category: [
      chronic
        ? concept(hl7('condition-category'), 'problem-list-item', 'Problem List Item')
        : concept(hl7('condition-category'), 'encounter-diagnosis', 'Encounter Diagnosis'),
    ],
    ...(severity !== undefined && { severity: concept(SNOMED, ...severity) }),
    code: {
      coding: [
        coding(SNOMED, row.snomed, row.display),
        ...(random.chance(0.85) ? [coding(ICD10, row.icd10, row.icd10Display)] : []),
      ],
      text: row.display,
    },
    subject: subject(scene),
    encounter: encounterOf(scene),
    ...onset(scene, illness),
    ...(illness.abatement !== undefined && { abatementDateTime: when(scene, illness.abatement) }),
    recordedDate: when(scene, visit.start),
    ...(random.chance(0.7) && { recorder: performer(scene) }),
    ...(random.chance(0.04) && { note: [{ text: `Patient asked about ${row.plain}.` }] }),
  };
}

type Severity = readonly [snomed: string, display: string];
const SEVERITIES: readonly (readonly [severity: Severity | undefined, weight: number])[] = [
  [undefined, 80],
  [['255604002', 'Mild'], 9],
  [['6736007', 'Moderate'], 8],
  [['24484000', 'Severe'], 3],
];

/** Illnesses older than the record are remembered by the month, the year or an age; the others are known to the second. */
function onset(scene: Scene, illness: Illness): Pick<Condition, 'onsetDateTime' | 'onsetAge'> {
  const { person, random, visit } = scene;
  if (illness.onset >= person.recordStart) return { onsetDateTime: when(scene, illness.onset) };
  const years = Math.floor(ageAt(person, illness.onset));
  if (random.chance(0.1) && years > 0) {
    return { onsetAge: { value: years, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' } };
  }
  const old = visit.start - illness.onset > 4 * YEAR;
  return {
    onsetDateTime: printDate(illness.onset).slice(0, random.chance(0.4) ? 10 : old && random.chance(0.5) ? 4 : 7),
  };
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
