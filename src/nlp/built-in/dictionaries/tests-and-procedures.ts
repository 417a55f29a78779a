/*
 * Tests, procedures and treatments, in the form that `../dictionary-table.ts` reads.
 */
export const TESTS_AND_PROCEDURES = `
test - | blood pressure; BP; systolic blood pressure; diastolic blood pressure
test - | pulse; heart rate; pulse rate | HR
test - | respiratory rate; respirations | RR
test - | temperature; body temperature; temp | T
test - | oxygen saturation; O2 sat; pulse oximetry; pulse ox | SpO2
test - | weight; body weight | Wt
test - | height; body height | Ht
test - | body mass index | BMI
test - | vital signs
test - | hemoglobin A1c; HbA1c; A1c; glycated hemoglobin; hgb A1c
test - | glucose; blood glucose; blood sugar; fasting glucose; serum glucose; glucose tolerance test; finger stick glucose | FSBG
test - | creatinine; serum creatinine | Cr
test - | estimated glomerular filtration rate; eGFR | GFR
test - | blood urea nitrogen | BUN
test - | potassium; serum potassium | K
test - | sodium; serum sodium | Na
test - | chloride; bicarbonate; calcium; magnesium; phosphate; albumin; total protein
test - | cholesterol; total cholesterol; LDL cholesterol; HDL cholesterol; triglyceride; lipid panel; lipid profile | LDL; HDL
test - | hemoglobin; hematocrit | Hgb; Hb; Hct
test - | white blood cell count; white count; white cell count; leukocyte count | WBC
test - | platelet; platelet count
test - | complete blood count; hemogram, automated, with rbc, wbc, hgb, hct, indices, platelet count, and manual wbc differential | CBC
test - | basic metabolic panel; comprehensive metabolic panel; metabolic panel | BMP; CMP
test - | liver function test; liver enzyme; bilirubin; alkaline phosphatase | LFT; AST; ALT
test - | troponin; trop; troponin I; troponin T
test - | B-type natriuretic peptide; NT-proBNP | BNP
test - | prothrombin time; international normalized ratio; partial thromboplastin time | INR; PTT
test - | D-dimer
test - | C-reactive protein; erythrocyte sedimentation rate; sedimentation rate; sed rate | CRP; ESR
test - | thyroid stimulating hormone; free T4; T4 | TSH
test - | prostate specific antigen | PSA
test - | uric acid
test - | lactate; lactic acid
test - | ferritin; iron studies; vitamin d level; vitamin b12 level
test - | urinalysis; urine protein test; urine screening for glucose; urine screening test for diabetes; microalbumin; urine dipstick | UA
test - | urine culture; blood culture; throat culture; sputum culture; wound culture; stool culture; culture
test - | pregnancy test; standard pregnancy test; urine pregnancy test; hCG
test - | rapid strep test; strep test; HIV test; human immunodeficiency virus antigen test; COVID-19 test; PCR test; hepatitis panel
test - | hepatitis b surface antigen measurement; hepatitis c antibody, confirmatory test; chlamydia antigen test; gonorrhea infection titer test; syphilis infectious titer test; measurement of varicella-zoster virus antibody; rubella screening; afp test - antenatal; streptococcus pneumoniae group b antigen assay; blood group typing; skin test for tuberculosis, tine test; skin test for tuberculosis; peripheral blood smear interpretation
test - | pap smear; pap test; cytopathology procedure, preparation of smear, genital source; HPV test
test - | mammogram; mammography; screening mammography
test - | x-ray; xray; radiograph; plain film
test - | chest x-ray; chest radiograph; chest xray; plain chest x-ray | CXR
test - | ankle x-ray; upper arm x-ray; knee x-ray; hand x-ray; wrist x-ray; x-ray of the chest; x-ray of the knee; x-ray of the ankle; x-ray of the hip
test - | computed tomography; CT scan; CT of the head; head CT; CT head; CT of the chest; chest CT; CT of the abdomen; CT of the abdomen and pelvis; computed tomography of chest and abdomen; high resolution computed tomography of chest without contrast | CT
test - | magnetic resonance imaging; MRI of the brain; brain MRI; MRI of the spine; magnetic resonance imaging for measurement of brain volume | MRI
test - | ultrasound; ultrasonography; sonogram; doppler; abdominal ultrasound; pelvic ultrasound; ultrasound scan for fetal viability; ultrasonography of bilateral breasts; fetal anatomy study
test - | echocardiogram; echocardiography; echo; transthoracic echocardiogram
test - | ejection fraction; left ventricular ejection fraction | LVEF
test - | electrocardiogram | ECG; EKG
test - | stress test; exercise stress test; treadmill test
test - | holter monitor; telemetry
test - | electroencephalogram; electromyography | EEG; EMG
test - | spirometry; pulmonary function test; measurement of respiratory function; peak flow; FEV1 | PFT
test - | bone density scan; bone density | DEXA
test - | sleep study; polysomnography
test - | arterial blood gas | ABG
test - | lumbar puncture; spinal tap
test - | skin prick test; allergy test; patch test
test - | hearing examination; hearing test; audiogram; eye exam; eye examination; visual acuity
test - | physical examination; physical exam; examination; review of systems; neurological exam; foot exam; foot examination; pelvic exam; history and physical examination; brief general examination
test - | depression screening; depression screening using patient health questionnaire two-item score; depression screening using patient health questionnaire nine item score; assessment of anxiety; assessment of substance use; screening for drug abuse; screening for domestic abuse; assessment of health and social care needs; assessment using morse fall scale; assessment using alcohol use disorders identification test - consumption; assessment using car, relax, alone, forget, friends, trouble screening test; sleep apnea assessment; care regimes assessment; initial patient assessment; pre-discharge assessment; PHQ-9; PHQ-2; GAD-7; MMSE; mini-mental state examination
test - | evaluation of uterine fundal height; auscultation of the fetal heart; fetal heart rate; apgar; apgar score
test - | sputum examination; sputum microscopy
test - | human epidermal growth factor receptor 2 gene detection by fluorescence in situ hybridization; human epidermal growth factor receptor 2 gene detection by immunohistochemistry; detection of chromosomal aneuploidy in prenatal amniotic fluid specimen using fluorescence in situ hybridization screening technique; genetic test; genetic testing
test - | drug screen; toxicology screen; urine drug screen
test - | angiogram; coronary angiogram; angiography of coronary artery; coronary angiography
test - | glasgow coma scale; NIH stroke scale; NIHSS | GCS
procedure - | colonoscopy; sigmoidoscopy; endoscopy; upper endoscopy; gastroscopy; bronchoscopy; cystoscopy; laparoscopy; arthroscopy | EGD
procedure - | biopsy; biopsy of breast; breast biopsy; skin biopsy; bone marrow biopsy; needle biopsy; liver biopsy; biopsy of lung
procedure - | appendectomy; laparoscopic appendectomy; cholecystectomy; laparoscopic cholecystectomy; hysterectomy; mastectomy; lumpectomy; thyroidectomy; prostatectomy; nephrectomy; tonsillectomy; splenectomy; colectomy; hernia repair; tubal ligation; vasectomy; amputation; excision
procedure - | coronary artery bypass graft; coronary artery bypass grafting; coronary artery bypass surgery; CABG; bypass surgery; angioplasty; percutaneous coronary intervention; stent placement; cardiac catheterization; catheterization; cardiac ablation; ablation; cardioversion; pacemaker placement; pacemaker implantation | PCI
procedure - | hip replacement; knee replacement; total hip arthroplasty; total knee arthroplasty; total hip replacement; total knee replacement; spinal fusion; open reduction and internal fixation; ORIF; cataract surgery; surgery; operation
procedure - | renal dialysis; dialysis; hemodialysis; haemodialysis; peritoneal dialysis; transplantation of kidney; kidney transplant; renal transplant; transplant of kidney; kidney transplantation; transplantation of kidney regime; pretransplant evaluation of kidney recipient; liver transplant
procedure - | cesarean section; c-section; vaginal delivery; instrumental delivery; childbirth; induced termination of pregnancy; dilation and curettage; epidural anesthesia; epidural; amniocentesis | D&C
procedure - | insertion of intrauterine contraceptive device; removal of intrauterine device; replacement of contraceptive intrauterine device; insertion of subcutaneous contraceptive; removal of subcutaneous contraceptive; IUD insertion
procedure - | suture open wound; suture; sutures; wound closure; incision and drainage; debridement; bone immobilization; cast; splint; casting; intubation; intubated; mechanical ventilation; tracheostomy; chest tube; thoracentesis; paracentesis; blood transfusion; transfusion; cardiopulmonary resuscitation; resuscitation; defibrillation; catheter; foley catheter; thrombolysis | I&D; CPR
procedure - | nursing care; antenatal care; routine antenatal care; skin condition care; musculoskeletal care; sleep apnea monitoring with alarm; post anesthesia care management; pregnancy termination care; injection of tetanus antitoxin; administration of diphtheria, pertussis, and tetanus vaccine; steroid injection; joint injection; medication reconciliation; hospice care; terminal care; fracture care; wound care; certification procedure
treatment - | physical therapy; physiotherapy; occupational therapy; speech therapy; speech and language therapy; speech and language therapy regime; movement therapy; respiratory therapy; cognitive behavioral therapy; psychotherapy; counseling; counselling; family therapy; group therapy | CBT
treatment - | chemotherapy; radiation therapy; radiotherapy; radiation; combined chemotherapy and radiation therapy; immunotherapy; hormone therapy
treatment - | oxygen therapy; supplemental oxygen; home oxygen; CPAP; continuous positive airway pressure; BiPAP; nebulizer treatment; nebulizer; intravenous fluids; IV fluids; fluid resuscitation
treatment - | low salt diet; diet; low sodium diet; weight management program; smoking cessation; cardiac rehabilitation; pulmonary rehabilitation; head injury rehabilitation; rehabilitation; exercise; bed rest; compression stockings; ice; crutches; acupuncture; massage
treatment - | general anesthesia; local anesthesia; spinal anesthesia; anesthesia; vaccination; immunization; pain management; palliative care
`;
