/*
 * Medications, in the form that `../dictionary-table.ts` reads: ingredients by their RxNorm concepts, and brand names, which have the concept of
 * their ingredient when they have none of their own here. https://www.nlm.nih.gov/research/umls/rxnorm/
 */
export const MEDICATIONS = `
generic 161 acetaminophen | acetaminophen; paracetamol; APAP
brand 202433 Tylenol + 161 acetaminophen | tylenol
generic 1191 aspirin | aspirin; acetylsalicylic acid | ASA
generic 5640 ibuprofen | ibuprofen
brand 5640 ibuprofen | advil; motrin; ibu
generic 7258 naproxen | naproxen; naproxen sodium
brand 7258 naproxen | aleve; naprosyn
generic 3355 diclofenac | diclofenac
brand 3355 diclofenac | voltaren
generic 140587 celecoxib | celecoxib
brand 140587 celecoxib | celebrex
generic 41493 meloxicam | meloxicam
generic 35827 ketorolac | ketorolac
brand 35827 ketorolac | toradol
generic 7804 oxycodone | oxycodone; oxycodone hydrochloride
brand 7804 oxycodone | oxycontin
generic 5489 hydrocodone | hydrocodone; hydrocodone bitartrate
generic 7052 morphine | morphine; morphine sulfate
generic 3423 hydromorphone | hydromorphone
brand 3423 hydromorphone | dilaudid
generic 4337 fentanyl | fentanyl
generic 2670 codeine | codeine
generic 10689 tramadol | tramadol
brand 10689 tramadol | ultram
generic 6754 meperidine | meperidine; meperidine hydrochloride
brand 6754 meperidine | demerol
generic 6813 methadone | methadone
generic 1819 buprenorphine | buprenorphine
generic 7242 naloxone | naloxone
brand 7242 naloxone | narcan
generic 29046 lisinopril | lisinopril
brand 29046 lisinopril | zestril; prinivil
generic 3827 enalapril | enalapril
generic 35296 ramipril | ramipril
generic 1998 captopril | captopril
generic 18867 benazepril | benazepril
generic 52175 losartan | losartan; losartan potassium
brand 52175 losartan | cozaar
generic 69749 valsartan | valsartan
brand 69749 valsartan | diovan
generic 83818 irbesartan | irbesartan
generic 17767 amlodipine | amlodipine; amlodipine besylate
brand 58927 Norvasc + 17767 amlodipine | norvasc
generic 3443 diltiazem | diltiazem
generic 11170 verapamil | verapamil; verapamil hydrochloride
generic 7417 nifedipine | nifedipine
generic 6918 metoprolol | metoprolol; metoprolol succinate; metoprolol tartrate
brand 6918 metoprolol | lopressor; toprol
generic 1202 atenolol | atenolol
generic 20352 carvedilol | carvedilol
brand 20352 carvedilol | coreg
generic 8787 propranolol | propranolol
generic 19484 bisoprolol | bisoprolol
generic 5487 hydrochlorothiazide | hydrochlorothiazide | HCTZ
generic 2409 chlorthalidone | chlorthalidone
generic 4603 furosemide | furosemide
brand 202991 Lasix + 4603 furosemide | lasix
generic 9997 spironolactone | spironolactone
brand 9997 spironolactone | aldactone
generic 38413 torsemide | torsemide
generic 1808 bumetanide | bumetanide
generic 2599 clonidine | clonidine
generic 5470 hydralazine | hydralazine
generic 4917 nitroglycerin | nitroglycerin; nitro | NTG
generic 6058 isosorbide dinitrate | isosorbide dinitrate
generic 3407 digoxin | digoxin
generic 703 amiodarone | amiodarone
generic 4441 flecainide | flecainide
generic 11289 warfarin | warfarin; warfarin sodium
brand 202421 Coumadin + 11289 warfarin | coumadin
generic 1364430 apixaban | apixaban
brand 1364430 apixaban | eliquis
generic 1114195 rivaroxaban | rivaroxaban
brand 1114195 rivaroxaban | xarelto
generic 1037042 dabigatran | dabigatran
generic 5224 heparin | heparin
generic 67108 enoxaparin | enoxaparin
brand 67108 enoxaparin | lovenox
generic 32968 clopidogrel | clopidogrel
brand 32968 clopidogrel | plavix
generic 1116632 ticagrelor | ticagrelor
brand 1116632 ticagrelor | brilinta
generic 83367 atorvastatin | atorvastatin; atorvastatin calcium
brand 153165 Lipitor + 83367 atorvastatin | lipitor
generic 36567 simvastatin | simvastatin
brand 196503 Zocor + 36567 simvastatin | zocor
generic 42463 pravastatin | pravastatin
generic 301542 rosuvastatin | rosuvastatin
brand 301542 rosuvastatin | crestor
generic 6472 lovastatin | lovastatin
generic 341248 ezetimibe | ezetimibe
brand 341248 ezetimibe | zetia
generic 8703 fenofibrate | fenofibrate
generic 6809 metformin | metformin; metformin hydrochloride
brand 6809 metformin | glucophage
generic 4821 glipizide | glipizide
generic 4815 glyburide | glyburide; glibenclamide
generic 25789 glimepiride | glimepiride
generic 33738 pioglitazone | pioglitazone
generic 593411 sitagliptin | sitagliptin
brand 593411 sitagliptin | januvia
generic 1545653 empagliflozin | empagliflozin
brand 1545653 empagliflozin | jardiance
generic 1488564 dapagliflozin | dapagliflozin
brand 1488564 dapagliflozin | farxiga
generic 475968 liraglutide | liraglutide
brand 475968 liraglutide | victoza
generic 1991302 semaglutide | semaglutide
brand 1991302 semaglutide | ozempic
generic 1551291 dulaglutide | dulaglutide
brand 1551291 dulaglutide | trulicity
generic 274783 insulin glargine | insulin glargine
brand 261551 Lantus + 274783 insulin glargine | lantus
generic 86009 insulin lispro | insulin lispro
brand 86009 insulin lispro | humalog
generic 51428 insulin aspart | insulin aspart
brand 51428 insulin aspart | novolog
generic 139825 insulin detemir | insulin detemir
brand 139825 insulin detemir | levemir
generic - | insulin; insulin isophane, human; insulin, regular, human; regular insulin; NPH insulin
brand - | humulin
generic 10582 levothyroxine | levothyroxine; levothyroxine sodium
brand 224920 Synthroid + 10582 levothyroxine | synthroid
generic 6835 methimazole | methimazole
generic 8794 propylthiouracil | propylthiouracil
generic 7646 omeprazole | omeprazole
brand 7646 omeprazole | prilosec
generic 40790 pantoprazole | pantoprazole
brand 40790 pantoprazole | protonix
generic 283742 esomeprazole | esomeprazole
brand 283742 esomeprazole | nexium
generic 17128 lansoprazole | lansoprazole
generic 4278 famotidine | famotidine
brand 4278 famotidine | pepcid
generic 26225 ondansetron | ondansetron
brand 26225 ondansetron | zofran
generic 6915 metoclopramide | metoclopramide
brand 6915 metoclopramide | reglan
generic 8745 promethazine | promethazine
brand 8745 promethazine | phenergan
generic 82003 docusate | docusate; docusate sodium
brand 82003 docusate | colace
generic - | senna
generic 36437 sertraline | sertraline
brand 36437 sertraline | zoloft
generic 4493 fluoxetine | fluoxetine
brand 4493 fluoxetine | prozac
generic 321988 escitalopram | escitalopram
brand 321988 escitalopram | lexapro
generic 2556 citalopram | citalopram
brand 2556 citalopram | celexa
generic 32937 paroxetine | paroxetine
brand 32937 paroxetine | paxil
generic 39786 venlafaxine | venlafaxine
brand 39786 venlafaxine | effexor
generic 72625 duloxetine | duloxetine
brand 72625 duloxetine | cymbalta
generic 42347 bupropion | bupropion
brand 42347 bupropion | wellbutrin
generic 10737 trazodone | trazodone
generic 15996 mirtazapine | mirtazapine
generic 704 amitriptyline | amitriptyline
generic 7531 nortriptyline | nortriptyline
generic 6448 lithium | lithium; lithium carbonate
generic 51272 quetiapine | quetiapine
brand 51272 quetiapine | seroquel
generic 61381 olanzapine | olanzapine
brand 61381 olanzapine | zyprexa
generic 35636 risperidone | risperidone
brand 35636 risperidone | risperdal
generic 89013 aripiprazole | aripiprazole
brand 89013 aripiprazole | abilify
generic 5093 haloperidol | haloperidol
brand 5093 haloperidol | haldol
generic 2626 clozapine | clozapine
generic 6470 lorazepam | lorazepam
brand 6470 lorazepam | ativan
generic 596 alprazolam | alprazolam
brand 596 alprazolam | xanax
generic 2598 clonazepam | clonazepam
brand 2598 clonazepam | klonopin
generic 3322 diazepam | diazepam
brand 3322 diazepam | valium
generic 6960 midazolam | midazolam
generic 39993 zolpidem | zolpidem
brand 39993 zolpidem | ambien
generic 1827 buspirone | buspirone
generic 6901 methylphenidate | methylphenidate; methylphenidate hydrochloride
brand 6901 methylphenidate | ritalin
generic 25480 gabapentin | gabapentin
brand 25480 gabapentin | neurontin
generic 187832 pregabalin | pregabalin
brand 187832 pregabalin | lyrica
generic 114477 levetiracetam | levetiracetam
brand 114477 levetiracetam | keppra
generic 28439 lamotrigine | lamotrigine
generic 38404 topiramate | topiramate
brand 38404 topiramate | topamax
generic 2002 carbamazepine | carbamazepine
brand 2002 carbamazepine | tegretol
generic 8183 phenytoin | phenytoin
brand 8183 phenytoin | dilantin
generic 11118 valproic acid | valproic acid; valproate
generic 135447 donepezil | donepezil; donepezil hydrochloride
brand 135447 donepezil | aricept
generic 6719 memantine | memantine; memantine hydrochloride
generic 4637 galantamine | galantamine
generic 37418 sumatriptan | sumatriptan
brand 37418 sumatriptan | imitrex
generic 21949 cyclobenzaprine | cyclobenzaprine
brand 21949 cyclobenzaprine | flexeril
generic 6845 methocarbamol | methocarbamol
generic 519 allopurinol | allopurinol
generic 2683 colchicine | colchicine
generic 46041 alendronate | alendronate; alendronic acid
brand 46041 alendronate | fosamax
generic 6851 methotrexate | methotrexate
generic 5521 hydroxychloroquine | hydroxychloroquine
brand 5521 hydroxychloroquine | plaquenil
generic 9524 sulfasalazine | sulfasalazine
generic 327361 adalimumab | adalimumab
brand 327361 adalimumab | humira
generic 42316 tacrolimus | tacrolimus
generic 3008 cyclosporine | cyclosporine; ciclosporin
generic 1256 azathioprine | azathioprine
generic 8640 prednisone | prednisone
generic 8638 prednisolone | prednisolone
generic 6902 methylprednisolone | methylprednisolone
brand 6902 methylprednisolone | medrol; solu-medrol
generic 3264 dexamethasone | dexamethasone
generic 5492 hydrocortisone | hydrocortisone
generic 10759 triamcinolone | triamcinolone
generic 435 albuterol | albuterol; salbutamol
brand 435 albuterol | ventolin; proair; proventil
generic 41126 fluticasone | fluticasone; fluticasone propionate
brand 41126 fluticasone | flovent; flonase
generic 36117 salmeterol | salmeterol
generic 19831 budesonide | budesonide
brand 19831 budesonide | pulmicort
generic 69120 tiotropium | tiotropium
brand 69120 tiotropium | spiriva
generic 7213 ipratropium | ipratropium
brand 7213 ipratropium | atrovent
generic 88249 montelukast | montelukast
brand 88249 montelukast | singulair
generic 20610 cetirizine | cetirizine; cetirizine hydrochloride
brand 20610 cetirizine | zyrtec
generic 28889 loratadine | loratadine
brand 28889 loratadine | claritin
generic 87636 fexofenadine | fexofenadine; fexofenadine hydrochloride
brand 87636 fexofenadine | allegra
generic 3498 diphenhydramine | diphenhydramine; diphenhydramine hydrochloride
brand 3498 diphenhydramine | benadryl
generic 3992 epinephrine | epinephrine; adrenaline
brand 3992 epinephrine | epipen
generic 5032 guaifenesin | guaifenesin
generic 3289 dextromethorphan | dextromethorphan; dextromethorphan hydrobromide
generic - | doxylamine succinate; doxylamine; astemizole
generic 723 amoxicillin | amoxicillin
generic 19711 amoxicillin / clavulanate | amoxicillin-clavulanate; amoxicillin clavulanate; amoxicillin with clavulanate
brand 19711 amoxicillin / clavulanate | augmentin
generic - | clavulanate; clavulanic acid
generic 70618 penicillin | penicillin; penicillin v; penicillin v potassium
generic 733 ampicillin | ampicillin
generic 2231 cephalexin | cephalexin
brand 2231 cephalexin | keflex
generic 2193 ceftriaxone | ceftriaxone
brand 2193 ceftriaxone | rocephin
generic 2180 cefazolin | cefazolin
brand 2180 cefazolin | ancef
generic 20481 cefepime | cefepime
generic 18631 azithromycin | azithromycin
brand 18631 azithromycin | zithromax
generic 21212 clarithromycin | clarithromycin
generic 4053 erythromycin | erythromycin
generic 3640 doxycycline | doxycycline
generic 2551 ciprofloxacin | ciprofloxacin
brand 2551 ciprofloxacin | cipro
generic 82122 levofloxacin | levofloxacin
brand 82122 levofloxacin | levaquin
generic 2582 clindamycin | clindamycin
generic 6922 metronidazole | metronidazole
brand 6922 metronidazole | flagyl
generic 11124 vancomycin | vancomycin
generic 1596450 gentamicin | gentamicin
generic 7454 nitrofurantoin | nitrofurantoin; nitrofurantoin, macrocrystals
brand 7454 nitrofurantoin | macrobid
generic 10831 sulfamethoxazole / trimethoprim | sulfamethoxazole / trimethoprim; trimethoprim / sulfamethoxazole; trimethoprim-sulfamethoxazole; sulfamethoxazole-trimethoprim
brand 10831 sulfamethoxazole / trimethoprim | bactrim
generic 10829 trimethoprim | trimethoprim
generic 10180 sulfamethoxazole | sulfamethoxazole
generic 8120 phenazopyridine | phenazopyridine; phenazopyridine hydrochloride
brand 8120 phenazopyridine | pyridium
generic 4450 fluconazole | fluconazole
brand 4450 fluconazole | diflucan
generic 281 acyclovir | acyclovir
generic 73645 valacyclovir | valacyclovir
brand 73645 valacyclovir | valtrex
generic 260101 oseltamivir | oseltamivir
brand 260101 oseltamivir | tamiflu
generic 6038 isoniazid | isoniazid
generic 9384 rifampin | rifampin
generic 2555 cisplatin | cisplatin
generic 40048 carboplatin | carboplatin
generic 32592 oxaliplatin | oxaliplatin
generic 56946 paclitaxel | paclitaxel
generic 3639 doxorubicin | doxorubicin
generic 3002 cyclophosphamide | cyclophosphamide
generic 4492 fluorouracil | fluorouracil; 5-fluorouracil
generic 6313 leucovorin | leucovorin
generic 10324 tamoxifen | tamoxifen
generic 84857 anastrozole | anastrozole
generic 72965 letrozole | letrozole
generic 224905 trastuzumab | trastuzumab
brand 224905 trastuzumab | herceptin
generic 105694 epoetin alfa | epoetin alfa
brand 105694 epoetin alfa | epogen; procrit
generic 24947 ferrous sulfate | ferrous sulfate; iron sulfate
generic 4511 folic acid | folic acid; folate
generic 10454 thiamine | thiamine
generic 11248 vitamin B12 | vitamin b12; vitamin b 12; cyanocobalamin
generic - | vitamin d; cholecalciferol; multivitamin; iron; calcium carbonate; fish oil
generic 8591 potassium chloride | potassium chloride
generic 77492 tamsulosin | tamsulosin; tamsulosin hydrochloride
brand 77492 tamsulosin | flomax
generic 25025 finasteride | finasteride
generic 136411 sildenafil | sildenafil
brand 136411 sildenafil | viagra
generic 32675 oxybutynin | oxybutynin
generic 14584 etonogestrel | etonogestrel
brand 14584 etonogestrel | nexplanon
generic 6373 levonorgestrel | levonorgestrel
generic 6691 medroxyprogesterone | medroxyprogesterone; medroxyprogesterone acetate
brand 6691 medroxyprogesterone | depo-provera
generic 4083 estradiol | estradiol
brand - | mirena; kyleena; liletta; nuvaring; seasonique; camila; errin; natazia; jolivette; yaz; trinessa; levora
generic - | oral contraceptive; birth control pill; antibiotic; statin; steroid; opioid; diuretic; antihistamine; beta blocker; ace inhibitor; anticoagulant; antidepressant; nonsteroidal anti-inflammatory drug | NSAID
generic - | influenza vaccine; flu vaccine; flu shot; influenza, seasonal, injectable, preservative free; tetanus vaccine; COVID-19 vaccine; hepatitis b vaccine; pneumococcal vaccine; hpv, quadrivalent; meningococcal mcv4p; zoster vaccine | Tdap; DTaP; MMR
generic 7512 norepinephrine | norepinephrine
generic 8782 propofol | propofol
generic 6387 lidocaine | lidocaine
generic 7407 nicotine | nicotine; nicotine patch
generic 7243 naltrexone | naltrexone
`;
