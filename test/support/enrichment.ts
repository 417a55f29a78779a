/*
 * Extensions of notes as HealthLake's guide prints them, written here by hand and not by the code that is tested:
 * https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html
 */

type Concept = readonly [code: string, description: string, score: number];

/** An entity of ICD-10-CM or RxNorm. */
export interface Coded {
  readonly text: string;
  readonly score?: number;
  readonly concepts?: readonly Concept[];
}

/** `text category type score` of an entity. */
export type Detected = readonly [text: string, category: string, type: string, score: number];

export interface Findings {
  readonly detected?: readonly Detected[];
  readonly icd10?: readonly Coded[];
  readonly rxnorm?: readonly Coded[];
  readonly status?: string;
}

const ROOT = 'http://healthlake.amazonaws.com/aws-cm/';

const list = (url: string, extension: readonly object[]): object[] =>
  extension.length === 0 ? [] : [{ url, extension }];

function coded(section: string, name: string, entities: readonly Coded[]): object[] {
  const url = `${ROOT}${section}/aws-cm-${name}-entity`;
  const all = entities.map(({ text, score = 0.9, concepts = [] }, id) => ({
    url,
    extension: [
      { url: `${url}-id`, valueInteger: id },
      { url: `${url}-text`, valueString: text },
      { url: `${url}-begin-offset`, valueInteger: 0 },
      { url: `${url}-end-offset`, valueInteger: text.length },
      { url: `${url}-score`, valueDecimal: score },
      ...list(
        `${url}-ConceptList`,
        concepts.map(([code, description, conceptScore]) => ({
          url: `${url}-Concept`,
          extension: [
            { url: `${url}-Concept-Code`, valueString: code },
            { url: `${url}-Concept-Description`, valueString: description },
            { url: `${url}-Concept-Score`, valueDecimal: conceptScore },
          ],
        })),
      ),
    ],
  }));
  return list(`${ROOT}${section}/`, all);
}

function detectedSection(entities: readonly Detected[]): object[] {
  const url = `${ROOT}detect-entities/aws-cm-detect-entities-entity`;
  const all = entities.map(([text, category, type, score]) => ({
    url,
    extension: [
      { url: `${url}-text`, valueString: text },
      { url: `${url}-category`, valueString: category },
      { url: `${url}-type`, valueString: type },
      { url: `${url}-score`, valueDecimal: score },
    ],
  }));
  return list(`${ROOT}detect-entities/`, all);
}

function enrichment({ detected = [], icd10 = [], rxnorm = [], status = 'SUCCESS' }: Findings): object {
  return {
    url: ROOT,
    extension: [
      ...detectedSection(detected),
      ...coded('infer-icd10', 'icd10', icd10),
      ...coded('infer-rxnorm', 'rxnorm', rxnorm),
      { url: `${ROOT}status/`, valueString: status },
    ],
  };
}

export function note(id: string, findings: Findings): { resourceType: string; id: string } & Record<string, unknown> {
  return { resourceType: 'DocumentReference', id, extension: [enrichment(findings)] };
}
