import type { Dosage, MedicationRequest } from 'fhir/r4.js';
import { concept, hl7, RXNORM, SNOMED, UCUM } from './codes.js';
import { isAtHospital } from './encounter.js';
import type { MedicationRow } from './medication-table.js';
import { encounterOf, meta, performer, subject, when, type Scene } from './scene.js';
import { reference } from './stamp.js';
import type { Order } from './treatment.js';

const ROUTES: Readonly<Record<MedicationRow['route'], readonly [snomed: string, display: string]>> = {
  oral: ['26643006', 'Oral route'],
  inhaled: ['447694001', 'Respiratory tract route'],
  topical: ['6064005', 'Topical route'],
  subcutaneous: ['34206005', 'Subcutaneous route'],
  sublingual: ['37839007', 'Sublingual route'],
};

export function renderMedicationRequest(scene: Scene, order: Order): MedicationRequest {
  const { visit, random } = scene;
  const { medication, illness } = order;
  const [setting, display] = isAtHospital(visit.kind)
    ? (['discharge', 'Discharge'] as const)
    : (['community', 'Community'] as const);
  return {
    resourceType: 'MedicationRequest',
    id: order.id,
    meta: meta(scene, Math.max(order.authored, order.end ?? 0), 'us-core-medicationrequest'),
    status: order.status,
    ...(order.status === 'stopped' && {
      statusReason: concept(hl7('medicationrequest-status-reason'), 'altchoice', 'Try another treatment first'),
    }),
    intent: random.chance(0.9) ? 'order' : 'plan',
    category: [concept(hl7('medicationrequest-category'), setting, display)],
    ...(random.chance(0.05) && { priority: 'urgent' as const }),
    medicationCodeableConcept: concept(RXNORM, medication.rxnorm, medication.display),
    subject: subject(scene),
    encounter: encounterOf(scene),
    authoredOn: when(scene, order.authored),
    requester: performer(scene),
    reasonReference: [reference('Condition', { id: illness.id, display: illness.row.display })],
    dosageInstruction: [dosage(medication)],
    ...(medication.days !== undefined && {
      dispenseRequest: {
        numberOfRepeatsAllowed: 0,
        expectedSupplyDuration: { value: medication.days, unit: 'days', system: UCUM, code: 'd' },
      },
    }),
    ...(order.renews !== undefined && { priorPrescription: { reference: `MedicationRequest/${order.renews.id}` } }),
  };
}

/** In words as a label would say it, e.g. `Take 1 tablet by mouth 2 times daily`. */
export function directions({ dose, doseUnit, daily, route }: MedicationRow): string {
  const unit =
    doseUnit === '[IU]' ? 'units' : doseUnit === 'ug' ? 'mcg' : doseUnit.slice(1, -1) + (dose > 1 ? 's' : '');
  const how = {
    oral: 'by mouth',
    inhaled: 'inhaled',
    topical: 'on the skin',
    subcutaneous: 'under the skin',
    sublingual: 'under the tongue',
  };
  const often = daily === 0 ? 'as needed' : daily === 1 ? 'once daily' : `${daily} times daily`;
  return `${dose} ${unit} ${how[route]} ${often}`;
}

function dosage(row: MedicationRow): Dosage {
  return {
    text: directions(row),
    asNeededBoolean: row.daily === 0,
    ...(row.daily > 0 && { timing: { repeat: { frequency: row.daily, period: 1, periodUnit: 'd' as const } } }),
    route: concept(SNOMED, ...ROUTES[row.route]),
    doseAndRate: [{ doseQuantity: { value: row.dose, unit: row.doseUnit, system: UCUM, code: row.doseUnit } }],
  };
}
