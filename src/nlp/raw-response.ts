import type { Annotations, Attribute, CodedEntity, Concept, Entity, Trait } from './annotator.js';
import type { Section } from './urls.js';

/**
 * One list of annotations as the response of Amazon Comprehend Medical, which the extension holds as text: the only
 * place in it for traits and attributes.
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_medical_DetectEntitiesV2.html
 */
export function rawResponse(annotations: Annotations, section: Section): string {
  const entities: readonly (Entity | CodedEntity)[] = annotations[section];
  return JSON.stringify({
    Entities: entities.map((entity, id) => rawEntity(entity, id, section)),
    ModelVersion: annotations.modelVersion,
  });
}

function rawEntity(entity: Entity | CodedEntity, id: number, section: Section): object {
  const { text, score, begin, end, category, type, traits, attributes } = entity;
  const concepts = 'concepts' in entity ? entity.concepts.map(rawConcept) : undefined;
  // Members that are undefined aren't written.
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
    ICD10CMConcepts: section === 'icd10cm' ? concepts : undefined,
    RxNormConcepts: section === 'rxnorm' ? concepts : undefined,
  };
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
