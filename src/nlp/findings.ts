import { v5 } from 'uuid';
import type { IdentifiedResource } from '../model/resource.js';
import type { Annotations, CodedEntity, Concept } from './annotator.js';
import { SECTION_URLS } from './urls.js';

/*
 * Resources that are made of what was found in a document, as HealthLake has them:
 * https://docs.aws.amazon.com/healthlake/latest/devguide/integrating-nlp.html
 */

export const GENERATED_URL = 'http://healthlake.amazonaws.com/system-generated-resources/';
const LINKAGE_URL = 'http://healthlake.amazonaws.com/linkage';
const FINDING_URL = 'http://healthlake.amazonaws.com/nlp-entity';
const LINKAGE_OF_FINDING_URL = 'http://healthlake.amazonaws.com/system-generated-linkage';
const SOURCE_URL = 'http://healthlake.amazonaws.com/source-document-reference';
const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';

/** HealthLake gives the display alone; by a code the tag is found. */
const TAG = { code: 'SYSTEM_GENERATED', display: 'SYSTEM_GENERATED' };

/** What a trait makes of an entity. */
const TYPES: ReadonlyMap<string, 'Condition' | 'Observation'> = new Map([
  ['DIAGNOSIS', 'Condition'],
  ['SIGN', 'Observation'],
  ['SYMPTOM', 'Observation'],
]);

/** Said of an entity that isn't the patient's, or isn't so. */
const DENIED: ReadonlySet<string> = new Set(['NEGATION', 'PERTAINS_TO_FAMILY', 'HYPOTHETICAL']);

interface Finding {
  readonly type: 'Condition' | 'Observation';
  readonly entity: CodedEntity;
  /** The best. Without one the finding is known by its text alone. */
  readonly concept: Concept | undefined;
}

/**
 * The Conditions and Observations that a document speaks of, each once, and the Linkage of them to the document, which
 * comes last; nothing when it speaks of none. The same findings of a document give the same ids.
 */
export function generateResources(
  document: IdentifiedResource,
  annotations: Annotations,
): readonly IdentifiedResource[] {
  const source = `DocumentReference/${document.id}`;
  const linkage = { reference: `Linkage/${idOf(source)}` };
  const findings = new Map<string, IdentifiedResource>();
  for (const finding of annotations.icd10cm.flatMap(findingOf)) {
    const { type, entity, concept } = finding;
    const id = idOf(source, type, concept?.code ?? entity.text.toLowerCase());
    // The first mention stands for those after it.
    if (!findings.has(id)) findings.set(id, resourceOf(finding, id, document, linkage));
  }
  if (findings.size === 0) return [];
  const items = [...findings.values()].map(({ resourceType: type, id }) => {
    return { type: 'alternate', resource: { reference: `${type}/${id}`, type } };
  });
  return [
    ...findings.values(),
    {
      resourceType: 'Linkage',
      id: idOf(source),
      meta: { tag: [TAG] },
      active: true,
      item: [...items, { type: 'source', resource: { reference: source, type: 'DocumentReference' } }],
    } as IdentifiedResource,
  ];
}

/** The extension with which a document names what was made of it. */
export function referToGenerated(generated: readonly IdentifiedResource[]): object {
  return {
    url: GENERATED_URL,
    extension: generated.map(({ resourceType, id }) => ({
      url: resourceType === 'Linkage' ? LINKAGE_URL : FINDING_URL,
      valueReference: { reference: `${resourceType}/${id}` },
    })),
  };
}

/** What a stored document names so. */
export function generatedReferences(document: object): readonly string[] {
  return list(document, 'extension')
    .filter((each) => (each as { url?: unknown } | null)?.url === GENERATED_URL)
    .flatMap((each) => list(each, 'extension'))
    .flatMap((each) => {
      const { valueReference } = (each ?? {}) as { valueReference?: { reference?: unknown } };
      return typeof valueReference?.reference === 'string' ? [valueReference.reference] : [];
    });
}

function findingOf(entity: CodedEntity): readonly Finding[] {
  if (entity.traits.some(({ name }) => DENIED.has(name))) return [];
  const types = new Set(entity.traits.flatMap(({ name }) => TYPES.get(name) ?? []));
  return [...types].map((type) => ({ type, entity, concept: entity.concepts[0] }));
}

function resourceOf(
  { type, entity, concept }: Finding,
  id: string,
  document: IdentifiedResource,
  linkage: object,
): IdentifiedResource {
  const { entity: entityUrls, concept: conceptUrls, url } = SECTION_URLS.icd10cm;
  const { subject, context } = document as { subject?: unknown; context?: unknown };
  const [encounter] = list(context, 'encounter');
  const coding =
    concept && [ICD10CM, url].map((system) => ({ system, code: concept.code, display: concept.description }));
  return {
    resourceType: type,
    id,
    meta: { tag: [TAG] },
    // Whoever doesn't know what these say shouldn't take a guess for a record.
    modifierExtension: [
      { url: entityUrls.score, valueDecimal: entity.score },
      ...(concept ? [{ url: conceptUrls.score, valueDecimal: concept.score }] : []),
      { url: LINKAGE_OF_FINDING_URL, valueReference: linkage },
      { url: SOURCE_URL, valueReference: { reference: `DocumentReference/${document.id}` } },
    ],
    ...(type === 'Observation' && { status: 'unknown' }),
    code: { ...(coding && { coding }), text: entity.text },
    ...(subject !== undefined && { subject }),
    ...(encounter !== undefined && { encounter }),
  } as IdentifiedResource;
}

/** A name-based UUID (https://www.rfc-editor.org/rfc/rfc9562#section-5.5), so that each finding has an id of its own. */
function idOf(...names: readonly string[]): string {
  return v5([GENERATED_URL, ...names].join('\n'), v5.URL);
}

function list(parent: unknown, name: string): readonly unknown[] {
  const value = (parent as Record<string, unknown> | null | undefined)?.[name];
  return Array.isArray(value) ? value : [];
}
