import type { MeasurementKey } from './measurement-table.js';

/** What lasting and passing illnesses have in common. */
export interface ConditionRow {
  readonly key: string;
  readonly snomed: string;
  readonly display: string;
  readonly icd10: string;
  readonly icd10Display: string;
  /** What a note calls it, in the middle of a sentence. */
  readonly plain: string;
  readonly sex?: 'female' | 'male';
  /** One medication of each group is taken, by the keys of the medication table. */
  readonly medications: readonly (readonly string[])[];
  readonly procedures?: readonly (readonly [key: string, chance: number])[];
  readonly symptoms: readonly string[];
  readonly labs?: readonly MeasurementKey[];
}

/** An illness that stays, unless it `remits` with that probability. */
export interface ChronicRow extends ConditionRow {
  /** The share of people who have it: below 18, below 40, below 65, and from 65 on. */
  readonly prevalence: readonly [child: number, young: number, middle: number, old: number];
  /** The age at which it begins at the earliest. */
  readonly earliest: number;
  /** Another row of this table that makes it likelier by a factor; it stands above. Zero prevalence needs it. */
  readonly follows?: { readonly key: string; readonly share: number };
  readonly excludes?: string;
  readonly remits?: number;
}

/** An illness that passes after some days. */
export interface AcuteRow extends ConditionRow {
  /** How often a year people get it: below 5, below 18, below 65, and from 65 on. */
  readonly rates: readonly [infant: number, child: number, adult: number, old: number];
  readonly days: readonly [shortest: number, longest: number];
  readonly setting: 'ambulatory' | 'emergency' | 'inpatient';
  readonly febrile?: boolean;
  /** The first day on which anybody had it. */
  readonly since?: string;
}

