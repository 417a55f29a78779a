/*
 * Sites of the body, in the form that `../dictionary-table.ts` reads.
 */
export const ANATOMY = `
organ - | head; scalp; face; forehead; skull; brain; eye; eyelid; ear; nose; nostril; mouth; lip; tongue; tooth; teeth; gum; jaw; chin; cheek; throat; pharynx; larynx; tonsil; neck; thyroid; thyroid gland; trachea
organ - | chest; chest wall; breast; nipple; lung; pleura; bronchus; rib; sternum; heart; aorta; coronary artery; mitral valve; aortic valve; left ventricle; right ventricle; atrium; diaphragm
organ - | abdomen; abd; belly; stomach; liver; gallbladder; bile duct; pancreas; spleen; bowel; small bowel; small intestine; large intestine; intestine; colon; cecum; appendix; rectum; anus; esophagus; duodenum; groin; umbilicus
organ - | kidney; ureter; bladder; urethra; prostate; testis; testicle; penis; scrotum; uterus; cervix; ovary; vagina; vulva; placenta; pelvis; adrenal gland
organ - | back; lower back; upper back; flank; spine; cervical spine; lumbar spine; thoracic spine; spinal cord; sacrum; coccyx; vertebra; disc
organ - | shoulder; arm; upper arm; elbow; forearm; wrist; hand; palm; finger; thumb; axilla; armpit; clavicle; humerus; radius; ulna
organ - | hip; thigh; leg; lower leg; knee; calf; shin; ankle; foot; feet; heel; toe; big toe; femur; tibia; fibula; patella; buttock; lower extremity; upper extremity; extremity
organ - | skin; nail; hair; muscle; bone; joint; tendon; ligament; nerve; artery; vein; lymph node; bone marrow; blood vessel; tympanic membrane; sinus; mucous membrane; right lower lobe; right upper lobe; left lower lobe; left upper lobe; lung base
`;
