/*
 * What a text says in medical terms. The shapes follow those of Amazon Comprehend Medical, which HealthLake's extension
 * holds: https://docs.aws.amazon.com/comprehend-medical/latest/dev/textanalysis-entitiesv2.html
 */

/** Something said of an entity, e.g. `NEGATION`, `DIAGNOSIS`, `SIGN`, `SYMPTOM`, `PERTAINS_TO_FAMILY`, `PAST_HISTORY`. */
export interface Trait {
  readonly name: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** A stretch of the text, in UTF-16 code units: `text` is always `source.slice(begin, end)`. */
interface Mention {
  readonly text: string;
  readonly begin: number;
  /** The first code unit after it. */
  readonly end: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly traits: readonly Trait[];
}

/** What belongs to an entity: the `DOSAGE` of a medication, the value of a test. */
export interface Attribute extends Mention {
  readonly type: string;
  /** How surely it belongs to the entity, from 0 to 1. */
  readonly relationshipScore: number;
}

export interface Entity extends Mention {
  /** E.g. `MEDICAL_CONDITION`, `MEDICATION`, `PROTECTED_HEALTH_INFORMATION`. */
  readonly category: string;
  /** E.g. `DX_NAME`, `GENERIC_NAME`. */
  readonly type: string;
  readonly attributes: readonly Attribute[];
}

/** A concept of a terminology that an entity may stand for. */
export interface Concept {
  readonly code: string;
  readonly description: string;
  /** From 0 to 1. */
  readonly score: number;
}

export interface CodedEntity extends Entity {
  /** The best first. */
  readonly concepts: readonly Concept[];
}

/** All that is found in one text, each list in the order of the text. */
export interface Annotations {
  readonly entities: readonly Entity[];
  /** Entities with concepts of ICD-10-CM. */
  readonly icd10cm: readonly CodedEntity[];
  /** Entities with concepts of RxNorm. */
  readonly rxnorm: readonly CodedEntity[];
  /** Which version of the annotator found them. */
  readonly modelVersion: string;
}

/** Finds medical entities in texts. */
export interface Annotator {
  /** Texts are plain: tags are stripped before. */
  annotate(text: string): Annotations | Promise<Annotations>;
}
