/*
 * Products by their RxNorm concepts: `code description`. Descriptions are as FHIR records have them; case doesn't count.
 */
export const PRODUCTS = `
1000156 0.65 ML medroxyprogesterone acetate 160 MG/ML prefilled syringe
205923 1 ML epoetin alfa 4000 UNT/ML injection [epogen]
1000126 1 ML medroxyprogesterone acetate 150 MG/ML injection
108515 1 ML tacrolimus 5 MG/ML injection
1719286 10 ML furosemide 10 MG/ML injection
1736776 10 ML oxaliplatin 5 MG/ML injection
895994 120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT metered dose inhaler
745679 200 ACTUAT albuterol 0.09 MG/ACTUAT metered dose inhaler
1599803 24 HR donepezil hydrochloride 10 MG / memantine hydrochloride 28 MG extended release oral capsule
860975 24 HR metformin hydrochloride 500 MG extended release oral tablet
866412 24 HR metoprolol succinate 100 MG extended release oral tablet
866414 24 HR metoprolol succinate 100 MG extended release oral tablet [toprol]
1664463 24 HR tacrolimus 1 MG extended release oral tablet
198031 24hr nicotine transdermal patch
896209 60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT dry powder inhaler
1860154 abuse-deterrent 12 HR oxycodone hydrochloride 15 MG extended release oral tablet
282464 acetaminophen 160 MG oral tablet
1043400 acetaminophen 21.7 MG/ML / dextromethorphan hydrobromide 1 MG/ML / doxylamine succinate 0.417 MG/ML oral solution
1049221 acetaminophen 325 MG / oxycodone hydrochloride 5 MG oral tablet
313782 acetaminophen 325 MG oral tablet
209387 acetaminophen 325 MG oral tablet [tylenol]
351137 albuterol 0.21 MG/ML inhalation solution
904419 alendronic acid 10 MG oral tablet
197319 allopurinol 100 MG oral tablet
197361 amlodipine 5 MG oral tablet
562251 amoxicillin 250 MG / clavulanate 125 MG oral tablet
308182 amoxicillin 250 MG oral capsule
308192 amoxicillin 500 MG oral tablet
199224 anastrozole 1 MG oral tablet
1364445 apixaban 5 MG oral tablet
243670 aspirin 81 MG oral tablet
197378 astemizole 10 MG oral tablet
617310 atorvastatin 20 MG oral tablet
259255 atorvastatin 80 MG oral tablet
308460 azithromycin 250 MG oral tablet
351109 budesonide 0.25 MG/ML inhalation suspension
748962 camila 28 day pack
833036 captopril 25 MG oral tablet
309114 cephalexin 500 MG oral capsule
1014676 cetirizine hydrochloride 5 MG oral tablet
1736854 cisplatin 50 MG injection
309362 clopidogrel 75 MG oral tablet
197591 diazepam 5 MG oral tablet
197604 digoxin 0.125 MG oral tablet
1049630 diphenhydramine hydrochloride 25 MG oral tablet
997223 donepezil hydrochloride 10 MG oral tablet
831533 errin 28 day pack
389221 etonogestrel 68 MG drug implant
310325 ferrous sulfate 325 MG oral tablet
997488 fexofenadine hydrochloride 30 MG oral tablet
310385 fluoxetine 20 MG oral capsule
313988 furosemide 40 MG oral tablet
310431 gabapentin 300 MG oral capsule
310436 galantamine 4 MG oral tablet
310798 hydrochlorothiazide 25 MG oral tablet
106258 hydrocortisone 10 MG/ML topical cream
198405 ibuprofen 100 MG oral tablet
310965 ibuprofen 200 MG oral tablet
206905 ibuprofen 400 MG oral tablet [ibu]
311041 insulin glargine 100 UNT/ML injectable solution
106892 insulin human, isophane 70 UNT/ML / regular insulin, human 30 UNT/ML injectable suspension [humulin]
106892 insulin isophane, human 70 UNT/ML / insulin, regular, human 30 UNT/ML injectable suspension [humulin]
757594 jolivette 28 day pack
1856546 kyleena 19.5 MG intrauterine system
1803932 leucovorin 100 MG injection
311289 levetiracetam 500 MG oral tablet
748879 levora 0.15/30 28 day pack
1605257 liletta 52 MG intrauterine system
314076 lisinopril 10 MG oral tablet
665078 loratadine 5 MG chewable tablet
979492 losartan potassium 50 MG oral tablet
861467 meperidine hydrochloride 50 MG oral tablet
861007 metformin hydrochloride 500 MG oral tablet
105585 methotrexate 2.5 MG oral tablet
1091392 methylphenidate hydrochloride 20 MG oral tablet
807283 mirena 52 MG intrauterine system
849574 naproxen sodium 220 MG oral tablet
978950 natazia 28 day pack
1870230 nda020800 0.3 ML epinephrine 1 MG/ML auto-injector
311989 nitrofurantoin 5 MG/ML oral suspension
311995 nitrofurantoin, macrocrystals 50 MG oral capsule
705129 nitroglycerin 0.4 MG/ACTUAT mucosal spray
1367439 nuvaring 0.12/0.015 MG per 24hr 21 day vaginal ring
1367439 nuvaring 0.12/0.015 MG per 24hr 21 day vaginal system
198051 omeprazole 20 MG delayed release oral capsule
583214 paclitaxel 100 MG injection
834061 penicillin v potassium 250 MG oral tablet
834102 penicillin v potassium 500 MG oral tablet
1094107 phenazopyridine hydrochloride 100 MG oral tablet
312617 prednisone 5 MG oral tablet
749762 seasonique 91 day pack
312941 sertraline 50 MG oral tablet
314231 simvastatin 10 MG oral tablet
312961 simvastatin 20 MG oral tablet
198335 sulfamethoxazole 800 MG / trimethoprim 160 MG oral tablet
313161 sumatriptan 50 MG oral tablet
863669 tamsulosin hydrochloride 0.4 MG oral capsule
751905 trinessa 28 day pack
2001499 vitamin b 12 5 MG/ML injectable solution
2001499 vitamin b12 5 MG/ML injectable solution
855332 warfarin sodium 5 MG oral tablet
748856 yaz 28 day pack
`;
