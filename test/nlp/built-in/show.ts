import { createAnnotator } from '../../../src/nlp/built-in/create-annotator.js';
import type { Annotations, Entity } from '../../../src/nlp/annotator.js';

const annotator = createAnnotator();

export function annotate(text: string): Annotations {
  return annotator.annotate(text);
}

/** `chest pain SYMPTOM NEGATION`: the entities of a category with their traits. */
export function conditions(text: string): string[] {
  return annotate(text)
    .entities.filter(({ category }) => category === 'MEDICAL_CONDITION')
    .map((entity) => [entity.text, ...entity.traits.map(({ name }) => name)].join(' '));
}

/** `metformin: DOSAGE 500 mg, FREQUENCY daily`: the entities that have attributes. */
export function attributes(text: string): string[] {
  return annotate(text)
    .entities.filter((entity) => entity.attributes.length > 0)
    .map(showAttributes);
}

function showAttributes(entity: Entity): string {
  return `${entity.text}: ${entity.attributes.map(({ type, text }) => `${type} ${text}`).join(', ')}`;
}

/** `NAME Ana Moreno`: what says who the patient is. */
export function identity(text: string): string[] {
  return annotate(text)
    .entities.filter(({ category }) => category === 'PROTECTED_HEALTH_INFORMATION')
    .map((entity) => `${entity.type} ${entity.text}`);
}
