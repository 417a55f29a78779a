/*
 * Conditions, signs and symptoms, in the form that `../dictionary-table.ts` reads. Codes and their descriptions are of ICD-10-CM, whose
 * tables are in the public domain: https://www.cdc.gov/nchs/icd/icd-10-cm/files.html
 */
export const CONDITIONS = `
dx I10 Essential (primary) hypertension | hypertension; high blood pressure; essential hypertension; hypertensive disorder; elevated blood pressure | HTN
dx I16.9 Hypertensive crisis, unspecified | hypertensive crisis
dx I25.10 Atherosclerotic heart disease of native coronary artery without angina pectoris | coronary artery disease; coronary heart disease; coronary arteriosclerosis; coronary atherosclerosis | CAD
dx I25.9 Chronic ischemic heart disease, unspecified | ischemic heart disease; chronic ischemic heart disease | IHD
dx I20.9 Angina pectoris, unspecified | angina; angina pectoris; stable angina
dx I20.0 Unstable angina | unstable angina
dx I21.9 Acute myocardial infarction, unspecified | myocardial infarction; heart attack; acute myocardial infarction | MI; AMI
dx I21.3 ST elevation (STEMI) myocardial infarction of unspecified site | ST elevation myocardial infarction | STEMI
dx I21.4 Non-ST elevation (NSTEMI) myocardial infarction | non-ST elevation myocardial infarction | NSTEMI
dx I21.19 ST elevation (STEMI) myocardial infarction involving other coronary artery of inferior wall | inferior myocardial infarction
dx I25.2 Old myocardial infarction | old myocardial infarction
dx I50.9 Heart failure, unspecified | heart failure; congestive heart failure; cardiac failure | CHF
dx I48.91 Unspecified atrial fibrillation | atrial fibrillation; a-fib; afib | AF; AFib
dx I48.92 Unspecified atrial flutter | atrial flutter
dx I49.9 Cardiac arrhythmia, unspecified | arrhythmia; cardiac arrhythmia; irregular heartbeat
dx I47.10 Supraventricular tachycardia, unspecified | supraventricular tachycardia | SVT
dx I47.20 Ventricular tachycardia, unspecified | ventricular tachycardia
dx I46.9 Cardiac arrest, cause unspecified | cardiac arrest
dx I34.0 Nonrheumatic mitral (valve) insufficiency | mitral valve regurgitation; mitral regurgitation; mitral insufficiency
dx I35.0 Nonrheumatic aortic (valve) stenosis | aortic stenosis; aortic valve stenosis
dx I42.9 Cardiomyopathy, unspecified | cardiomyopathy
dx I31.9 Disease of pericardium, unspecified | pericarditis
dx I38 Endocarditis, valve unspecified | endocarditis
dx I63.9 Cerebral infarction, unspecified | stroke; cerebral infarction; ischemic stroke; cerebrovascular accident; acute infarct | CVA
dx G45.9 Transient cerebral ischemic attack, unspecified | transient ischemic attack; mini-stroke | TIA
dx I61.9 Nontraumatic intracerebral hemorrhage, unspecified | intracerebral hemorrhage
dx I60.9 Nontraumatic subarachnoid hemorrhage, unspecified | subarachnoid hemorrhage
dx I62.00 Nontraumatic subdural hemorrhage, unspecified | subdural hematoma
dx I73.9 Peripheral vascular disease, unspecified | peripheral vascular disease; peripheral arterial disease; peripheral artery disease | PVD; PAD
dx I71.40 Abdominal aortic aneurysm, without rupture, unspecified | abdominal aortic aneurysm | AAA
dx I82.409 Acute embolism and thrombosis of unspecified deep veins of unspecified lower extremity | deep vein thrombosis; deep venous thrombosis | DVT
dx I26.99 Other pulmonary embolism without acute cor pulmonale | pulmonary embolism; pulmonary embolus
dx I83.90 Asymptomatic varicose veins of unspecified lower extremity | varicose vein
dx I87.2 Venous insufficiency (chronic) (peripheral) | venous insufficiency
dx I95.9 Hypotension, unspecified | hypotension; low blood pressure
dx I95.1 Orthostatic hypotension | orthostatic hypotension
dx K64.9 Unspecified hemorrhoids | hemorrhoid
dx E11.9 Type 2 diabetes mellitus without complications | type 2 diabetes; type 2 diabetes mellitus; diabetes mellitus type 2; type ii diabetes; diabetes type 2; diabetes; diabetes mellitus; adult-onset diabetes | T2DM; DM2; DM; NIDDM
dx E10.9 Type 1 diabetes mellitus without complications | type 1 diabetes; type 1 diabetes mellitus; diabetes mellitus type 1; type i diabetes; juvenile diabetes | T1DM; DM1; IDDM
dx E10.10 Type 1 diabetes mellitus with ketoacidosis without coma | diabetic ketoacidosis | DKA
dx E11.40 Type 2 diabetes mellitus with diabetic neuropathy, unspecified | diabetic neuropathy; neuropathy due to type 2 diabetes mellitus; diabetic peripheral neuropathy
dx E11.319 Type 2 diabetes mellitus with unspecified diabetic retinopathy without macular edema | diabetic retinopathy; retinopathy due to type 2 diabetes mellitus
dx E11.21 Type 2 diabetes mellitus with diabetic nephropathy | diabetic nephropathy
dx E11.22 Type 2 diabetes mellitus with diabetic chronic kidney disease | diabetic kidney disease; chronic kidney disease due to type 2 diabetes mellitus
dx E11.29 Type 2 diabetes mellitus with other diabetic kidney complication | disorder of kidney due to diabetes mellitus; microalbuminuria due to type 2 diabetes mellitus; proteinuria due to type 2 diabetes mellitus
dx R73.03 Prediabetes | prediabetes; pre-diabetes; impaired glucose tolerance
dx R73.9 Hyperglycemia, unspecified | hyperglycemia; high blood sugar; elevated blood sugar
dx E16.2 Hypoglycemia, unspecified | hypoglycemia; low blood sugar
dx O24.419 Gestational diabetes mellitus in pregnancy, unspecified control | gestational diabetes; gestational diabetes mellitus | GDM
dx E88.810 Metabolic syndrome | metabolic syndrome; metabolic syndrome x
dx E78.5 Hyperlipidemia, unspecified | hyperlipidemia; dyslipidemia | HLD
dx E78.00 Pure hypercholesterolemia, unspecified | hypercholesterolemia; high cholesterol; elevated cholesterol
dx E78.1 Pure hyperglyceridemia | hypertriglyceridemia; high triglycerides
dx E66.9 Obesity, unspecified | obesity; obese; body mass index 30+ - obesity
dx E66.01 Morbid (severe) obesity due to excess calories | morbid obesity; severe obesity; severely obese; body mass index 40+ - severely obese
dx E66.3 Overweight | overweight
dx E03.9 Hypothyroidism, unspecified | hypothyroidism; underactive thyroid
dx E05.90 Thyrotoxicosis, unspecified without thyrotoxic crisis or storm | hyperthyroidism; overactive thyroid
dx E05.00 Thyrotoxicosis with diffuse goiter without thyrotoxic crisis or storm | graves disease
dx E06.3 Autoimmune thyroiditis | hashimoto thyroiditis; hashimoto disease; autoimmune thyroiditis
dx E04.1 Nontoxic single thyroid nodule | thyroid nodule
dx E04.9 Nontoxic goiter, unspecified | goiter
dx E55.9 Vitamin D deficiency, unspecified | vitamin d deficiency
dx E53.8 Deficiency of other specified B group vitamins | vitamin b12 deficiency; b12 deficiency
dx E86.0 Dehydration | dehydration; dehydrated
dx E87.1 Hypo-osmolality and hyponatremia | hyponatremia
dx E87.5 Hyperkalemia | hyperkalemia
dx E87.6 Hypokalemia | hypokalemia
dx E83.52 Hypercalcemia | hypercalcemia
dx M10.9 Gout, unspecified | gout; acute gout; gouty arthritis
dx E27.40 Unspecified adrenocortical insufficiency | adrenal insufficiency
dx E28.2 Polycystic ovarian syndrome | polycystic ovary syndrome; polycystic ovarian syndrome | PCOS
dx J45.909 Unspecified asthma, uncomplicated | asthma; childhood asthma; bronchial asthma
dx J45.901 Unspecified asthma with (acute) exacerbation | asthma exacerbation; acute asthma exacerbation; exacerbation of asthma; asthma attack
dx J44.9 Chronic obstructive pulmonary disease, unspecified | chronic obstructive pulmonary disease; chronic obstructive lung disease | COPD
dx J44.1 Chronic obstructive pulmonary disease with (acute) exacerbation | COPD exacerbation; acute exacerbation of COPD; exacerbation of COPD | AECOPD
dx J43.9 Emphysema, unspecified | emphysema; pulmonary emphysema
dx J42 Unspecified chronic bronchitis | chronic bronchitis
dx J20.9 Acute bronchitis, unspecified | acute bronchitis
dx J40 Bronchitis, not specified as acute or chronic | bronchitis
dx J18.9 Pneumonia, unspecified organism | pneumonia; community-acquired pneumonia; lung infection | CAP
dx J15.9 Unspecified bacterial pneumonia | bacterial pneumonia
dx J69.0 Pneumonitis due to inhalation of food and vomit | aspiration pneumonia
dx J12.9 Viral pneumonia, unspecified | viral pneumonia
dx J10.1 Influenza due to other identified influenza virus with other respiratory manifestations | influenza; flu
dx J06.9 Acute upper respiratory infection, unspecified | upper respiratory infection; upper respiratory tract infection; viral upper respiratory infection | URI; URTI
dx J00 Acute nasopharyngitis [common cold] | common cold
dx J02.9 Acute pharyngitis, unspecified | pharyngitis; acute pharyngitis; viral pharyngitis; acute viral pharyngitis
dx J02.0 Streptococcal pharyngitis | streptococcal sore throat; strep throat; streptococcal pharyngitis; strep pharyngitis
dx J03.90 Acute tonsillitis, unspecified | tonsillitis; acute tonsillitis
dx J01.90 Acute sinusitis, unspecified | sinusitis; acute sinusitis; viral sinusitis; acute bacterial sinusitis
dx J32.9 Chronic sinusitis, unspecified | chronic sinusitis
dx J30.9 Allergic rhinitis, unspecified | allergic rhinitis
dx J30.2 Other seasonal allergic rhinitis | seasonal allergic rhinitis; seasonal allergies
dx J30.1 Allergic rhinitis due to pollen | hay fever
dx J05.0 Acute obstructive laryngitis [croup] | croup
dx J21.9 Acute bronchiolitis, unspecified | bronchiolitis
dx J90 Pleural effusion, not elsewhere classified | pleural effusion
dx J93.9 Pneumothorax, unspecified | pneumothorax
dx J81.0 Acute pulmonary edema | pulmonary edema; acute pulmonary edema
dx J84.10 Pulmonary fibrosis, unspecified | pulmonary fibrosis
dx J96.00 Acute respiratory failure, unspecified whether with hypoxia or hypercapnia | acute respiratory failure; respiratory failure
dx J98.11 Atelectasis | atelectasis
dx G47.33 Obstructive sleep apnea (adult) (pediatric) | obstructive sleep apnea; obstructive sleep apnea syndrome | OSA
dx G47.30 Sleep apnea, unspecified | sleep apnea
dx I27.20 Pulmonary hypertension, unspecified | pulmonary hypertension
dx A15.9 Respiratory tuberculosis unspecified | tuberculosis; pulmonary tuberculosis | TB
dx U07.1 COVID-19 | COVID-19; COVID; coronavirus disease 2019; SARS-CoV-2 infection
dx K21.9 Gastro-esophageal reflux disease without esophagitis | gastroesophageal reflux disease; gastroesophageal reflux; acid reflux; reflux disease | GERD
dx K20.90 Esophagitis, unspecified without bleeding | esophagitis
dx K29.70 Gastritis, unspecified, without bleeding | gastritis
dx K27.9 Peptic ulcer, site unspecified, unspecified as acute or chronic, without hemorrhage or perforation | peptic ulcer; peptic ulcer disease | PUD
dx K25.9 Gastric ulcer, unspecified as acute or chronic, without hemorrhage or perforation | gastric ulcer; stomach ulcer
dx K26.9 Duodenal ulcer, unspecified as acute or chronic, without hemorrhage or perforation | duodenal ulcer
dx K44.9 Diaphragmatic hernia without obstruction or gangrene | hiatal hernia
dx K40.90 Unilateral inguinal hernia, without obstruction or gangrene, not specified as recurrent | inguinal hernia
dx K42.9 Umbilical hernia without obstruction or gangrene | umbilical hernia
dx K37 Unspecified appendicitis | appendicitis
dx K35.80 Unspecified acute appendicitis | acute appendicitis
dx K57.30 Diverticulosis of large intestine without perforation or abscess without bleeding | diverticulosis; colonic diverticulosis
dx K57.32 Diverticulitis of large intestine without perforation or abscess without bleeding | diverticulitis
dx K58.9 Irritable bowel syndrome, unspecified | irritable bowel syndrome | IBS
dx K50.90 Crohn's disease, unspecified, without complications | crohn disease
dx K51.90 Ulcerative colitis, unspecified, without complications | ulcerative colitis
dx K52.9 Noninfective gastroenteritis and colitis, unspecified | gastroenteritis; colitis
dx A09 Infectious gastroenteritis and colitis, unspecified | infectious gastroenteritis
dx K63.5 Polyp of colon | colon polyp; colonic polyp; polyp of colon
dx K56.609 Unspecified intestinal obstruction, unspecified as to partial versus complete obstruction | bowel obstruction; intestinal obstruction
dx K56.7 Ileus, unspecified | ileus
dx K80.20 Calculus of gallbladder without cholecystitis without obstruction | gallstone; cholelithiasis
dx K81.9 Cholecystitis, unspecified | cholecystitis
dx K81.0 Acute cholecystitis | acute cholecystitis
dx K85.90 Acute pancreatitis without necrosis or infection, unspecified | pancreatitis; acute pancreatitis
dx K86.1 Other chronic pancreatitis | chronic pancreatitis
dx K74.60 Unspecified cirrhosis of liver | cirrhosis; cirrhosis of liver; liver cirrhosis
dx K76.0 Fatty (change of) liver, not elsewhere classified | fatty liver; hepatic steatosis; fatty liver disease
dx K75.9 Inflammatory liver disease, unspecified | hepatitis
dx B15.9 Hepatitis A without hepatic coma | hepatitis a
dx B19.10 Unspecified viral hepatitis B without hepatic coma | hepatitis b
dx B19.20 Unspecified viral hepatitis C without hepatic coma | hepatitis c
dx K90.0 Celiac disease | celiac disease
dx K92.2 Gastrointestinal hemorrhage, unspecified | gastrointestinal bleeding; gastrointestinal hemorrhage; GI bleed; GI bleeding | GIB
dx N18.9 Chronic kidney disease, unspecified | chronic kidney disease; chronic renal disease; chronic renal failure; chronic renal insufficiency | CKD
dx N18.1 Chronic kidney disease, stage 1 | chronic kidney disease stage 1; stage 1 chronic kidney disease; CKD stage 1; stage 1 CKD
dx N18.2 Chronic kidney disease, stage 2 (mild) | chronic kidney disease stage 2; stage 2 chronic kidney disease; CKD stage 2; stage 2 CKD
dx N18.30 Chronic kidney disease, stage 3 unspecified | chronic kidney disease stage 3; stage 3 chronic kidney disease; CKD stage 3; stage 3 CKD
dx N18.4 Chronic kidney disease, stage 4 (severe) | chronic kidney disease stage 4; stage 4 chronic kidney disease; CKD stage 4; stage 4 CKD
dx N18.5 Chronic kidney disease, stage 5 | chronic kidney disease stage 5; stage 5 chronic kidney disease; CKD stage 5; stage 5 CKD
dx N18.6 End stage renal disease | end-stage renal disease; end-stage kidney disease | ESRD
dx N17.9 Acute kidney failure, unspecified | acute kidney injury; acute renal failure; acute kidney failure | AKI; ARF
dx N39.0 Urinary tract infection, site not specified | urinary tract infection; recurrent urinary tract infection; escherichia coli urinary tract infection; urinary infection; bladder infection | UTI
dx N30.90 Cystitis, unspecified without hematuria | cystitis
dx N12 Tubulo-interstitial nephritis, not specified as acute or chronic | pyelonephritis; kidney infection
dx N20.0 Calculus of kidney | kidney stone; renal calculus; renal stone; nephrolithiasis; stone in the kidney; calculus of kidney
dx N20.1 Calculus of ureter | ureteral stone; ureteral calculus
dx N13.30 Unspecified hydronephrosis | hydronephrosis
dx N40.0 Benign prostatic hyperplasia without lower urinary tract symptoms | benign prostatic hyperplasia; benign prostatic hypertrophy; enlarged prostate | BPH
dx N41.9 Inflammatory disease of prostate, unspecified | prostatitis
dx N80.9 Endometriosis, unspecified | endometriosis
dx D25.9 Leiomyoma of uterus, unspecified | uterine fibroid; fibroid; leiomyoma of uterus
dx N76.0 Acute vaginitis | vaginitis; bacterial vaginosis
dx R80.9 Proteinuria, unspecified | proteinuria; microalbuminuria; albuminuria
dx N04.9 Nephrotic syndrome with unspecified morphologic changes | nephrotic syndrome
dx N52.9 Male erectile dysfunction, unspecified | erectile dysfunction
dx N97.9 Female infertility, unspecified | female infertility
dx D64.9 Anemia, unspecified | anemia; anemic
dx D50.9 Iron deficiency anemia, unspecified | iron deficiency anemia
dx D57.1 Sickle-cell disease without crisis | sickle cell disease; sickle cell anemia
dx D69.6 Thrombocytopenia, unspecified | thrombocytopenia; low platelets
dx D72.829 Elevated white blood cell count, unspecified | leukocytosis
dx D70.9 Neutropenia, unspecified | neutropenia
dx D68.9 Coagulation defect, unspecified | coagulopathy
dx A41.9 Sepsis, unspecified organism | sepsis; septic; septicemia
dx R65.21 Severe sepsis with septic shock | septic shock
dx R78.81 Bacteremia | bacteremia
dx B20 Human immunodeficiency virus [HIV] disease | HIV infection; HIV disease; AIDS
dx B02.9 Zoster without complications | shingles; herpes zoster
dx B01.9 Varicella without complication | chickenpox; varicella
dx B00.9 Herpesviral infection, unspecified | herpes simplex
dx B37.9 Candidiasis, unspecified | candidiasis; yeast infection
dx B37.0 Candidal stomatitis | oral thrush; thrush
dx A69.20 Lyme disease, unspecified | lyme disease
dx B54 Unspecified malaria | malaria
dx B27.90 Infectious mononucleosis, unspecified without complication | mononucleosis; infectious mononucleosis
dx A54.9 Gonococcal infection, unspecified | gonorrhea
dx A74.9 Chlamydial infection, unspecified | chlamydia; chlamydia infection
dx A53.9 Syphilis, unspecified | syphilis
dx A04.72 Enterocolitis due to Clostridium difficile, not specified as recurrent | clostridium difficile colitis; c diff colitis; clostridioides difficile infection
dx L03.90 Cellulitis, unspecified | cellulitis
dx L02.91 Cutaneous abscess, unspecified | abscess
dx L01.00 Impetigo, unspecified | impetigo
dx C80.1 Malignant (primary) neoplasm, unspecified | cancer; malignancy; malignant neoplasm; carcinoma
dx C50.919 Malignant neoplasm of unspecified site of unspecified female breast | breast cancer; malignant neoplasm of breast; carcinoma of breast
dx C50.912 Malignant neoplasm of unspecified site of left female breast | left breast cancer; carcinoma of the left breast; invasive ductal carcinoma of the left breast
dx C50.911 Malignant neoplasm of unspecified site of right female breast | right breast cancer; carcinoma of the right breast; invasive ductal carcinoma of the right breast
dx C34.90 Malignant neoplasm of unspecified part of unspecified bronchus or lung | lung cancer; carcinoma of lung; non-small cell lung cancer; non-small cell carcinoma of lung; small cell lung cancer; small cell carcinoma of lung | NSCLC; SCLC
dx C18.9 Malignant neoplasm of colon, unspecified | colon cancer; malignant neoplasm of colon
dx C19 Malignant neoplasm of rectosigmoid junction | colorectal cancer
dx C20 Malignant neoplasm of rectum | rectal cancer
dx C61 Malignant neoplasm of prostate | prostate cancer; malignant neoplasm of prostate
dx C56.9 Malignant neoplasm of unspecified ovary | ovarian cancer
dx C53.9 Malignant neoplasm of cervix uteri, unspecified | cervical cancer
dx C54.1 Malignant neoplasm of endometrium | endometrial cancer
dx C67.9 Malignant neoplasm of bladder, unspecified | bladder cancer
dx C64.9 Malignant neoplasm of unspecified kidney, except renal pelvis | kidney cancer; renal cell carcinoma
dx C25.9 Malignant neoplasm of pancreas, unspecified | pancreatic cancer
dx C16.9 Malignant neoplasm of stomach, unspecified | stomach cancer; gastric cancer
dx C22.0 Liver cell carcinoma | hepatocellular carcinoma
dx C73 Malignant neoplasm of thyroid gland | thyroid cancer
dx C43.9 Malignant melanoma of skin, unspecified | melanoma; malignant melanoma
dx C44.91 Basal cell carcinoma of skin, unspecified | basal cell carcinoma
dx C85.90 Non-Hodgkin lymphoma, unspecified, unspecified site | lymphoma; non-hodgkin lymphoma
dx C81.90 Hodgkin lymphoma, unspecified, unspecified site | hodgkin lymphoma; hodgkin disease
dx C95.90 Leukemia, unspecified not having achieved remission | leukemia
dx C90.00 Multiple myeloma not having achieved remission | multiple myeloma
dx C79.9 Secondary malignant neoplasm of unspecified site | metastasis; metastatic disease; metastatic cancer
dx C71.9 Malignant neoplasm of brain, unspecified | brain tumor; malignant brain tumor
dx D49.9 Neoplasm of unspecified behavior of unspecified site | tumor; neoplasm
dx F32.A Depression, unspecified | depression; depressive disorder; depressed
dx F32.9 Major depressive disorder, single episode, unspecified | major depression; major depressive disorder | MDD
dx F41.9 Anxiety disorder, unspecified | anxiety; anxiety disorder
dx F41.1 Generalized anxiety disorder | generalized anxiety disorder | GAD
dx F41.0 Panic disorder [episodic paroxysmal anxiety] | panic disorder; panic attack; severe anxiety (panic)
dx F31.9 Bipolar disorder, unspecified | bipolar disorder; manic depression
dx F20.9 Schizophrenia, unspecified | schizophrenia
dx F29 Unspecified psychosis not due to a substance or known physiological condition | psychosis; psychotic disorder
dx F43.10 Post-traumatic stress disorder, unspecified | post-traumatic stress disorder; posttraumatic stress disorder | PTSD
dx F42.9 Obsessive-compulsive disorder, unspecified | obsessive-compulsive disorder | OCD
dx F90.9 Attention-deficit hyperactivity disorder, unspecified type | attention deficit hyperactivity disorder; attention-deficit disorder; attention deficit disorder | ADHD; ADD
dx F84.0 Autistic disorder | autism; autistic disorder; autism spectrum disorder
dx F10.10 Alcohol abuse, uncomplicated | alcohol abuse; EtOH abuse
dx F10.20 Alcohol dependence, uncomplicated | alcohol dependence; alcoholism
dx F10.939 Alcohol use, unspecified with withdrawal, unspecified | alcohol withdrawal
dx F11.20 Opioid dependence, uncomplicated | opioid dependence; opioid addiction
dx F17.200 Nicotine dependence, unspecified, uncomplicated | nicotine dependence; tobacco dependence
dx F19.10 Other psychoactive substance abuse, uncomplicated | drug abuse; substance abuse; misuses drugs
dx F50.00 Anorexia nervosa, unspecified | anorexia nervosa
dx F50.20 Bulimia nervosa, unspecified | bulimia nervosa; bulimia
dx F03.90 Unspecified dementia, unspecified severity, without behavioral disturbance, psychotic disturbance, mood disturbance, and anxiety | dementia
dx G30.9 Alzheimer's disease, unspecified | alzheimer disease; alzheimer dementia
dx F51.01 Primary insomnia | primary insomnia
dx G47.00 Insomnia, unspecified | insomnia
dx G47.9 Sleep disorder, unspecified | sleep disorder; poor sleep; trouble sleeping
symptom R41.0 Disorientation, unspecified | confusion; confused; disorientation
symptom R41.82 Altered mental status, unspecified | altered mental status | AMS
symptom R41.3 Other amnesia | memory loss; forgetfulness
symptom R45.851 Suicidal ideations | suicidal ideation; suicidal thoughts | SI
symptom R45.850 Homicidal ideations | homicidal ideation; homicidal thoughts
symptom R44.3 Hallucinations, unspecified | hallucination
dx G40.909 Epilepsy, unspecified, not intractable, without status epilepticus | epilepsy; seizure disorder
dx G43.909 Migraine, unspecified, not intractable, without status migrainosus | migraine; migraine headache
dx G44.209 Tension-type headache, unspecified, not intractable | tension headache; tension-type headache
dx G20.A1 Parkinson's disease without dyskinesia, without mention of fluctuations | parkinson disease
dx G35.D Multiple sclerosis, unspecified | multiple sclerosis | MS
dx G62.9 Polyneuropathy, unspecified | neuropathy; peripheral neuropathy; polyneuropathy
dx G56.00 Carpal tunnel syndrome, unspecified upper limb | carpal tunnel syndrome
dx G51.0 Bell's palsy | bell palsy
dx G80.9 Cerebral palsy, unspecified | cerebral palsy
dx G03.9 Meningitis, unspecified | meningitis
dx G89.29 Other chronic pain | chronic pain
dx M79.7 Fibromyalgia | fibromyalgia
dx S06.0X0A Concussion without loss of consciousness, initial encounter | concussion with no loss of consciousness; concussion without loss of consciousness
dx S06.0X9A Concussion with loss of consciousness of unspecified duration, initial encounter | concussion
dx S09.90XA Unspecified injury of head, initial encounter | head injury; head trauma; traumatic head injury
dx M19.90 Unspecified osteoarthritis, unspecified site | osteoarthritis; degenerative joint disease | OA; DJD
dx M17.9 Osteoarthritis of knee, unspecified | osteoarthritis of knee; knee osteoarthritis; gonarthrosis
dx M17.11 Unilateral primary osteoarthritis, right knee | osteoarthritis of right knee; right knee osteoarthritis
dx M17.12 Unilateral primary osteoarthritis, left knee | osteoarthritis of left knee; left knee osteoarthritis
dx M16.9 Osteoarthritis of hip, unspecified | osteoarthritis of hip; hip osteoarthritis
dx M06.9 Rheumatoid arthritis, unspecified | rheumatoid arthritis | RA
dx M19.90 Unspecified osteoarthritis, unspecified site | arthritis
dx M00.9 Pyogenic arthritis, unspecified | septic arthritis
dx L40.50 Arthropathic psoriasis, unspecified | psoriatic arthritis
dx M32.9 Systemic lupus erythematosus, unspecified | lupus; systemic lupus erythematosus | SLE
dx M81.0 Age-related osteoporosis without current pathological fracture | osteoporosis
dx M80.00XA Age-related osteoporosis with current pathological fracture, unspecified site, initial encounter for fracture | pathological fracture due to osteoporosis; osteoporotic fracture
dx M85.80 Other specified disorders of bone density and structure, unspecified site | osteopenia
dx M86.9 Osteomyelitis, unspecified | osteomyelitis
dx M41.9 Scoliosis, unspecified | scoliosis
dx M48.00 Spinal stenosis, site unspecified | spinal stenosis
dx M51.9 Unspecified thoracic, thoracolumbar and lumbosacral intervertebral disc disorder | degenerative disc disease; disc herniation; herniated disc
dx M54.30 Sciatica, unspecified side | sciatica
dx M75.100 Unspecified rotator cuff tear or rupture of unspecified shoulder, not specified as traumatic | rotator cuff tear
dx M72.2 Plantar fascial fibromatosis | plantar fasciitis
dx M71.9 Bursopathy, unspecified | bursitis
dx M77.9 Enthesopathy, unspecified | tendinitis; tendonitis
dx M79.10 Myalgia, unspecified site | myalgia; muscle pain; muscle ache
dx S93.409A Sprain of unspecified ligament of unspecified ankle, initial encounter | sprain of ankle; ankle sprain; sprained ankle
dx S63.509A Unspecified sprain of unspecified wrist, initial encounter | sprain of wrist; wrist sprain
dx S52.90XA Unspecified fracture of unspecified forearm, initial encounter for closed fracture | fracture of forearm; forearm fracture; broken forearm
dx S82.899A Other fracture of unspecified lower leg, initial encounter for closed fracture | fracture of ankle; ankle fracture; broken ankle
dx S72.009A Fracture of unspecified part of neck of unspecified femur, initial encounter for closed fracture | hip fracture; femoral neck fracture; fracture of hip; fracture of femoral neck; fracture of neck of femur
dx S62.109A Fracture of unspecified carpal bone, unspecified wrist, initial encounter for closed fracture | wrist fracture; fracture of wrist
dx S22.39XA Fracture of one rib, unspecified side, initial encounter for closed fracture | rib fracture; fracture of rib
dx S42.009A Fracture of unspecified part of unspecified clavicle, initial encounter for closed fracture | clavicle fracture; fracture of clavicle
dx S71.119A Laceration without foreign body, unspecified thigh, initial encounter | laceration of thigh; thigh laceration
dx S51.819A Laceration without foreign body of unspecified forearm, initial encounter | laceration of forearm; forearm laceration
dx S61.419A Laceration without foreign body of unspecified hand, initial encounter | laceration of hand; hand laceration
dx S91.319A Laceration without foreign body, unspecified foot, initial encounter | laceration of foot; foot laceration
dx S01.81XA Laceration without foreign body of other part of head, initial encounter | facial laceration; laceration of face
dx T14.8XXA Other injury of unspecified body region, initial encounter | contusion; bruise
dx - | fracture; laceration; sprain; burn; hematoma; wound
dx T30.0 Burn of unspecified body region, unspecified degree | burn injury
dx L20.9 Atopic dermatitis, unspecified | atopic dermatitis
dx L30.9 Dermatitis, unspecified | eczema; dermatitis
dx L40.9 Psoriasis, unspecified | psoriasis
dx L70.0 Acne vulgaris | acne; acne vulgaris
dx L71.9 Rosacea, unspecified | rosacea
dx L57.0 Actinic keratosis | actinic keratosis; solar keratosis
dx L82.1 Other seborrheic keratosis | seborrheic keratosis
dx L80 Vitiligo | vitiligo
dx L89.90 Pressure ulcer of unspecified site, unspecified stage | pressure ulcer; decubitus ulcer
dx B07.9 Viral wart, unspecified | wart
dx B35.3 Tinea pedis | athlete foot; tinea pedis
dx B86 Scabies | scabies
sign L50.9 Urticaria, unspecified | hives; urticaria
dx H66.90 Otitis media, unspecified, unspecified ear | otitis media; acute otitis media; ear infection; middle ear infection
dx H60.90 Unspecified otitis externa, unspecified ear | otitis externa
dx H91.90 Unspecified hearing loss, unspecified ear | hearing loss
dx H93.19 Tinnitus, unspecified ear | tinnitus; ringing in the ear
dx H10.9 Unspecified conjunctivitis | conjunctivitis; pink eye
dx H40.9 Unspecified glaucoma | glaucoma
dx H26.9 Unspecified cataract | cataract
dx H35.30 Unspecified macular degeneration | macular degeneration
dx H35.00 Unspecified background retinopathy | retinopathy
dx H54.7 Unspecified visual loss | vision loss; loss of vision
dx Z34.90 Encounter for supervision of normal pregnancy, unspecified, unspecified trimester | normal pregnancy
dx Z33.1 Pregnant state, incidental | pregnancy; pregnant
dx O03.9 Complete or unspecified spontaneous abortion without complication | miscarriage; complete miscarriage; spontaneous abortion; miscarriage in first trimester
dx O14.90 Unspecified pre-eclampsia, unspecified trimester | preeclampsia; pre-eclampsia
dx O00.90 Unspecified ectopic pregnancy without intrauterine pregnancy | ectopic pregnancy
dx O72.1 Other immediate postpartum hemorrhage | postpartum hemorrhage
dx F53.0 Postpartum depression | postpartum depression
dx T78.40XA Allergy, unspecified, initial encounter | allergy
dx Z88.0 Allergy status to penicillin | penicillin allergy
dx Z91.010 Allergy to peanuts | peanut allergy
dx Z91.018 Allergy to other foods | food allergy; tree nut allergy; nut allergy
dx T78.2XXA Anaphylactic shock, unspecified, initial encounter | anaphylaxis; anaphylactic shock
symptom Z73.3 Stress, not elsewhere classified | stress
symptom Z60.4 Social exclusion and rejection | social isolation
dx - | victim of intimate partner abuse; unhealthy alcohol drinking behavior; risk activity involvement
dx - | tnm stage 1; tnm stage 2; tnm stage 3; tnm stage 4
symptom R50.9 Fever, unspecified | fever; febrile; pyrexia
symptom R68.83 Chills (without fever) | chill
symptom R61 Generalized hyperhidrosis | night sweat; sweating; diaphoresis; diaphoretic; excessive sweating
symptom R53.83 Other fatigue | fatigue; tiredness; tired; lack of energy; low energy; exhaustion; lethargy
symptom R53.1 Weakness | weakness; generalized weakness
symptom R53.81 Other malaise | malaise
symptom R63.4 Abnormal weight loss | weight loss
symptom R63.5 Abnormal weight gain | weight gain
symptom R63.0 Anorexia | loss of appetite; poor appetite; anorexia; decreased appetite
symptom R63.1 Polydipsia | thirst; polydipsia; increased thirst; excessive thirst
symptom R63.2 Polyphagia | hunger; polyphagia
symptom R51.9 Headache, unspecified | headache; head pain | HA
symptom R42 Dizziness and giddiness | dizziness; dizzy; lightheadedness; lightheaded; vertigo
symptom R55 Syncope and collapse | syncope; fainting; loss of consciousness; passed out | LOC
symptom R56.9 Unspecified convulsions | seizure; convulsion
symptom R20.0 Anesthesia of skin | numbness
symptom R20.2 Paresthesia of skin | tingling; paresthesia; pins and needles
sign R25.1 Tremor, unspecified | tremor; shaking
symptom R47.81 Slurred speech | slurred speech
symptom R43.0 Anosmia | loss of smell; anosmia
symptom R43.2 Parageusia | loss of taste; ageusia
symptom H53.8 Other visual disturbances | blurred vision; blurry vision
symptom H53.2 Diplopia | double vision; diplopia
symptom H53.149 Visual discomfort, unspecified | photophobia; light sensitivity; sensitivity to light
symptom H57.10 Ocular pain, unspecified eye | eye pain
symptom H92.09 Otalgia, unspecified ear | ear pain; earache; otalgia
symptom J02.9 Acute pharyngitis, unspecified | sore throat; throat pain
symptom R09.81 Nasal congestion | nasal congestion; stuffy nose; congestion
symptom R09.89 Other specified symptoms and signs involving the circulatory and respiratory systems | chest congestion
symptom J34.89 Other specified disorders of nose and nasal sinuses | runny nose; rhinorrhea; nasal discharge
symptom R06.7 Sneezing | sneezing
symptom R04.0 Epistaxis | nosebleed; epistaxis
symptom R05.9 Cough, unspecified | cough; nighttime cough; coughing; dry cough
symptom R05.3 Chronic cough | chronic cough
symptom R05.8 Other specified cough | productive cough
symptom R04.2 Hemoptysis | hemoptysis; coughing up blood
symptom R06.02 Shortness of breath | shortness of breath; breathlessness | SOB
symptom R06.00 Dyspnea, unspecified | dyspnea; difficulty breathing; trouble breathing
symptom R06.09 Other forms of dyspnea | dyspnea on exertion; exertional dyspnea | DOE
symptom R06.01 Orthopnea | orthopnea
sign R06.2 Wheezing | wheezing; wheeze
sign R06.82 Tachypnea, not elsewhere classified | tachypnea
symptom R07.9 Chest pain, unspecified | chest pain | CP
symptom R07.89 Other chest pain | chest tightness; chest pressure; chest discomfort
symptom R07.1 Chest pain on breathing | pleuritic chest pain
symptom R00.2 Palpitations | palpitation; heart racing
sign R00.0 Tachycardia, unspecified | tachycardia; rapid heart rate
sign R00.1 Bradycardia, unspecified | bradycardia; slow heart rate
sign R01.1 Cardiac murmur, unspecified | murmur; heart murmur; cardiac murmur
sign R60.9 Edema, unspecified | edema; swollen; fluid retention
sign R60.0 Localized edema | leg swelling; ankle swelling; swollen ankles; leg edema; lower extremity edema; peripheral edema; pedal edema; swollen legs; swelling of the legs
symptom - | swelling
sign R22.0 Localized swelling, mass and lump, head | facial swelling
symptom R10.9 Unspecified abdominal pain | abdominal pain; stomach pain; belly pain; stomach ache
symptom R10.13 Epigastric pain | epigastric pain
symptom R10.30 Lower abdominal pain, unspecified | lower abdominal pain
symptom R10.20 Pelvic and perineal pain unspecified side | pelvic pain
symptom R11.0 Nausea | nausea; nauseated; nauseous
symptom R11.10 Vomiting, unspecified | vomiting; vomit; vomited; emesis
symptom R11.2 Nausea with vomiting, unspecified | nausea and vomiting; nausea with vomiting | N/V
symptom R19.7 Diarrhea, unspecified | diarrhea; loose stool
symptom K59.00 Constipation, unspecified | constipation; constipated
symptom R12 Heartburn | heartburn; pyrosis
symptom R11.10 Vomiting, unspecified | regurgitation
symptom R13.10 Dysphagia, unspecified | dysphagia; difficulty swallowing; trouble swallowing
symptom R14.0 Abdominal distension (gaseous) | bloating; abdominal distension; abdominal bloating
symptom R14.3 Flatulence | flatulence
sign K92.1 Melena | melena; black stool; tarry stool; blood in stool
sign K92.0 Hematemesis | hematemesis; vomiting blood
sign K62.5 Hemorrhage of anus and rectum | rectal bleeding
sign R17 Unspecified jaundice | jaundice
sign R18.8 Other ascites | ascites
symptom R30.0 Dysuria | dysuria; painful urination; burning on urination; pain with urination; burning with urination
symptom R35.0 Frequency of micturition | frequent urination; urinary frequency; frequency of urination
symptom R35.89 Other polyuria | polyuria
symptom R35.1 Nocturia | nocturia
symptom R39.15 Urgency of urination | urinary urgency; urgency of urination
symptom R32 Unspecified urinary incontinence | urinary incontinence; incontinence
symptom R33.9 Retention of urine, unspecified | urinary retention
sign R31.9 Hematuria, unspecified | hematuria; blood in urine
symptom R10.A0 Flank pain, unspecified side | flank pain
symptom N93.9 Abnormal uterine and vaginal bleeding, unspecified | vaginal bleeding
symptom N92.0 Excessive and frequent menstruation with regular cycle | heavy menstrual bleeding; menorrhagia
symptom N94.6 Dysmenorrhea, unspecified | dysmenorrhea; menstrual cramp; period pain
symptom N89.8 Other specified noninflammatory disorders of vagina | vaginal discharge
symptom N95.1 Menopausal and female climacteric states | hot flash; hot flush
symptom N64.4 Mastodynia | breast pain
sign N63.0 Unspecified lump in unspecified breast | breast lump; breast mass
symptom M54.9 Dorsalgia, unspecified | back pain; backache; chronic back pain
symptom M54.50 Low back pain, unspecified | low back pain; lower back pain; chronic low back pain | LBP
symptom M54.2 Cervicalgia | neck pain; chronic neck pain
symptom M25.50 Pain in unspecified joint | joint pain; arthralgia
symptom M25.569 Pain in unspecified knee | knee pain; pain in the knee
symptom M25.561 Pain in right knee | right knee pain; pain in the right knee
symptom M25.562 Pain in left knee | left knee pain; pain in the left knee
symptom M25.559 Pain in unspecified hip | hip pain; pain in the hip
symptom M25.519 Pain in unspecified shoulder | shoulder pain; pain in the shoulder
symptom M25.579 Pain in unspecified ankle and joints of unspecified foot | ankle pain; pain in the ankle
symptom M79.603 Pain in arm, unspecified | arm pain; pain in the arm
symptom M79.606 Pain in leg, unspecified | leg pain; pain in the leg
symptom M79.673 Pain in unspecified foot | foot pain; pain in the foot
symptom M25.60 Stiffness of unspecified joint, not elsewhere classified | joint stiffness; morning stiffness; stiffness
sign M25.40 Effusion, unspecified joint | joint swelling; swollen joint; joint effusion
symptom R25.2 Cramp and spasm | muscle cramp; leg cramp
symptom R52 Pain, unspecified | pain
symptom R21 Rash and other nonspecific skin eruption | rash; skin rash
symptom L29.9 Pruritus, unspecified | itching; itch; pruritus; itchy skin
sign L53.9 Erythematous condition, unspecified | erythema; redness
sign R23.1 Pallor | pallor; pale
sign R23.0 Cyanosis | cyanosis
sign R59.9 Enlarged lymph nodes, unspecified | lymphadenopathy; swollen glands; enlarged lymph node; adenopathy; swollen lymph node
sign R16.0 Hepatomegaly, not elsewhere classified | hepatomegaly; enlarged liver
sign R16.1 Splenomegaly, not elsewhere classified | splenomegaly; enlarged spleen
symptom R58 Hemorrhage, not elsewhere classified | bleeding; hemorrhage
symptom R45.1 Restlessness and agitation | agitation; agitated; restlessness
symptom R45.4 Irritability and anger | irritability; irritable
symptom R45.89 Other symptoms and signs involving emotional state | low mood; depressed mood
symptom R41.840 Attention and concentration deficit | poor concentration; difficulty concentrating; trouble concentrating
symptom R29.6 Repeated falls | repeated falls; recurrent falls
symptom R26.2 Difficulty in walking, not elsewhere classified | difficulty walking; trouble walking
symptom R26.81 Unsteadiness on feet | unsteadiness; unsteady gait; unsteady on feet
symptom R68.89 Other general symptoms and signs | cold intolerance; heat intolerance
symptom R49.0 Dysphonia | hoarseness; hoarse voice
symptom R68.2 Dry mouth, unspecified | dry mouth
symptom R06.83 Snoring | snoring
sign R29.898 Other symptoms and signs involving the musculoskeletal system | muscle atrophy
symptom - | facial pressure; abdominal tenderness; tenderness; dizzy spell; vivid dream
sign - | crepitus; effusion; infiltrate; consolidation; mass; ulcer; guarding; rigidity; rales; crackle; rhonchi; ST elevation; ST depression; mole; skin lesion; lump; nodule; perforation
`;
