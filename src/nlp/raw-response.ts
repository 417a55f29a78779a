import type { Annotations, Attribute, CodedEntity, Concept, Entity, Trait } from './annotator.js';
import type { Section } from './urls.js';

/**
 * One list of annotations as the response of Amazon Comprehend Medical, which the extension holds as text: the only
 * place in it for traits and attributes.
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_medical_DetectEntitiesV2.html
 */
export function rawResponse(annotations: Annotations, section: Section): string {
  return JSON.stringify({
    Entities:
      section === 'entities'
        ? annotations.entities.map((entity, id) => rawEntity(entity, id))
        : annotations[section].map((entity, id) => rawCodedEntity(entity, id, section)),
    ModelVersion: annotations.modelVersion,
  });
}

function rawEntity({ text, score, begin, end, category, type, traits, attributes }: Entity, id: number): object {
  return {
    Id: id,
    Text: text,
    Category: category,
    Type: type,
    Score: score,
    BeginOffset: begin,
    EndOffset: end,
    Attributes: attributes.map(rawAttribute),
    Traits: traits.map(rawTrait),
  };
}

function rawCodedEntity(entity: CodedEntity, id: number, section: 'icd10cm' | 'rxnorm'): object {
  const concepts = entity.concepts.map(rawConcept);
  const raw = rawEntity(entity, id);
  return Object.assign(raw, section === 'icd10cm' ? { ICD10CMConcepts: concepts } : { RxNormConcepts: concepts });
}

function rawAttribute(attribute: Attribute, id: number): object {
  const { type, score, relationshipScore, begin, end, text, traits } = attribute;
  return {
    Type: type,
    Score: score,
    RelationshipScore: relationshipScore,
    Id: id,
    BeginOffset: begin,
    EndOffset: end,
    Text: text,
    Traits: traits.map(rawTrait),
  };
}

function rawTrait({ name, score }: Trait): object {
  return { Name: name, Score: score };
}

function rawConcept({ description, code, score }: Concept): object {
  return { Description: description, Code: code, Score: score };
}