// prettier-ignore
export const CHRONIC: readonly ChronicRow[] = [
  { key: 'obesity', snomed: '414916001', display: 'Obesity', icd10: 'E66.9', icd10Display: 'Obesity, unspecified', plain: 'obesity', prevalence: [0, 0, 0, 0], earliest: 16, medications: [], symptoms: ['weight gain'] },
  { key: 'hypertension', snomed: '59621000', display: 'Essential hypertension', icd10: 'I10', icd10Display: 'Essential (primary) hypertension', plain: 'hypertension', prevalence: [0, 0.06, 0.3, 0.6], earliest: 25, follows: { key: 'obesity', share: 0.25 }, medications: [['lisinopril', 'amlodipine', 'hydrochlorothiazide', 'losartan']], labs: ['creatinine', 'potassium'], symptoms: ['occasional headache'] },
  { key: 'diabetes-2', snomed: '44054006', display: 'Diabetes mellitus type 2', icd10: 'E11.9', icd10Display: 'Type 2 diabetes mellitus without complications', plain: 'type 2 diabetes', prevalence: [0, 0.02, 0.13, 0.22], earliest: 28, follows: { key: 'obesity', share: 0.18 }, medications: [['metformin', 'metformin-er']], labs: ['hba1c', 'glucose', 'microalbumin'], symptoms: ['increased thirst', 'frequent urination'] },
  { key: 'diabetes-1', snomed: '46635009', display: 'Diabetes mellitus type 1', icd10: 'E10.9', icd10Display: 'Type 1 diabetes mellitus without complications', plain: 'type 1 diabetes', prevalence: [0.01, 0.01, 0.005, 0.003], earliest: 4, excludes: 'diabetes-2', medications: [['insulin-glargine']], labs: ['hba1c', 'glucose'], symptoms: ['increased thirst', 'weight loss'] },
  { key: 'neuropathy', snomed: '368581000119106', display: 'Neuropathy due to type 2 diabetes mellitus', icd10: 'E11.40', icd10Display: 'Type 2 diabetes mellitus with diabetic neuropathy, unspecified', plain: 'diabetic neuropathy', prevalence: [0, 0, 0, 0], earliest: 40, follows: { key: 'diabetes-2', share: 0.22 }, medications: [['gabapentin']], symptoms: ['numbness of the feet'] },
  { key: 'prediabetes', snomed: '15777000', display: 'Prediabetes', icd10: 'R73.03', icd10Display: 'Prediabetes', plain: 'prediabetes', prevalence: [0, 0.04, 0.12, 0.15], earliest: 25, excludes: 'diabetes-2', medications: [], labs: ['hba1c', 'glucose'], symptoms: ['fatigue'] },
  { key: 'hyperlipidemia', snomed: '55822004', display: 'Hyperlipidemia', icd10: 'E78.5', icd10Display: 'Hyperlipidemia, unspecified', plain: 'high cholesterol', prevalence: [0, 0.06, 0.28, 0.42], earliest: 25, follows: { key: 'diabetes-2', share: 0.4 }, medications: [['atorvastatin', 'simvastatin']], labs: ['cholesterol', 'hdl', 'ldl', 'triglycerides'], symptoms: [] },
  { key: 'kidney-disease', snomed: '433144002', display: 'Chronic kidney disease stage 3', icd10: 'N18.30', icd10Display: 'Chronic kidney disease, stage 3 unspecified', plain: 'stage 3 chronic kidney disease', prevalence: [0, 0, 0.02, 0.09], earliest: 45, follows: { key: 'diabetes-2', share: 0.15 }, medications: [], labs: ['creatinine', 'egfr', 'potassium', 'hemoglobin'], symptoms: ['swollen ankles'] },
  { key: 'coronary-disease', snomed: '53741008', display: 'Coronary arteriosclerosis', icd10: 'I25.10', icd10Display: 'Atherosclerotic heart disease of native coronary artery without angina pectoris', plain: 'coronary artery disease', prevalence: [0, 0, 0.05, 0.16], earliest: 42, follows: { key: 'hyperlipidemia', share: 0.06 }, medications: [['aspirin', 'clopidogrel'], ['nitroglycerin']], procedures: [['electrocardiogram', 0.3]], symptoms: ['chest pain on exertion'] },
  { key: 'heart-failure', snomed: '84114007', display: 'Heart failure', icd10: 'I50.9', icd10Display: 'Heart failure, unspecified', plain: 'heart failure', prevalence: [0, 0, 0.01, 0.07], earliest: 50, follows: { key: 'coronary-disease', share: 0.2 }, medications: [['furosemide'], ['metoprolol']], procedures: [['echocardiogram', 0.25]], labs: ['bnp', 'creatinine', 'potassium'], symptoms: ['shortness of breath', 'swollen ankles'] },
  { key: 'atrial-fibrillation', snomed: '49436004', display: 'Atrial fibrillation', icd10: 'I48.91', icd10Display: 'Unspecified atrial fibrillation', plain: 'atrial fibrillation', prevalence: [0, 0.002, 0.02, 0.1], earliest: 35, medications: [['warfarin', 'apixaban']], procedures: [['electrocardiogram', 0.4]], labs: ['inr'], symptoms: ['palpitations'] },
  { key: 'asthma', snomed: '195967001', display: 'Asthma', icd10: 'J45.909', icd10Display: 'Unspecified asthma, uncomplicated', plain: 'asthma', prevalence: [0.11, 0.09, 0.08, 0.06], earliest: 3, medications: [['albuterol'], ['fluticasone']], procedures: [['spirometry', 0.25]], symptoms: ['wheezing', 'shortness of breath'] },
  { key: 'copd', snomed: '13645005', display: 'Chronic obstructive pulmonary disease', icd10: 'J44.9', icd10Display: 'Chronic obstructive pulmonary disease, unspecified', plain: 'chronic obstructive pulmonary disease', prevalence: [0, 0, 0.05, 0.12], earliest: 45, excludes: 'asthma', medications: [['tiotropium', 'fluticasone-salmeterol'], ['albuterol']], procedures: [['spirometry', 0.3]], symptoms: ['chronic cough', 'shortness of breath'] },
  { key: 'allergic-rhinitis', snomed: '61582004', display: 'Allergic rhinitis', icd10: 'J30.9', icd10Display: 'Allergic rhinitis, unspecified', plain: 'allergic rhinitis', prevalence: [0.12, 0.14, 0.1, 0.06], earliest: 4, medications: [['cetirizine', 'loratadine']], symptoms: ['sneezing', 'itchy eyes'] },
  { key: 'dermatitis', snomed: '24079001', display: 'Atopic dermatitis', icd10: 'L20.9', icd10Display: 'Atopic dermatitis, unspecified', plain: 'eczema', prevalence: [0.12, 0.05, 0.03, 0.02], earliest: 0.4, remits: 0.5, medications: [['hydrocortisone']], symptoms: ['itchy rash'] },
  { key: 'adhd', snomed: '406506008', display: 'Attention deficit hyperactivity disorder', icd10: 'F90.9', icd10Display: 'Attention-deficit hyperactivity disorder, unspecified type', plain: 'attention deficit hyperactivity disorder', prevalence: [0.07, 0.03, 0.01, 0], earliest: 6, medications: [['methylphenidate']], symptoms: ['trouble concentrating'] },
  { key: 'depression', snomed: '35489007', display: 'Depressive disorder', icd10: 'F32.A', icd10Display: 'Depression, unspecified', plain: 'depression', prevalence: [0.02, 0.12, 0.13, 0.1], earliest: 13, remits: 0.4, medications: [['sertraline', 'fluoxetine']], labs: ['phq2'], symptoms: ['low mood', 'poor sleep'] },
  { key: 'anxiety', snomed: '197480006', display: 'Anxiety disorder', icd10: 'F41.9', icd10Display: 'Anxiety disorder, unspecified', plain: 'anxiety', prevalence: [0.03, 0.12, 0.1, 0.06], earliest: 9, remits: 0.3, medications: [], symptoms: ['worry', 'poor sleep'] },
  { key: 'hypothyroidism', snomed: '40930008', display: 'Hypothyroidism', icd10: 'E03.9', icd10Display: 'Hypothyroidism, unspecified', plain: 'hypothyroidism', prevalence: [0.002, 0.03, 0.06, 0.1], earliest: 15, medications: [['levothyroxine']], labs: ['tsh'], symptoms: ['fatigue', 'cold intolerance'] },
  { key: 'reflux', snomed: '235595009', display: 'Gastroesophageal reflux disease', icd10: 'K21.9', icd10Display: 'Gastro-esophageal reflux disease without esophagitis', plain: 'acid reflux', prevalence: [0.01, 0.08, 0.16, 0.2], earliest: 14, remits: 0.15, medications: [['omeprazole']], symptoms: ['heartburn'] },
  { key: 'migraine', snomed: '37796009', display: 'Migraine', icd10: 'G43.909', icd10Display: 'Migraine, unspecified, not intractable, without status migrainosus', plain: 'migraine', prevalence: [0.04, 0.13, 0.1, 0.04], earliest: 8, medications: [['sumatriptan']], symptoms: ['throbbing headache'] },
  { key: 'epilepsy', snomed: '84757009', display: 'Epilepsy', icd10: 'G40.909', icd10Display: 'Epilepsy, unspecified, not intractable, without status epilepticus', plain: 'epilepsy', prevalence: [0.008, 0.01, 0.01, 0.015], earliest: 2, medications: [['levetiracetam']], symptoms: ['seizures'] },
  { key: 'anemia', snomed: '271737000', display: 'Anemia', icd10: 'D64.9', icd10Display: 'Anemia, unspecified', plain: 'anemia', prevalence: [0.03, 0.06, 0.05, 0.1], earliest: 1, remits: 0.5, medications: [['ferrous-sulfate']], labs: ['hemoglobin'], symptoms: ['fatigue', 'pallor'] },
  { key: 'knee-arthritis', snomed: '239873007', display: 'Osteoarthritis of knee', icd10: 'M17.9', icd10Display: 'Osteoarthritis of knee, unspecified', plain: 'knee osteoarthritis', prevalence: [0, 0.01, 0.13, 0.3], earliest: 38, medications: [['naproxen']], procedures: [['physiotherapy', 0.15]], symptoms: ['knee pain'] },
  { key: 'rheumatoid-arthritis', snomed: '69896004', display: 'Rheumatoid arthritis', icd10: 'M06.9', icd10Display: 'Rheumatoid arthritis, unspecified', plain: 'rheumatoid arthritis', prevalence: [0.001, 0.006, 0.012, 0.02], earliest: 18, medications: [['methotrexate']], labs: ['crp'], symptoms: ['morning stiffness', 'swollen joints'] },
  { key: 'gout', snomed: '90560007', display: 'Gout', icd10: 'M10.9', icd10Display: 'Gout, unspecified', plain: 'gout', prevalence: [0, 0.01, 0.04, 0.07], earliest: 30, medications: [['allopurinol']], symptoms: ['pain in the great toe'] },
  { key: 'osteoporosis', snomed: '64859006', display: 'Osteoporosis', icd10: 'M81.0', icd10Display: 'Age-related osteoporosis without current pathological fracture', plain: 'osteoporosis', sex: 'female', prevalence: [0, 0, 0.06, 0.25], earliest: 52, medications: [['alendronate']], symptoms: ['back pain'] },
  { key: 'prostate-hyperplasia', snomed: '266569009', display: 'Benign prostatic hyperplasia', icd10: 'N40.0', icd10Display: 'Benign prostatic hyperplasia without lower urinary tract symptoms', plain: 'an enlarged prostate', sex: 'male', prevalence: [0, 0, 0.12, 0.4], earliest: 48, medications: [['tamsulosin']], symptoms: ['a weak urine stream'] },
  { key: 'sleep-apnea', snomed: '78275009', display: 'Obstructive sleep apnea syndrome', icd10: 'G47.33', icd10Display: 'Obstructive sleep apnea (adult) (pediatric)', plain: 'sleep apnea', prevalence: [0, 0.02, 0.07, 0.09], earliest: 25, follows: { key: 'obesity', share: 0.15 }, medications: [], symptoms: ['loud snoring', 'daytime sleepiness'] },
  { key: 'breast-cancer', snomed: '254837009', display: 'Malignant neoplasm of breast', icd10: 'C50.919', icd10Display: 'Malignant neoplasm of unspecified site of unspecified female breast', plain: 'breast cancer', sex: 'female', prevalence: [0, 0.002, 0.03, 0.07], earliest: 35, medications: [['anastrozole']], symptoms: ['a breast lump'] },
  { key: 'prostate-cancer', snomed: '399068003', display: 'Malignant tumor of prostate', icd10: 'C61', icd10Display: 'Malignant neoplasm of prostate', plain: 'prostate cancer', sex: 'male', prevalence: [0, 0, 0.02, 0.08], earliest: 50, medications: [], symptoms: ['frequent urination'] },
  { key: 'alzheimer', snomed: '26929004', display: "Alzheimer's disease", icd10: 'G30.9', icd10Display: "Alzheimer's disease, unspecified", plain: "Alzheimer's disease", prevalence: [0, 0, 0.003, 0.09], earliest: 60, medications: [['donepezil']], symptoms: ['forgetfulness'] },
];

