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
      ...(section === 'entities'
        ? annotations.entities.map((each, id) => writeEntity(each, id, urls, kindOf(each, urls)))
        : annotations[section].map((each, id) => writeEntity(each, id, urls, conceptsOf(each, urls)))),
    ],
  };
}

function writeEntity(
  { text, begin, end, score }: Entity,
  id: number,
  { entity: urls }: SectionUrls,
  further: readonly Extension[],
): Extension {
  return {
    url: urls.url,
    extension: [
      { url: urls.id, valueInteger: id },
      { url: urls.text, valueString: text },
      { url: urls.begin, valueInteger: begin },
      { url: urls.end, valueInteger: end },
      { url: urls.score, valueDecimal: score },
      ...further,
    ],
  };
}

function kindOf({ category, type }: Entity, { entity: urls }: SectionUrls): readonly Extension[] {
  return [
    { url: urls.category, valueString: category },
    { url: urls.type, valueString: type },
  ];
}

function conceptsOf({ concepts }: CodedEntity, { entity, concept: urls }: SectionUrls): readonly Extension[] {
  // An extension has a value or extensions: https://hl7.org/fhir/R4/extensibility.html#Extension
  if (concepts.length === 0) return [];
  const extension = concepts.map(({ code, description, score }) => ({
    url: urls.url,
    extension: [
      { url: urls.code, valueString: code },
      { url: urls.description, valueString: description },
      { url: urls.score, valueDecimal: score },
    ],
  }));
  return [{ url: entity.concepts, extension }];
}
