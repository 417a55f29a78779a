import { each, isText, type CodeSystemResource, type ConceptDefinition, type ConceptProperty } from './resources.js';

/** https://hl7.org/fhir/R4/codesystem-concept-properties.html */
const PROPERTY_URI = 'http://hl7.org/fhir/concept-properties#';

/** Properties that every code system has, with what they are where a concept doesn't say. */
const DEFAULTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['inactive', ['false']],
  ['notSelectable', ['false']],
  ['parent', []],
  ['child', []],
]);

/**
 * Hierarchies in which a concept needn't be one of those above it:
 * https://hl7.org/fhir/R4/valueset-codesystem-hierarchy-meaning.html. Most systems with a hierarchy don't say what it
 * means, R4's own among them; there concepts count as subsumed by those above.
 */
const NO_SUBSUMPTION: ReadonlySet<unknown> = new Set(['part-of', 'grouped-by']);

type Edges = Map<string, Set<string>>;

/**
 * The concepts of a code system and what subsumes what: https://hl7.org/fhir/R4/codesystem.html#hierarchy. One concept is
 * below another by nesting or by the properties `parent`, `child` and `subsumedBy`.
 */
export class CodeSystem {
  readonly url: string;
  /** Whether all codes are given: https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.content */
  readonly complete: boolean;
  private readonly caseSensitive: boolean;
  private readonly concepts = new Map<string, ConceptDefinition>();
  private readonly spelling = new Map<string, string>();
  private readonly parents: Edges = new Map();
  private readonly children: Edges = new Map();
  private readonly properties = new Set(DEFAULTS.keys());
  /** Which standard property one is that goes by a code of the system's own. */
  private readonly standardNames = new Map<string, string>();

  constructor(resource: CodeSystemResource) {
    this.url = resource.url ?? '';
    this.complete = resource.content === 'complete';
    this.caseSensitive = resource.caseSensitive === true;
    for (const { code, uri } of each(resource.property)) {
      if (!isText(code)) continue;
      this.properties.add(code);
      if (isText(uri) && uri.startsWith(PROPERTY_URI)) this.standardNames.set(code, uri.slice(PROPERTY_URI.length));
    }
    const subsumes = !NO_SUBSUMPTION.has(resource.hierarchyMeaning);
    this.readConcepts(each(resource.concept), subsumes);
    for (const code of this.concepts.keys()) {
      for (const property of this.propertiesOf(code)) this.relate(code, property, subsumes);
    }
  }

  /** All codes, in the order of the resource. */
  get codes(): ReadonlySet<string> {
    return new Set(this.concepts.keys());
  }

  /**
   * A code as the system writes it. Where it isn't said that case counts, any case will do:
   * https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.caseSensitive
   */
  spell(code: string): string {
    if (this.caseSensitive || this.concepts.has(code)) return code;
    return this.spelling.get(code.toLowerCase()) ?? code;
  }

  /** The code and all that it subsumes. */
  below(code: string): ReadonlySet<string> {
    return closure(this.spell(code), this.children);
  }

  /** The code and all that subsume it. */
  above(code: string): ReadonlySet<string> {
    return closure(this.spell(code), this.parents);
  }

  /** Whether the system, or any concept of it, has a property of that name. */
  hasProperty(name: string): boolean {
    return this.properties.has(name);
  }

  /** What a concept says of a property, as text. */
  stated(code: string, name: string): readonly string[] {
    return this.propertiesOf(code).flatMap((property) => (property['code'] === name ? (valueOf(property) ?? []) : []));
  }

  /** What a concept has for a property, said or not: `parent` and `child` also by nesting. */
  values(code: string, name: string): readonly string[] {
    const standard = this.standardNames.get(name) ?? name;
    const edges = standard === 'parent' ? this.parents : standard === 'child' ? this.children : undefined;
    const stated = [...this.stated(code, name), ...(edges?.get(code) ?? [])];
    return stated.length > 0 ? stated : (DEFAULTS.get(standard) ?? []);
  }

  /** By the property `inactive`, or a `status` that comes to the same. */
  isInactive(code: string): boolean {
    return this.propertiesOf(code).some((property) => {
      const name = this.nameOf(property);
      const value = valueOf(property);
      return name === 'inactive'
        ? value === 'true'
        : name === 'status' && (value === 'retired' || value === 'inactive');
    });
  }

  /** With a list of what is left to read, for nothing says how deep concepts are nested. */
  private readConcepts(top: readonly ConceptDefinition[], nestingSubsumes: boolean): void {
    const left: { concept: ConceptDefinition; above?: string }[] = top.map((concept) => ({ concept })).reverse();
    for (let next = left.pop(); next; next = left.pop()) {
      const { concept, above } = next;
      const { code } = concept;
      if (!isText(code)) continue;
      this.concepts.set(code, concept);
      if (!this.spelling.has(code.toLowerCase())) this.spelling.set(code.toLowerCase(), code);
      if (above !== undefined && nestingSubsumes) this.link(above, code);
      for (const below of [...each(concept.concept)].reverse()) left.push({ concept: below, above: code });
    }
  }

  private relate(code: string, property: ConceptProperty, hierarchySubsumes: boolean): void {
    if (isText(property['code'])) this.properties.add(property['code']);
    const name = this.nameOf(property);
    const value = valueOf(property);
    if (value === undefined) return;
    if (name === 'subsumedBy' || (name === 'parent' && hierarchySubsumes)) this.link(this.spell(value), code);
    else if (name === 'child' && hierarchySubsumes) this.link(code, this.spell(value));
  }

  private nameOf({ code }: ConceptProperty): string {
    return isText(code) ? (this.standardNames.get(code) ?? code) : '';
  }

  private propertiesOf(code: string): readonly ConceptProperty[] {
    return each(this.concepts.get(code)?.property);
  }

  private link(above: string, below: string): void {
    connect(this.children, above, below);
    connect(this.parents, below, above);
  }
}

function connect(edges: Edges, from: string, to: string): void {
  const targets = edges.get(from);
  if (targets) targets.add(to);
  else edges.set(from, new Set([to]));
}

/** All that can be reached, the start included. What is added is visited too, and only once, so that circles end. */
function closure(start: string, edges: Edges): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const code of reached) for (const next of edges.get(code) ?? []) reached.add(next);
  return reached;
}

/** The `value[x]` of a property; of a Coding its code. */
function valueOf(property: ConceptProperty): string | undefined {
  const name = Object.keys(property).find((key) => key.startsWith('value'));
  const value = name === undefined ? undefined : property[name];
  if (typeof value === 'object' && value !== null) {
    const { code } = value as { readonly code?: unknown };
    return isText(code) ? code : undefined;
  }
  return value === undefined || value === null ? undefined : String(value);
}