// prettier-ignore
export const ACUTE: readonly AcuteRow[] = [
  { key: 'otitis-media', snomed: '65363002', display: 'Otitis media', icd10: 'H66.90', icd10Display: 'Otitis media, unspecified, unspecified ear', plain: 'an ear infection', rates: [0.5, 0.09, 0.008, 0.003], days: [7, 14], setting: 'ambulatory', febrile: true, medications: [['amoxicillin', 'amoxicillin-clavulanate']], symptoms: ['ear pain', 'fever'] },
  { key: 'viral-pharyngitis', snomed: '195662009', display: 'Acute viral pharyngitis', icd10: 'J02.9', icd10Display: 'Acute pharyngitis, unspecified', plain: 'viral pharyngitis', rates: [0.1, 0.15, 0.08, 0.04], days: [5, 10], setting: 'ambulatory', febrile: true, medications: [], procedures: [['throat-culture', 0.3]], symptoms: ['sore throat', 'cough'] },
  { key: 'strep-throat', snomed: '43878008', display: 'Streptococcal sore throat', icd10: 'J02.0', icd10Display: 'Streptococcal pharyngitis', plain: 'strep throat', rates: [0.04, 0.12, 0.02, 0.005], days: [7, 12], setting: 'ambulatory', febrile: true, medications: [['penicillin-v', 'amoxicillin']], labs: ['strep'], symptoms: ['sore throat', 'fever'] },
  { key: 'bronchitis', snomed: '10509002', display: 'Acute bronchitis', icd10: 'J20.9', icd10Display: 'Acute bronchitis, unspecified', plain: 'acute bronchitis', rates: [0.06, 0.05, 0.08, 0.1], days: [10, 21], setting: 'ambulatory', medications: [['acetaminophen', 'azithromycin', 'prednisone']], symptoms: ['cough', 'sputum'] },
  { key: 'viral-sinusitis', snomed: '444814009', display: 'Viral sinusitis', icd10: 'J01.90', icd10Display: 'Acute sinusitis, unspecified', plain: 'viral sinusitis', rates: [0.02, 0.08, 0.1, 0.06], days: [10, 28], setting: 'ambulatory', medications: [['ibuprofen']], symptoms: ['facial pressure', 'runny nose'] },
  { key: 'conjunctivitis', snomed: '9826008', display: 'Conjunctivitis', icd10: 'H10.9', icd10Display: 'Unspecified conjunctivitis', plain: 'conjunctivitis', rates: [0.1, 0.05, 0.015, 0.01], days: [4, 9], setting: 'ambulatory', medications: [], symptoms: ['a red eye'] },
  { key: 'gastroenteritis', snomed: '25374005', display: 'Gastroenteritis', icd10: 'K52.9', icd10Display: 'Noninfective gastroenteritis and colitis, unspecified', plain: 'gastroenteritis', rates: [0.15, 0.05, 0.03, 0.02], days: [2, 6], setting: 'emergency', medications: [], labs: ['potassium', 'sodium'], symptoms: ['vomiting', 'diarrhea'] },
  { key: 'influenza', snomed: '6142004', display: 'Influenza', icd10: 'J11.1', icd10Display: 'Influenza due to unidentified influenza virus with other respiratory manifestations', plain: 'influenza', rates: [0.06, 0.06, 0.04, 0.03], days: [5, 12], setting: 'ambulatory', febrile: true, medications: [['acetaminophen', 'ibuprofen']], symptoms: ['fever', 'muscle aches'] },
  { key: 'covid-19', snomed: '840539006', display: 'COVID-19', icd10: 'U07.1', icd10Display: 'COVID-19', plain: 'COVID-19', rates: [0.05, 0.06, 0.1, 0.08], days: [6, 20], setting: 'ambulatory', febrile: true, since: '2020-03-01', medications: [['acetaminophen']], labs: ['sars-cov-2'], symptoms: ['fever', 'loss of smell', 'cough'] },
  { key: 'pneumonia', snomed: '233604007', display: 'Pneumonia', icd10: 'J18.9', icd10Display: 'Pneumonia, unspecified organism', plain: 'pneumonia', rates: [0.02, 0.008, 0.008, 0.05], days: [12, 30], setting: 'inpatient', febrile: true, medications: [['azithromycin'], ['amoxicillin-clavulanate']], procedures: [['chest-x-ray', 0.95]], labs: ['wbc', 'crp', 'sodium'], symptoms: ['cough', 'fever', 'shortness of breath'] },
  { key: 'urinary-infection', snomed: '68566005', display: 'Urinary tract infectious disease', icd10: 'N39.0', icd10Display: 'Urinary tract infection, site not specified', plain: 'a urinary tract infection', sex: 'female', rates: [0.02, 0.03, 0.11, 0.14], days: [4, 10], setting: 'ambulatory', medications: [['nitrofurantoin', 'trimethoprim-sulfa']], procedures: [['urine-culture', 0.6]], labs: ['urine-color', 'urine-nitrite'], symptoms: ['burning on urination', 'frequent urination'] },
  { key: 'cellulitis', snomed: '128045006', display: 'Cellulitis', icd10: 'L03.90', icd10Display: 'Cellulitis, unspecified', plain: 'cellulitis', rates: [0.005, 0.01, 0.015, 0.03], days: [7, 16], setting: 'ambulatory', medications: [['cephalexin']], labs: ['wbc'], symptoms: ['a warm red patch of skin'] },
  { key: 'back-pain', snomed: '279039007', display: 'Low back pain', icd10: 'M54.50', icd10Display: 'Low back pain, unspecified', plain: 'low back pain', rates: [0, 0.01, 0.13, 0.12], days: [10, 70], setting: 'ambulatory', medications: [['ibuprofen', 'naproxen']], procedures: [['physiotherapy', 0.3]], labs: ['pain'], symptoms: ['low back pain'] },
  { key: 'ankle-sprain', snomed: '44465007', display: 'Sprain of ankle', icd10: 'S93.409A', icd10Display: 'Sprain of unspecified ligament of unspecified ankle, initial encounter', plain: 'an ankle sprain', rates: [0.005, 0.05, 0.025, 0.008], days: [14, 35], setting: 'emergency', medications: [['ibuprofen']], labs: ['pain'], symptoms: ['ankle pain', 'swelling'] },
  { key: 'forearm-fracture', snomed: '65966004', display: 'Fracture of forearm', icd10: 'S52.90XA', icd10Display: 'Unspecified fracture of unspecified forearm, initial encounter for closed fracture', plain: 'a fracture of the forearm', rates: [0.01, 0.02, 0.004, 0.015], days: [35, 80], setting: 'emergency', medications: [['acetaminophen']], procedures: [['immobilization', 1]], labs: ['pain'], symptoms: ['arm pain after a fall'] },
  { key: 'concussion', snomed: '62106007', display: 'Concussion with no loss of consciousness', icd10: 'S06.0X0A', icd10Display: 'Concussion without loss of consciousness, initial encounter', plain: 'a concussion', rates: [0.005, 0.012, 0.005, 0.008], days: [10, 40], setting: 'emergency', medications: [], procedures: [['head-ct', 0.5]], labs: ['pain'], symptoms: ['headache', 'nausea'] },
  { key: 'kidney-stone', snomed: '95570007', display: 'Kidney stone', icd10: 'N20.0', icd10Display: 'Calculus of kidney', plain: 'a kidney stone', rates: [0, 0.001, 0.012, 0.012], days: [3, 20], setting: 'emergency', medications: [['naproxen']], labs: ['pain', 'creatinine', 'urine-color'], symptoms: ['flank pain', 'nausea'] },
  { key: 'appendicitis', snomed: '74400008', display: 'Appendicitis', icd10: 'K37', icd10Display: 'Unspecified appendicitis', plain: 'appendicitis', rates: [0, 0.004, 0.003, 0.001], days: [8, 21], setting: 'inpatient', febrile: true, medications: [['amoxicillin-clavulanate']], procedures: [['appendectomy', 1]], labs: ['wbc', 'crp'], symptoms: ['abdominal pain', 'vomiting'] },
  { key: 'myocardial-infarction', snomed: '22298006', display: 'Myocardial infarction', icd10: 'I21.9', icd10Display: 'Acute myocardial infarction, unspecified', plain: 'a heart attack', rates: [0, 0, 0.004, 0.02], days: [20, 45], setting: 'inpatient', medications: [['clopidogrel']], procedures: [['electrocardiogram', 1], ['coronary-intervention', 0.7]], labs: ['troponin', 'potassium', 'creatinine'], symptoms: ['crushing chest pain', 'sweating'] },
  { key: 'stroke', snomed: '230690007', display: 'Cerebrovascular accident', icd10: 'I63.9', icd10Display: 'Cerebral infarction, unspecified', plain: 'a stroke', rates: [0, 0, 0.002, 0.018], days: [20, 60], setting: 'inpatient', medications: [], procedures: [['head-ct', 1]], labs: ['inr', 'glucose'], symptoms: ['weakness of one arm', 'slurred speech'] },
];

// prettier-ignore
export const PREGNANCY: Readonly<Record<'normal' | 'gestational-diabetes' | 'preeclampsia', ConditionRow>> = {
  normal: { key: 'pregnancy', snomed: '72892002', display: 'Normal pregnancy', icd10: 'Z34.90', icd10Display: 'Encounter for supervision of normal pregnancy, unspecified, unspecified trimester', plain: 'pregnancy', sex: 'female', medications: [], labs: ['hemoglobin', 'glucose'], symptoms: ['mild nausea'] },
  'gestational-diabetes': { key: 'gestational-diabetes', snomed: '11687002', display: 'Gestational diabetes mellitus', icd10: 'O24.419', icd10Display: 'Gestational diabetes mellitus in pregnancy, unspecified control', plain: 'gestational diabetes', sex: 'female', medications: [], labs: ['glucose'], symptoms: ['increased thirst'] },
  preeclampsia: { key: 'preeclampsia', snomed: '398254007', display: 'Pre-eclampsia', icd10: 'O14.90', icd10Display: 'Unspecified pre-eclampsia, unspecified trimester', plain: 'pre-eclampsia', sex: 'female', medications: [], labs: ['creatinine'], symptoms: ['headache', 'swollen hands'] },
};
