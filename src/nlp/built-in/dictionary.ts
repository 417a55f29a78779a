/*
 * What the annotator looks up in texts.
 */

/** A concept of a terminology: `I10`, `Essential (primary) hypertension`. */
export interface CodedConcept {
  readonly code: string;
  readonly description: string;
}

/**
 * Names of one thing. Plurals, possessives, accents, case, hyphens and the words `the`, `left`, `right`... inside a name needn't be
 * repeated: `../../../docs/annotator.md` has the rules.
 */
export interface DictionaryEntry {
  readonly names: readonly string[];
  /** Short forms. Those of up to three characters are found only as written here, those of one only before a number. */
  readonly abbreviations?: readonly string[];
  /** As Amazon Comprehend Medical has them, e.g. `MEDICAL_CONDITION`, `MEDICATION`. */
  readonly category: string;
  /** E.g. `DX_NAME`, `GENERIC_NAME`. */
  readonly type: string;
  /** What every mention is: `DIAGNOSIS`, `SIGN` or `SYMPTOM`. */
  readonly traits?: readonly string[];
  /** The likeliest first. */
  readonly icd10cm?: readonly CodedConcept[];
  /** The likeliest first. */
  readonly rxnorm?: readonly CodedConcept[];
}

export interface Dictionary {
  readonly entries: readonly DictionaryEntry[];
  /**
   * Concepts of RxNorm with strength and form, by their descriptions: where a text has the words of one, its medications stand for
   * that concept before their own.
   */
  readonly products?: readonly CodedConcept[];
}
