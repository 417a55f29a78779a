import type { Annotations, CodedEntity, Entity } from './annotator.js';
import { rawResponse } from './raw-response.js';
import { ENRICHMENT_URL, MESSAGE_URL, SECTION_URLS, SECTIONS, STATUS_URL, type Section } from './urls.js';

/** https://hl7.org/fhir/R4/extensibility.html#Extension */
export interface Extension {
  url: string;
  valueString?: string;
  valueInteger?: number;
  valueDecimal?: number;
  extension?: Extension[];
}

/** What came of the text. HealthLake has all but `FAILED`, which is ours: the annotator didn't give what it should. */
export type Status = 'SUCCESS' | 'UNSUPPORTED' | 'VALIDATION_ERROR' | 'FAILED';

/** The extension with what was found, or why there is nothing. `readEnrichment` gives back what it holds. */
export function writeEnrichment(status: Status, message: string, annotations?: Annotations): Extension {
  return {
    url: ENRICHMENT_URL,
    extension: [
      ...(annotations ? SECTIONS.map((section) => writeSection(annotations, section)) : []),
      { url: STATUS_URL, valueString: status },
      { url: MESSAGE_URL, valueString: message },
    ],
  };
}

function writeSection(annotations: Annotations, section: Section): Extension {
  const { url, entity } = SECTION_URLS[section];
  return {
    url,
    extension: [
      { url: `${url}raw-response`, valueString: rawResponse(annotations, section) },
      { url: `${url}model-version`, valueString: annotations.modelVersion },
      ...annotations[section].map((each, id) => writeEntity(each, id, entity)),
    ],
  };
}

function writeEntity(entity: Entity | CodedEntity, id: number, url: string): Extension {
  const { text, begin, end, score, category, type } = entity;
  const members = [
    { url: `${url}-id`, valueInteger: id },
    { url: `${url}-text`, valueString: text },
    { url: `${url}-begin-offset`, valueInteger: begin },
    { url: `${url}-end-offset`, valueInteger: end },
    { url: `${url}-score`, valueDecimal: score },
  ];
  if (!('concepts' in entity)) {
    const kind = [
      { url: `${url}-category`, valueString: category },
      { url: `${url}-type`, valueString: type },
    ];
    return { url, extension: [...members, ...kind] };
  }
  // An extension has a value or extensions: https://hl7.org/fhir/R4/extensibility.html#Extension
  if (entity.concepts.length === 0) return { url, extension: members };
  const concepts = entity.concepts.map((concept) => ({
    url: `${url}-Concept`,
    extension: [
      { url: `${url}-Concept-Code`, valueString: concept.code },
      { url: `${url}-Concept-Description`, valueString: concept.description },
      { url: `${url}-Concept-Score`, valueDecimal: concept.score },
    ],
  }));
  return { url, extension: [...members, { url: `${url}-ConceptList`, extension: concepts }] };
}
