import type { Annotator, Attribute, CodedEntity, Concept, Entity, Trait } from './annotator.js';
import { splitText, type TextPart } from './split-text.js';

export type { Annotations, Annotator, Attribute, CodedEntity, Concept, Entity, Trait } from './annotator.js';

/*
 * Amazon Comprehend Medical by the caller's own client. The shapes are those of its three operations:
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_DetectEntitiesV2.html
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_InferICD10CM.html
 * https://docs.aws.amazon.com/comprehend-medical/latest/api/API_InferRxNorm.html
 */

interface ServiceTrait {
  readonly Name?: string | undefined;
  readonly Score?: number | undefined;
}

interface ServiceMention {
  readonly Text?: string | undefined;
  readonly BeginOffset?: number | undefined;
  readonly EndOffset?: number | undefined;
  readonly Score?: number | undefined;
  readonly Type?: string | undefined;
  readonly Traits?: readonly ServiceTrait[] | undefined;
}

interface ServiceConcept {
  readonly Code?: string | undefined;
  readonly Description?: string | undefined;
  readonly Score?: number | undefined;
}

export interface ServiceEntity extends ServiceMention {
  readonly Category?: string | undefined;
  readonly Attributes?: readonly (ServiceMention & { readonly RelationshipScore?: number | undefined })[] | undefined;
  readonly ICD10CMConcepts?: readonly ServiceConcept[] | undefined;
  readonly RxNormConcepts?: readonly ServiceConcept[] | undefined;
}

export interface ServiceResponse {
  readonly Entities?: readonly ServiceEntity[] | undefined;
  readonly ModelVersion?: string | undefined;
  /** That there are more entities than the response has. */
  readonly PaginationToken?: string | undefined;
}

/**
 * What is asked of a client: the methods that `ComprehendMedical` of `@aws-sdk/client-comprehendmedical` has. For a client that has only
 * `send`, pass an object of three functions:
 *
 *     { detectEntitiesV2: (input) => client.send(new DetectEntitiesV2Command(input)), ... }
 */
export interface ComprehendMedicalClient {
  detectEntitiesV2(input: { Text: string }): Promise<ServiceResponse>;
  inferICD10CM(input: { Text: string }): Promise<ServiceResponse>;
  inferRxNorm(input: { Text: string }): Promise<ServiceResponse>;
}

/** Bytes of UTF-8 in one request: https://docs.aws.amazon.com/comprehend-medical/latest/dev/comprehendmedical-quotas.html */
const MOST_BYTES = { detectEntitiesV2: 19_999, inferICD10CM: 10_000, inferRxNorm: 10_000 } as const;

type Operation = keyof typeof MOST_BYTES;

/**
 * An annotator that asks Amazon Comprehend Medical. Longer texts than the service takes are split at the ends of sentences, and what is
 * found is put together. A text without anything but white space isn't sent. Rejects with the client's own error when a request fails,
 * and with an Error when a response doesn't fit the text.
 */
export function createComprehendMedicalAnnotator(client: ComprehendMedicalClient): Annotator {
  return {
    async annotate(text) {
      const [entities, icd10cm, rxnorm] = await Promise.all([
        ask(client, 'detectEntitiesV2', text, readEntity),
        ask(client, 'inferICD10CM', text, (...found) => readCoded(...found, 'ICD10CMConcepts')),
        ask(client, 'inferRxNorm', text, (...found) => readCoded(...found, 'RxNormConcepts')),
      ]);
      const versions = new Set([...entities.versions, ...icd10cm.versions, ...rxnorm.versions]);
      return {
        entities: entities.found,
        icd10cm: icd10cm.found,
        rxnorm: rxnorm.found,
        modelVersion: [...versions].join(', '),
      };
    },
  };
}

interface Answer<T> {
  readonly found: readonly T[];
  readonly versions: readonly string[];
}

async function ask<T extends Entity>(
  client: ComprehendMedicalClient,
  operation: Operation,
  text: string,
  read: (part: TextPart, entity: ServiceEntity) => T,
): Promise<Answer<T>> {
  const found: T[] = [];
  const versions: string[] = [];
  // One request after the other, since the service counts them.
  for (const part of splitText(text, MOST_BYTES[operation])) {
    for (const [piece, response] of await askWhole(client, operation, part)) {
      found.push(...(response.Entities ?? []).map((entity) => read(piece, entity)));
      if (response.ModelVersion !== undefined) versions.push(response.ModelVersion);
    }
  }
  return { found: found.sort((a, b) => a.begin - b.begin), versions };
}

/** Where a response says that it leaves entities out, the text is asked for in halves: requests take no token for the rest. */
async function askWhole(
  client: ComprehendMedicalClient,
  operation: Operation,
  part: TextPart,
): Promise<(readonly [TextPart, ServiceResponse])[]> {
  const response = await client[operation]({ Text: part.text });
  if (!response.PaginationToken) return [[part, response]];
  const halves = splitText(part.text, Math.ceil(new TextEncoder().encode(part.text).length / 2));
  if (halves.length < 2) throw new Error(`${operation} leaves entities out of a text that can't be split`);
  const answers: (readonly [TextPart, ServiceResponse])[] = [];
  for (const { text, begin } of halves) {
    answers.push(...(await askWhole(client, operation, { text, begin: part.begin + begin })));
  }
  return answers;
}

function readEntity(part: TextPart, entity: ServiceEntity): Entity {
  return {
    ...readMention(part, entity),
    category: entity.Category ?? '',
    type: entity.Type ?? '',
    attributes: (entity.Attributes ?? []).map((attribute): Attribute => ({
      ...readMention(part, attribute),
      type: attribute.Type ?? '',
      relationshipScore: attribute.RelationshipScore ?? attribute.Score ?? 0,
    })),
  };
}

function readCoded(part: TextPart, entity: ServiceEntity, list: 'ICD10CMConcepts' | 'RxNormConcepts'): CodedEntity {
  const concepts = (entity[list] ?? []).map(({ Code = '', Description = '', Score = 0 }): Concept => {
    return { code: Code, description: Description, score: Score };
  });
  return { ...readEntity(part, entity), concepts: concepts.sort((a, b) => b.score - a.score) };
}

function readMention(part: TextPart, mention: ServiceMention): Omit<Entity, 'category' | 'type' | 'attributes'> {
  const [from, to] = placeOf(part.text, mention);
  return {
    text: part.text.slice(from, to),
    begin: part.begin + from,
    end: part.begin + to,
    score: mention.Score ?? 0,
    traits: (mention.Traits ?? []).map(({ Name = '', Score = 0 }): Trait => ({ name: Name, score: Score })),
  };
}

/** Offsets count code points, as the service's documentation has it; where those don't fit its own text, UTF-16 code units do or it is an error. */
function placeOf(text: string, { Text, BeginOffset = 0, EndOffset = 0 }: ServiceMention): readonly [number, number] {
  const points = [unitsBefore(text, BeginOffset), unitsBefore(text, EndOffset)] as const;
  if (Text === undefined || text.slice(...points) === Text) return points;
  if (text.slice(BeginOffset, EndOffset) === Text) return [BeginOffset, EndOffset];
  throw new Error(`the response has an entity at ${BeginOffset}..${EndOffset} that isn't there`);
}

/** How many UTF-16 code units the first code points of a text take. */
function unitsBefore(text: string, points: number): number {
  let units = 0;
  for (let i = 0; i < points && units < text.length; i++) units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}
