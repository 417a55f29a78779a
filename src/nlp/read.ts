import { isEnrichmentUrl, partOf, type Part, type Section } from './urls.js';

/** A concept as the extension holds it; members that it doesn't have are absent. */
export interface EnrichedConcept {
  code?: string;
  description?: string;
  score?: number;
}

/** An entity as the extension holds it: its traits and attributes are in the raw response alone, which isn't read. */
export interface EnrichedEntity {
  text?: string;
  /** Only where the section says it: of `entities`. */
  category?: string;
  type?: string;
  begin?: number;
  end?: number;
  score?: number;
  concepts: EnrichedConcept[];
}

/** What the extension of a DocumentReference says of its text. */
export interface Enrichment extends Record<Section, EnrichedEntity[]> {
  /** `SUCCESS`, `UNSUPPORTED`, `VALIDATION_ERROR`; ours also `FAILED`. */
  status?: string;
  message?: string;
  modelVersion?: string;
}

/**
 * Reads the enrichment of a DocumentReference, whoever wrote it; undefined when there is none.
 *
 * Extensions are told apart by the last part of their URL, and what stands outside its place belongs to what came last
 * before it, as in the example of HealthLake's guide: a concept beside its entity, a score beside its concept.
 */
export function readEnrichment(resource: object): Enrichment | undefined {
  const { extension } = resource as { extension?: unknown };
  if (!Array.isArray(extension)) return undefined;
  const roots = extension.filter((each: unknown) => isEnrichmentUrl(membersOf(each)['url']));
  if (roots.length === 0) return undefined;
  const reader = new Reader();
  for (const root of roots) reader.readAll(root);
  return reader.enrichment;
}

class Reader {
  readonly enrichment: Enrichment = { entities: [], icd10cm: [], rxnorm: [] };
  private section: Section | undefined;
  private entity: EnrichedEntity | undefined;
  private concept: EnrichedConcept | undefined;

  readAll(parent: unknown): void {
    const { extension } = membersOf(parent);
    if (Array.isArray(extension)) for (const each of extension) this.read(each);
  }

  private read(extension: unknown): void {
    const { url } = membersOf(extension);
    const part = typeof url === 'string' ? partOf(url) : undefined;
    if (part === undefined) return;
    switch (part) {
      case 'entities':
      case 'icd10cm':
      case 'rxnorm':
        [this.section, this.entity, this.concept] = [part, undefined, undefined];
        return this.readAll(extension);
      case 'entity':
        if (this.section === undefined) return;
        this.entity = { concepts: [] };
        this.concept = undefined;
        this.enrichment[this.section].push(this.entity);
        return this.readAll(extension);
      case 'concepts':
        return this.readAll(extension);
      case 'concept':
        if (!this.entity) return;
        this.concept = {};
        this.entity.concepts.push(this.concept);
        return this.readAll(extension);
      default:
        this.assign(part, valueOf(extension));
    }
  }

  private assign(part: Exclude<Part, Section | 'entity' | 'concepts' | 'concept'>, value: unknown): void {
    const { entity, concept, enrichment } = this;
    switch (part) {
      case 'status':
      case 'message':
      case 'modelVersion':
        return setText(enrichment, part, value);
      case 'concept.code':
        return setText(concept, 'code', value);
      case 'concept.description':
        return setText(concept, 'description', value);
      case 'concept.score':
        return setNumber(concept, 'score', value);
      case 'entity.text':
        return setText(entity, 'text', value);
      case 'entity.category':
        return setText(entity, 'category', value);
      case 'entity.type':
        return setText(entity, 'type', value);
      case 'entity.begin':
        return setNumber(entity, 'begin', value);
      case 'entity.end':
        return setNumber(entity, 'end', value);
      case 'entity.score':
        return setNumber(entity, 'score', value);
    }
  }
}

/** The value of an extension, whatever its type: https://hl7.org/fhir/R4/extensibility.html#Extension */
function valueOf(extension: unknown): unknown {
  const members = membersOf(extension);
  for (const name in members) if (name.startsWith('value')) return members[name];
  return undefined;
}

function setText<K extends string>(target: { [key in K]?: string } | undefined, name: K, value: unknown): void {
  if (target && typeof value === 'string' && value !== '') target[name] ??= value;
}

function setNumber<K extends string>(target: { [key in K]?: number } | undefined, name: K, value: unknown): void {
  if (target && typeof value === 'number') target[name] ??= value;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
