/** What is measured or asked, by LOINC codes; units are UCUM's. */
export interface MeasurementRow {
  readonly loinc: string;
  readonly display: string;
  readonly category: 'vital-signs' | 'laboratory' | 'survey';
  /** The unit as it is shown, and as UCUM writes it. */
  readonly unit: string;
  readonly ucum: string;
  /** Digits after the decimal point. */
  readonly digits: number;
  /** The usual range of adults, where there is one. */
  readonly low?: number;
  readonly high?: number;
  /** The laboratory reports lower values as "less than" this. */
  readonly detects?: number;
}

// prettier-ignore
export const MEASUREMENTS = {
  height: { loinc: '8302-2', display: 'Body height', category: 'vital-signs', unit: 'cm', ucum: 'cm', digits: 1 },
  weight: { loinc: '29463-7', display: 'Body weight', category: 'vital-signs', unit: 'kg', ucum: 'kg', digits: 1 },
  bmi: { loinc: '39156-5', display: 'Body mass index (BMI) [Ratio]', category: 'vital-signs', unit: 'kg/m2', ucum: 'kg/m2', digits: 1 },
  'head-circumference': { loinc: '9843-4', display: 'Head Occipital-frontal circumference', category: 'vital-signs', unit: 'cm', ucum: 'cm', digits: 1 },
  'heart-rate': { loinc: '8867-4', display: 'Heart rate', category: 'vital-signs', unit: 'beats/minute', ucum: '/min', digits: 0 },
  'respiratory-rate': { loinc: '9279-1', display: 'Respiratory rate', category: 'vital-signs', unit: 'breaths/minute', ucum: '/min', digits: 0 },
  temperature: { loinc: '8310-5', display: 'Body temperature', category: 'vital-signs', unit: 'Cel', ucum: 'Cel', digits: 1 },
  'oxygen-saturation': { loinc: '2708-6', display: 'Oxygen saturation in Arterial blood', category: 'vital-signs', unit: '%', ucum: '%', digits: 0 },
  systolic: { loinc: '8480-6', display: 'Systolic blood pressure', category: 'vital-signs', unit: 'mm[Hg]', ucum: 'mm[Hg]', digits: 0 },
  diastolic: { loinc: '8462-4', display: 'Diastolic blood pressure', category: 'vital-signs', unit: 'mm[Hg]', ucum: 'mm[Hg]', digits: 0 },
  hba1c: { loinc: '4548-4', display: 'Hemoglobin A1c/Hemoglobin.total in Blood', category: 'laboratory', unit: '%', ucum: '%', digits: 1, low: 4, high: 5.6 },
  glucose: { loinc: '2339-0', display: 'Glucose [Mass/volume] in Blood', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 0, low: 70, high: 99 },
  cholesterol: { loinc: '2093-3', display: 'Cholesterol [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 0, high: 200 },
  hdl: { loinc: '2085-9', display: 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 0, low: 40 },
  ldl: { loinc: '18262-6', display: 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 0, high: 130 },
  triglycerides: { loinc: '2571-8', display: 'Triglyceride [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 0, high: 150 },
  creatinine: { loinc: '2160-0', display: 'Creatinine [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'mg/dL', ucum: 'mg/dL', digits: 2, low: 0.5, high: 1.3 },
  egfr: { loinc: '33914-3', display: 'Glomerular filtration rate/1.73 sq M.predicted', category: 'laboratory', unit: 'mL/min/{1.73_m2}', ucum: 'mL/min/{1.73_m2}', digits: 0, low: 60 },
  potassium: { loinc: '2823-3', display: 'Potassium [Moles/volume] in Serum or Plasma', category: 'laboratory', unit: 'mmol/L', ucum: 'mmol/L', digits: 1, low: 3.5, high: 5.1 },
  sodium: { loinc: '2951-2', display: 'Sodium [Moles/volume] in Serum or Plasma', category: 'laboratory', unit: 'mmol/L', ucum: 'mmol/L', digits: 0, low: 135, high: 145 },
  hemoglobin: { loinc: '718-7', display: 'Hemoglobin [Mass/volume] in Blood', category: 'laboratory', unit: 'g/dL', ucum: 'g/dL', digits: 1, low: 11.5, high: 17.5 },
  wbc: { loinc: '6690-2', display: 'Leukocytes [#/volume] in Blood by Automated count', category: 'laboratory', unit: '10*3/uL', ucum: '10*3/uL', digits: 1, low: 4.5, high: 11 },
  crp: { loinc: '1988-5', display: 'C reactive protein [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'mg/L', ucum: 'mg/L', digits: 1, high: 8, detects: 3 },
  tsh: { loinc: '3016-3', display: 'Thyrotropin [Units/volume] in Serum or Plasma', category: 'laboratory', unit: 'm[IU]/L', ucum: 'm[IU]/L', digits: 2, low: 0.4, high: 4.5 },
  inr: { loinc: '6301-6', display: 'INR in Platelet poor plasma by Coagulation assay', category: 'laboratory', unit: '{INR}', ucum: '{INR}', digits: 1, high: 1.2 },
  bnp: { loinc: '33762-6', display: 'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'pg/mL', ucum: 'pg/mL', digits: 0, high: 300 },
  troponin: { loinc: '10839-9', display: 'Troponin I.cardiac [Mass/volume] in Serum or Plasma', category: 'laboratory', unit: 'ng/mL', ucum: 'ng/mL', digits: 2, high: 0.04, detects: 0.01 },
  microalbumin: { loinc: '14959-1', display: 'Microalbumin/Creatinine [Mass Ratio] in Urine', category: 'laboratory', unit: 'mg/g', ucum: 'mg/g', digits: 0, high: 30, detects: 5 },
  phq2: { loinc: '55758-7', display: 'Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]', category: 'survey', unit: '{score}', ucum: '{score}', digits: 0 },
  pain: { loinc: '72514-3', display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported', category: 'survey', unit: '{score}', ucum: '{score}', digits: 0 },
} satisfies Readonly<Record<string, MeasurementRow>>;

export type QuantityKey = keyof typeof MEASUREMENTS;

/** Findings in words or codes; the first answer is the usual one, the second goes with the illness that asked for the test. */
export interface FindingRow {
  readonly loinc: string;
  readonly display: string;
  readonly answers: readonly [usual: Answer, abnormal: Answer, ...others: Answer[]];
}
/** A SNOMED CT code and its display, or plain words. */
export type Answer = readonly [snomed: string, display: string] | string;

// prettier-ignore
export const FINDINGS = {
  'urine-color': { loinc: '5778-6', display: 'Color of Urine', answers: ['Yellow', 'Dark yellow, cloudy', 'Amber'] },
  'urine-nitrite': { loinc: '5802-4', display: 'Nitrite [Presence] in Urine by Test strip', answers: [['260385009', 'Negative'], ['10828004', 'Positive']] },
  strep: { loinc: '78012-2', display: 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay', answers: [['260385009', 'Negative'], ['10828004', 'Positive']] },
  'sars-cov-2': { loinc: '94500-6', display: 'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory system specimen by NAA with probe detection', answers: [['260415000', 'Not detected'], ['260373001', 'Detected']] },
} satisfies Readonly<Record<string, FindingRow>>;

export type FindingKey = keyof typeof FINDINGS;
export type MeasurementKey = QuantityKey | FindingKey;
