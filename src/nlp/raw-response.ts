import type { Annotations, Attribute, CodedEntity, Entity, Trait } from './annotator.js';
import type { Section } from './urls.js';

/** The member of an entity that holds its concepts. */
const CONCEPTS = { entities: undefined, icd10cm: 'ICD10CMConcepts', rxnorm: 'RxNormConcepts' } as const;

/**
 * One list of annotations as the response of Amazon Comprehend Medical, which the extension holds as text: the only
 * place in it for traits and attributes.
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_medical_DetectEntitiesV2.html
 */
export function rawResponse(annotations: Annotations, section: Section): string {
  const { modelVersion } = annotations;
  const entities: readonly (Entity | CodedEntity)[] = annotations[section];
  const name = CONCEPTS[section];
  return JSON.stringify({
    Entities: entities.map((entity, id) => ({
      ...rawMention(entity, id),
      Category: entity.category,
      Type: entity.type,
      Traits: entity.traits.map(rawTrait),
      Attributes: entity.attributes.map(rawAttribute),
      ...(name !== undefined &&
        'concepts' in entity && {
          [name]: entity.concepts.map(({ description, code, score }) => {
            return { Description: description, Code: code, Score: score };
          }),
        }),
    })),
    ModelVersion: modelVersion,
  });
}

function rawMention({ text, score, begin, end }: Entity | Attribute, id: number): object {
  return { Id: id, Text: text, Score: score, BeginOffset: begin, EndOffset: end };
}

function rawTrait({ name, score }: Trait): object {
  return { Name: name, Score: score };
}

function rawAttribute(attribute: Attribute, id: number): object {
  return {
    ...rawMention(attribute, id),
    Type: attribute.type,
    RelationshipScore: attribute.relationshipScore,
    Traits: attribute.traits.map(rawTrait),
  };
}
