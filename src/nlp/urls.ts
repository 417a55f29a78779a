import type { Annotations } from './annotator.js';

/*
 * The URLs of the extension in which HealthLake keeps what was found in the text of a DocumentReference. Its guide prints
 * those of ICD-10-CM in full (https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html); the others are
 * by analogy.
 *
 *     aws-cm/
 *       infer-icd10/                             also detect-entities/ and infer-rxnorm/
 *         raw-response, model-version
 *         aws-cm-icd10-entity                    also ...-detect-entities-entity and ...-rxnorm-entity
 *           ...-entity-id, -text, -begin-offset, -end-offset, -score, and of detect-entities -category, -type
 *           ...-entity-ConceptList
 *             ...-entity-Concept
 *               ...-entity-Concept-Code, -Description, -Score
 *       status/, message/
 */

export const ENRICHMENT_URL = 'http://healthlake.amazonaws.com/aws-cm/';
export const STATUS_URL = `${ENRICHMENT_URL}status/`;
export const MESSAGE_URL = `${ENRICHMENT_URL}message/`;

/** The three lists of annotations, each in a section of its own. */
export type Section = 'entities' | 'icd10cm' | 'rxnorm';

export const SECTIONS = ['entities', 'icd10cm', 'rxnorm'] as const satisfies readonly (Section & keyof Annotations)[];

/** Written out once, since a document has hundreds of them. */
function urls(section: string, name: string) {
  const url = `${ENRICHMENT_URL}${section}/`;
  const entity = `${url}aws-cm-${name}-entity`;
  const concept = `${entity}-Concept`;
  return {
    url,
    rawResponse: `${url}raw-response`,
    modelVersion: `${url}model-version`,
    entity: {
      url: entity,
      id: `${entity}-id`,
      text: `${entity}-text`,
      begin: `${entity}-begin-offset`,
      end: `${entity}-end-offset`,
      score: `${entity}-score`,
      category: `${entity}-category`,
      type: `${entity}-type`,
      concepts: `${entity}-ConceptList`,
    },
    concept: {
      url: concept,
      code: `${concept}-Code`,
      description: `${concept}-Description`,
      score: `${concept}-Score`,
    },
  };
}

export type SectionUrls = ReturnType<typeof urls>;

export const SECTION_URLS: Readonly<Record<Section, SectionUrls>> = {
  entities: urls('detect-entities', 'detect-entities'),
  icd10cm: urls('infer-icd10', 'icd10'),
  rxnorm: urls('infer-rxnorm', 'rxnorm'),
};

/** What an extension of the tree is, by its URL. */
export type Part =
  | 'status'
  | 'message'
  | 'modelVersion'
  | Section
  | 'entity'
  | 'concepts'
  | 'concept'
  | `entity.${'text' | 'category' | 'type' | 'begin' | 'end' | 'score'}`
  | `concept.${'code' | 'description' | 'score'}`;

/** By the last part of the URL, the longer before the shorter that they end with. */
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/^status$/, 'status'],
  [/^message$/, 'message'],
  [/^model-version$/, 'modelVersion'],
  [/(^|-)concept-code$/, 'concept.code'],
  [/(^|-)concept-description$/, 'concept.description'],
  [/(^|-)concept-score$/, 'concept.score'],
  [/(^|-)conceptlist$/, 'concepts'],
  [/(^|-)concept$/, 'concept'],
  [/(^|-)entity-text$/, 'entity.text'],
  [/(^|-)entity-category$/, 'entity.category'],
  [/(^|-)entity-type$/, 'entity.type'],
  [/(^|-)entity-begin-offset$/, 'entity.begin'],
  [/(^|-)entity-end-offset$/, 'entity.end'],
  [/(^|-)entity-score$/, 'entity.score'],
  [/(^|-)entity$/, 'entity'],
  [/^detect-?entities/, 'entities'],
  [/^infer-?icd-?10/, 'icd10cm'],
  [/^infer-?rx-?norm/, 'rxnorm'],
];

const known = new Map<string, Part | undefined>();
/** There are some sixty in use; data may have any. */
const MOST_KNOWN = 1000;

/**
 * What a URL says, whatever stands before its last part, so that other spellings are read too. Case, white space where a
 * long URL was broken, and a slash at the end don't count.
 */
export function partOf(url: string): Part | undefined {
  if (known.has(url)) return known.get(url);
  const last = unbroken(url).replace(/\/$/, '').replace(/^.*\//, '').toLowerCase();
  const part = PARTS.find(([pattern]) => pattern.test(last))?.[1];
  if (known.size < MOST_KNOWN) known.set(url, part);
  return part;
}

/** Whether an extension of the resource is the enrichment. */
export function isEnrichmentUrl(url: unknown): boolean {
  return typeof url === 'string' && /(^|\/)aws-cm\/?$/.test(unbroken(url));
}

function unbroken(url: string): string {
  return url.replace(/\s+/g, '');
}
