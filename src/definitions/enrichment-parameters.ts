import type { ComponentDefinition, SearchParameterDefinition, SearchParameterType } from './search-parameter.js';

/*
 * HealthLake's parameters for what was found in the text of a DocumentReference:
 * https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html. They are no parameters of R4.
 *
 * `%enrichment` is FHIRPath's way to name what its environment supplies (http://hl7.org/fhirpath/N1/#environment-variables):
 * here what the extension says, which no path through the extension leads to, since that goes by the ends of URLs.
 */

/** HealthLake publishes no definitions, so that these urls serve composites to name their components and nothing else. */
const urlOf = (code: string): string => `urn:fhirdex:SearchParameter:${code}`;

function parameter(
  code: string,
  type: SearchParameterType,
  expression: string,
  components: readonly ComponentDefinition[] = [],
): SearchParameterDefinition {
  return {
    code,
    type,
    url: urlOf(code),
    base: ['DocumentReference'],
    expression: `%enrichment.${expression}`,
    target: [],
    components,
    ...(components.length > 0 && { barSeparates: true }),
  };
}

const MEMBERS = { text: 'string', category: 'token', type: 'token', score: 'number' } as const;
const CODED_MEMBERS = { text: 'string', score: 'number' } as const;
const CONCEPT_MEMBERS = { code: 'token', description: 'string', score: 'number' } as const;

function detected(): readonly SearchParameterDefinition[] {
  const prefix = 'detectEntities-entity';
  const pair = (one: keyof typeof MEMBERS, other: keyof typeof MEMBERS): SearchParameterDefinition =>
    parameter(`${prefix}-${one}-${other}`, 'composite', 'entities', [
      { definition: urlOf(`${prefix}-${one}`), expression: one },
      { definition: urlOf(`${prefix}-${other}`), expression: other },
    ]);
  return [
    ...Object.entries(MEMBERS).map(([name, type]) => parameter(`${prefix}-${name}`, type, `entities.${name}`)),
    pair('text', 'category'),
    pair('type', 'score'),
    pair('text', 'score'),
    pair('text', 'type'),
    pair('category', 'score'),
  ];
}

function inferred(prefix: string, section: string): readonly SearchParameterDefinition[] {
  const textAnd = (member: 'code' | 'score'): SearchParameterDefinition =>
    parameter(`${prefix}-text-concept-${member}`, 'composite', section, [
      { definition: urlOf(`${prefix}-text`), expression: 'text' },
      { definition: urlOf(`${prefix}-concept-${member}`), expression: `concepts.${member}` },
    ]);
  return [
    ...Object.entries(CODED_MEMBERS).map(([name, type]) => parameter(`${prefix}-${name}`, type, `${section}.${name}`)),
    ...Object.entries(CONCEPT_MEMBERS).map(([name, type]) =>
      parameter(`${prefix}-concept-${name}`, type, `${section}.concepts.${name}`),
    ),
    textAnd('code'),
    textAnd('score'),
    parameter(`${prefix}-concept-description-concept-score`, 'composite', `${section}.concepts`, [
      { definition: urlOf(`${prefix}-concept-description`), expression: 'description' },
      { definition: urlOf(`${prefix}-concept-score`), expression: 'score' },
    ]),
  ];
}

let parameters: readonly SearchParameterDefinition[] | undefined;

export function enrichmentParameters(): readonly SearchParameterDefinition[] {
  return (parameters ??= [
    ...detected(),
    ...inferred('infer-icd10cm-entity', 'icd10cm'),
    ...inferred('infer-rxnorm-entity', 'rxnorm'),
    parameter('cm-decoration-status', 'token', 'status'),
  ]);
}
