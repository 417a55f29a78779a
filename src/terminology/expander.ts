import { FhirSearchError, searchError } from '../model/issue.js';
import { EVERY, intersect, NO_CODES, subtract, union, type CodeSet } from './code-set.js';
import { everyCode, type CodeSystems } from './code-systems.js';
import { compileFilter } from './filter.js';
import { implicitValueSet } from './implicit-value-sets.js';
import { each, isText, type ExpandedConcept, type ValueSetPart, type ValueSetResource } from './resources.js';

/**
 * Says what is in value sets, by their definitions: https://hl7.org/fhir/R4/valueset.html#compositions
 *
 * Throws FhirSearchError, which names the value set, where what is given doesn't say it.
 */
export class Expander {
  private readonly expanded = new Map<ValueSetResource, CodeSet>();

  constructor(
    private readonly codeSystems: CodeSystems,
    private readonly valueSetOf: (reference: string) => ValueSetResource | undefined,
  ) {}

  /** Undefined when there's no such value set. `within`: the value sets whose definitions lead here. */
  expand(reference: string, within: readonly ValueSetResource[] = []): CodeSet | undefined {
    const valueSet = this.valueSetOf(reference);
    if (!valueSet) return implicitValueSet(reference, this.codeSystems);
    const done = this.expanded.get(valueSet);
    if (done) return done;
    try {
      if (within.includes(valueSet)) throw searchError('not-supported', 'it is part of its own definition');
      const codes = fromExpansion(valueSet) ?? this.compose(valueSet, [...within, valueSet]);
      this.expanded.set(valueSet, codes);
      return codes;
    } catch (error) {
      if (!(error instanceof FhirSearchError)) throw error;
      const [{ code, message }] = error.issues as [FhirSearchError['issues'][number]];
      throw searchError(code, `${reference}: ${message}`);
    }
  }

  private compose({ compose }: ValueSetResource, within: readonly ValueSetResource[]): CodeSet {
    if (typeof compose !== 'object' || compose === null) {
      throw searchError('not-supported', 'it has neither a composition nor a whole expansion');
    }
    const all = (parts: readonly ValueSetPart[] | undefined): CodeSet =>
      each(parts).reduce((codes, part) => union(codes, this.part(part, within)), NO_CODES);
    const left = subtract(all(compose.include), all(compose.exclude), (system) => {
      throw searchError('not-supported', `it excludes codes of ${system}, and that code system isn't given in full`);
    });
    return compose.inactive === false ? this.active(left) : left;
  }

  /**
   * What the system and all of the value sets have in common. Decided here: R4's text of the element `valueSet` makes a
   * union of several value sets, its rules for compositions, like R4B and R5, an intersection.
   */
  private part(part: ValueSetPart, within: readonly ValueSetResource[]): CodeSet {
    const sets = isText(part.system) ? [this.ofSystem(part.system, part)] : [];
    for (const reference of Array.isArray(part.valueSet) ? (part.valueSet as readonly unknown[]).map(String) : []) {
      const codes = this.expand(reference, within);
      if (!codes) throw searchError('not-found', `the value set ${reference}, which it refers to, isn't given`);
      sets.push(codes);
    }
    if (sets.length === 0) throw searchError('not-supported', 'a part of it names neither a system nor a value set');
    return sets.reduce(intersect);
  }

  private ofSystem(url: string, { version, concept, filter }: ValueSetPart): CodeSet {
    const canonical = isText(version) ? `${url}|${version}` : url;
    const system = this.codeSystems.get(canonical);
    const filters = each(filter);
    if (filters.length > 0) {
      if (!system) throw searchError('not-supported', `it filters ${canonical}, and that code system isn't given`);
      const tests = filters.map((one) => compileFilter(one, system));
      return new Map([[url, new Set([...system.codes].filter((code) => tests.every((test) => test(code))))]]);
    }
    const listed = each(concept);
    if (listed.length === 0) return everyCode(url, system);
    return new Map([[url, new Set(listed.flatMap(({ code }) => (isText(code) ? (system?.spell(code) ?? code) : [])))]]);
  }

  private active(codes: CodeSet): CodeSet {
    return new Map(
      [...codes].map(([url, listed]) => {
        const system = this.codeSystems.get(url);
        if (listed === EVERY || !system) return [url, listed];
        return [url, new Set([...listed].filter((code) => !system.isInactive(code)))];
      }),
    );
  }
}

/** Undefined when there's none, or only a page of one. Entries without a code are headings. */
function fromExpansion({ expansion }: ValueSetResource): CodeSet | undefined {
  if (typeof expansion !== 'object' || expansion === null) return undefined;
  const codes = new Map<string, Set<string>>();
  const left: ExpandedConcept[] = [...each(expansion.contains)];
  let entries = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    entries++;
    left.push(...each(next.contains));
    const { system, code } = next;
    if (!isText(system) || !isText(code)) continue;
    const listed = codes.get(system);
    if (listed) listed.add(code);
    else codes.set(system, new Set([code]));
  }
  return typeof expansion.total === 'number' && expansion.total > entries ? undefined : codes;
}
