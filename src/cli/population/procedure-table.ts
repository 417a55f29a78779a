/** Procedures by their SNOMED CT codes. */
export interface ProcedureRow {
  readonly key: string;
  readonly snomed: string;
  readonly display: string;
  readonly minutes: number;
  /** At yearly visits: ages, sex and the chance of it. */
  readonly screening?: {
    readonly from: number;
    readonly to: number;
    readonly chance: number;
    readonly sex?: 'female' | 'male';
  };
  readonly bodySite?: readonly [snomed: string, display: string];
}

// prettier-ignore
export const PROCEDURES: readonly ProcedureRow[] = [
  { key: 'medication-review', snomed: '430193006', display: 'Medication reconciliation', minutes: 10, screening: { from: 40, to: 120, chance: 0.5 } },
  { key: 'depression-screening', snomed: '171207006', display: 'Depression screening', minutes: 10, screening: { from: 12, to: 120, chance: 0.6 } },
  { key: 'colonoscopy', snomed: '73761001', display: 'Colonoscopy', minutes: 45, screening: { from: 45, to: 75, chance: 0.12 } },
  { key: 'mammography', snomed: '24623002', display: 'Screening mammography', minutes: 20, screening: { from: 45, to: 74, chance: 0.4, sex: 'female' } },
  { key: 'hearing', snomed: '398171003', display: 'Hearing examination', minutes: 15, screening: { from: 3, to: 17, chance: 0.35 } },
  { key: 'bone-density', snomed: '312681000', display: 'Bone density scan', minutes: 20, screening: { from: 65, to: 95, chance: 0.2, sex: 'female' } },
  { key: 'spirometry', snomed: '127783003', display: 'Spirometry', minutes: 20 },
  { key: 'electrocardiogram', snomed: '29303009', display: 'Electrocardiographic procedure', minutes: 10 },
  { key: 'echocardiogram', snomed: '433236007', display: 'Transthoracic echocardiography', minutes: 30 },
  { key: 'chest-x-ray', snomed: '399208008', display: 'Plain chest X-ray', minutes: 15, bodySite: ['51185008', 'Thoracic structure'] },
  { key: 'appendectomy', snomed: '80146002', display: 'Appendectomy', minutes: 70, bodySite: ['66754008', 'Appendix structure'] },
  { key: 'coronary-intervention', snomed: '415070008', display: 'Percutaneous coronary intervention', minutes: 90 },
  { key: 'head-ct', snomed: '77477000', display: 'Computed tomography', minutes: 20 },
  { key: 'immobilization', snomed: '274474001', display: 'Bone immobilization', minutes: 30 },
  { key: 'throat-culture', snomed: '117015009', display: 'Throat culture', minutes: 5 },
  { key: 'urine-culture', snomed: '117010004', display: 'Urine culture', minutes: 5 },
  { key: 'physiotherapy', snomed: '91251008', display: 'Physical therapy procedure', minutes: 40 },
  { key: 'delivery', snomed: '177184002', display: 'Normal delivery procedure', minutes: 240 },
  { key: 'cesarean', snomed: '11466000', display: 'Cesarean section', minutes: 60 },
  { key: 'fetal-anatomy', snomed: '271442007', display: 'Fetal anatomy study', minutes: 30 },
  { key: 'antenatal-blood', snomed: '312404004', display: 'Antenatal blood tests', minutes: 10 },
];
