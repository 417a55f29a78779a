import type { Annotations, CodedEntity, Entity } from './annotator.js';
import { rawResponse } from './raw-response.js';
import {
  ENRICHMENT_URL,
  MESSAGE_URL,
  SECTION_URLS,
  SECTIONS,
  STATUS_URL,
  type Section,
  type SectionUrls,
} from './urls.js';

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
  const urls = SECTION_URLS[section];
  return {
    url: urls.url,
    extension: [
      { url: urls.rawResponse, valueString: rawResponse(annotations, section) },
      { url: urls.modelVersion, valueString: annotations.modelVersion },
      ...annotations[section].map((each, id) => writeEntity(each, id, urls)),
    ],
  };
}

function writeEntity(entity: Entity | CodedEntity, id: number, { entity: urls, concept }: SectionUrls): Extension {
  const extension: Extension[] = [
    { url: urls.id, valueInteger: id },
    { url: urls.text, valueString: entity.text },
    { url: urls.begin, valueInteger: entity.begin },
    { url: urls.end, valueInteger: entity.end },
    { url: urls.score, valueDecimal: entity.score },
  ];
  if (!('concepts' in entity)) {
    extension.push({ url: urls.category, valueString: entity.category }, { url: urls.type, valueString: entity.type });
  } else if (entity.concepts.length > 0) {
    // An extension has a value or extensions: https://hl7.org/fhir/R4/extensibility.html#Extension
    const concepts = entity.concepts.map(({ code, description, score }): Extension => {
      return {
        url: concept.url,
        extension: [
          { url: concept.code, valueString: code },
          { url: concept.description, valueString: description },
          { url: concept.score, valueDecimal: score },
        ],
      };
    });
    extension.push({ url: urls.concepts, extension: concepts });
  }
  return { url: urls.url, extension };
}
