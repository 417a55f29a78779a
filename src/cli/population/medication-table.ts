/** Medications by their RxNorm codes, and how they are usually taken. */
export interface MedicationRow {
  readonly key: string;
  readonly rxnorm: string;
  readonly display: string;
  /** What a note calls it. */
  readonly plain: string;
  readonly dose: number;
  readonly doseUnit: string;
  /** Doses a day; zero for a medication that is taken as needed. */
  readonly daily: number;
  readonly route: 'oral' | 'inhaled' | 'topical' | 'subcutaneous' | 'sublingual';
  /** Days of treatment; medications without are taken on and on. */
  readonly days?: number;
}

// prettier-ignore
export const MEDICATIONS: readonly MedicationRow[] = [
  { key: 'lisinopril', rxnorm: '314076', display: 'lisinopril 10 MG Oral Tablet', plain: 'lisinopril', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'amlodipine', rxnorm: '197361', display: 'amlodipine 5 MG Oral Tablet', plain: 'amlodipine', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'hydrochlorothiazide', rxnorm: '310798', display: 'hydrochlorothiazide 25 MG Oral Tablet', plain: 'hydrochlorothiazide', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'losartan', rxnorm: '979492', display: 'losartan potassium 50 MG Oral Tablet', plain: 'losartan', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'metformin', rxnorm: '861007', display: 'metformin hydrochloride 500 MG Oral Tablet', plain: 'metformin', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral' },
  { key: 'metformin-er', rxnorm: '860975', display: '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet', plain: 'extended-release metformin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'insulin-glargine', rxnorm: '311041', display: 'insulin glargine 100 UNT/ML Injectable Solution', plain: 'insulin glargine', dose: 18, doseUnit: '[IU]', daily: 1, route: 'subcutaneous' },
  { key: 'atorvastatin', rxnorm: '617310', display: 'atorvastatin 20 MG Oral Tablet', plain: 'atorvastatin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'simvastatin', rxnorm: '312961', display: 'simvastatin 20 MG Oral Tablet', plain: 'simvastatin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'levothyroxine', rxnorm: '10582', display: 'levothyroxine', plain: 'levothyroxine', dose: 50, doseUnit: 'ug', daily: 1, route: 'oral' },
  { key: 'albuterol', rxnorm: '745679', display: '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', plain: 'an albuterol inhaler', dose: 2, doseUnit: '{puff}', daily: 0, route: 'inhaled' },
  { key: 'fluticasone', rxnorm: '895994', display: '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler', plain: 'inhaled fluticasone', dose: 2, doseUnit: '{puff}', daily: 2, route: 'inhaled' },
  { key: 'tiotropium', rxnorm: '69120', display: 'tiotropium', plain: 'tiotropium', dose: 18, doseUnit: 'ug', daily: 1, route: 'inhaled' },
  { key: 'fluticasone-salmeterol', rxnorm: '896209', display: '60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler', plain: 'fluticasone with salmeterol', dose: 1, doseUnit: '{puff}', daily: 2, route: 'inhaled' },
  { key: 'sertraline', rxnorm: '312941', display: 'sertraline 50 MG Oral Tablet', plain: 'sertraline', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'fluoxetine', rxnorm: '310385', display: 'fluoxetine 20 MG Oral Capsule', plain: 'fluoxetine', dose: 1, doseUnit: '{capsule}', daily: 1, route: 'oral' },
  { key: 'warfarin', rxnorm: '855332', display: 'warfarin sodium 5 MG Oral Tablet', plain: 'warfarin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'apixaban', rxnorm: '1364445', display: 'apixaban 5 MG Oral Tablet', plain: 'apixaban', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral' },
  { key: 'aspirin', rxnorm: '243670', display: 'aspirin 81 MG Oral Tablet', plain: 'aspirin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'clopidogrel', rxnorm: '309362', display: 'clopidogrel 75 MG Oral Tablet', plain: 'clopidogrel', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'nitroglycerin', rxnorm: '705129', display: 'nitroglycerin 0.4 MG/ACTUAT Mucosal Spray', plain: 'nitroglycerin spray', dose: 1, doseUnit: '{spray}', daily: 0, route: 'sublingual' },
  { key: 'metoprolol', rxnorm: '866412', display: '24 HR metoprolol succinate 100 MG Extended Release Oral Tablet', plain: 'metoprolol', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'furosemide', rxnorm: '313988', display: 'furosemide 40 MG Oral Tablet', plain: 'furosemide', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'omeprazole', rxnorm: '198051', display: 'omeprazole 20 MG Delayed Release Oral Capsule', plain: 'omeprazole', dose: 1, doseUnit: '{capsule}', daily: 1, route: 'oral' },
  { key: 'sumatriptan', rxnorm: '313161', display: 'sumatriptan 50 MG Oral Tablet', plain: 'sumatriptan', dose: 1, doseUnit: '{tablet}', daily: 0, route: 'oral' },
  { key: 'cetirizine', rxnorm: '1014676', display: 'cetirizine hydrochloride 5 MG Oral Tablet', plain: 'cetirizine', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'loratadine', rxnorm: '665078', display: 'loratadine 5 MG Chewable Tablet', plain: 'loratadine', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'hydrocortisone', rxnorm: '106258', display: 'hydrocortisone 10 MG/ML Topical Cream', plain: 'hydrocortisone cream', dose: 1, doseUnit: '{application}', daily: 2, route: 'topical' },
  { key: 'alendronate', rxnorm: '904419', display: 'alendronic acid 10 MG Oral Tablet', plain: 'alendronic acid', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'donepezil', rxnorm: '997223', display: 'donepezil hydrochloride 10 MG Oral Tablet', plain: 'donepezil', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'levetiracetam', rxnorm: '311289', display: 'levetiracetam 500 MG Oral Tablet', plain: 'levetiracetam', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral' },
  { key: 'methylphenidate', rxnorm: '1091392', display: 'methylphenidate hydrochloride 20 MG Oral Tablet', plain: 'methylphenidate', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'anastrozole', rxnorm: '199224', display: 'anastrozole 1 MG Oral Tablet', plain: 'anastrozole', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'tamsulosin', rxnorm: '863669', display: 'tamsulosin hydrochloride 0.4 MG Oral Capsule', plain: 'tamsulosin', dose: 1, doseUnit: '{capsule}', daily: 1, route: 'oral' },
  { key: 'gabapentin', rxnorm: '310431', display: 'gabapentin 300 MG Oral Capsule', plain: 'gabapentin', dose: 1, doseUnit: '{capsule}', daily: 3, route: 'oral' },
  { key: 'allopurinol', rxnorm: '197319', display: 'allopurinol 100 MG Oral Tablet', plain: 'allopurinol', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'methotrexate', rxnorm: '105585', display: 'methotrexate 2.5 MG Oral Tablet', plain: 'methotrexate', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'ferrous-sulfate', rxnorm: '310325', display: 'ferrous sulfate 325 MG Oral Tablet', plain: 'ferrous sulfate', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral' },
  { key: 'acetaminophen', rxnorm: '313782', display: 'acetaminophen 325 MG Oral Tablet', plain: 'acetaminophen', dose: 1, doseUnit: '{tablet}', daily: 0, route: 'oral', days: 10 },
  { key: 'ibuprofen', rxnorm: '310965', display: 'ibuprofen 200 MG Oral Tablet', plain: 'ibuprofen', dose: 1, doseUnit: '{tablet}', daily: 0, route: 'oral', days: 14 },
  { key: 'naproxen', rxnorm: '849574', display: 'naproxen sodium 220 MG Oral Tablet', plain: 'naproxen', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral', days: 30 },
  { key: 'amoxicillin', rxnorm: '308182', display: 'amoxicillin 250 MG Oral Capsule', plain: 'amoxicillin', dose: 1, doseUnit: '{capsule}', daily: 3, route: 'oral', days: 10 },
  { key: 'amoxicillin-clavulanate', rxnorm: '562251', display: 'amoxicillin 250 MG / clavulanate 125 MG Oral Tablet', plain: 'amoxicillin with clavulanate', dose: 1, doseUnit: '{tablet}', daily: 3, route: 'oral', days: 10 },
  { key: 'penicillin-v', rxnorm: '834061', display: 'penicillin V potassium 250 MG Oral Tablet', plain: 'penicillin V', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral', days: 10 },
  { key: 'azithromycin', rxnorm: '308460', display: 'azithromycin 250 MG Oral Tablet', plain: 'azithromycin', dose: 1, doseUnit: '{tablet}', daily: 1, route: 'oral', days: 5 },
  { key: 'nitrofurantoin', rxnorm: '311995', display: 'nitrofurantoin, macrocrystals 50 MG Oral Capsule', plain: 'nitrofurantoin', dose: 1, doseUnit: '{capsule}', daily: 4, route: 'oral', days: 7 },
  { key: 'trimethoprim-sulfa', rxnorm: '198335', display: 'sulfamethoxazole 800 MG / trimethoprim 160 MG Oral Tablet', plain: 'trimethoprim-sulfamethoxazole', dose: 1, doseUnit: '{tablet}', daily: 2, route: 'oral', days: 5 },
  { key: 'cephalexin', rxnorm: '309114', display: 'cephalexin 500 MG Oral Capsule', plain: 'cephalexin', dose: 1, doseUnit: '{capsule}', daily: 3, route: 'oral', days: 7 },
  { key: 'prednisone', rxnorm: '312617', display: 'prednisone 5 MG Oral Tablet', plain: 'prednisone', dose: 2, doseUnit: '{tablet}', daily: 1, route: 'oral', days: 7 },
];
