import type { Annotations, Entity } from '../../../src/nlp/annotator.js';
import type { Mark, Note } from './notes.js';

/*
 * How well annotations agree with the marks of a reader.
 */

export class Count {
  marked = 0;
  found = 0;
  right = 0;

  get precision(): number {
    return this.found === 0 ? 1 : this.right / this.found;
  }

  get recall(): number {
    return this.marked === 0 ? 1 : this.right / this.marked;
  }

  get f1(): number {
    const sum = this.precision + this.recall;
    return sum === 0 ? 0 : (2 * this.precision * this.recall) / sum;
  }
}

export class Counts extends Map<string, Count> {
  of(name: string): Count {
    if (!this.has(name)) this.set(name, new Count());
    return this.get(name)!;
  }
}

export interface Measures {
  /** Same place, category and type; by category. */
  readonly exact: Counts;
  /** Overlapping, of the same category; by category. */
  readonly overlapping: Counts;
  readonly identity: Counts;
  /** A trait of an overlapping entity; one that was missed misses its traits. */
  readonly traits: Counts;
  /** Same place, type and entity. */
  readonly attributes: Counts;
  /** The first code of an overlapping entity, where the reader gave a code. */
  readonly codes: Counts;
  /** Overlapping entities, by the group of the note. */
  readonly groups: Counts;
  readonly missed: Map<string, string[]>;
  readonly wrong: Map<string, string[]>;
}

export function measure(notes: readonly Note[], annotate: (text: string) => Annotations): Measures {
  const measures: Measures = {
    exact: new Counts(),
    overlapping: new Counts(),
    identity: new Counts(),
    traits: new Counts(),
    attributes: new Counts(),
    codes: new Counts(),
    groups: new Counts(),
    missed: new Map(),
    wrong: new Map(),
  };
  for (const note of notes) measureNote(note, annotate(note.text), measures);
  return measures;
}

function measureNote(note: Note, annotations: Annotations, measures: Measures): void {
  const { exact, overlapping, identity, groups } = measures;
  const pairs = pair(note.entities, annotations.entities);
  const paired = new Set(pairs.values());
  for (const mark of note.entities) {
    const entity = pairs.get(mark);
    const same = entity?.begin === mark.begin && entity.end === mark.end && entity.type === mark.type;
    count([exact.of(mark.category), exact.of('all')], same);
    count([overlapping.of(mark.category), overlapping.of('all'), groups.of(note.group)], entity !== undefined);
    if (mark.category.startsWith('PROTECTED')) count([identity.of(mark.type)], same);
    if (!entity) list(measures.missed, mark.category, mark.text);
    measureTraits(mark, entity, measures);
    measureCodes(mark, entity, annotations, measures);
  }
  for (const entity of annotations.entities) {
    for (const one of [exact.of(entity.category), exact.of('all')]) one.found++;
    for (const one of [overlapping.of(entity.category), overlapping.of('all'), groups.of(note.group)]) one.found++;
    if (entity.category.startsWith('PROTECTED')) identity.of(entity.type).found++;
    for (const { name } of entity.traits) measures.traits.of(name).found++;
    if (!paired.has(entity)) list(measures.wrong, entity.category, entity.text);
  }
  measureAttributes(note, annotations, measures);
}

/** Each mark with the first entity of its category that overlaps it; no entity twice. */
function pair(marks: readonly Mark[], entities: readonly Entity[]): Map<Mark, Entity> {
  const pairs = new Map<Mark, Entity>();
  const taken = new Set<Entity>();
  for (const mark of marks) {
    const fits = (one: Entity): boolean =>
      one.category === mark.category && one.begin < mark.end && mark.begin < one.end && !taken.has(one);
    const entity =
      entities.find((one) => fits(one) && one.begin === mark.begin && one.end === mark.end) ?? entities.find(fits);
    if (!entity) continue;
    taken.add(entity);
    pairs.set(mark, entity);
  }
  return pairs;
}

function measureTraits(mark: Mark, entity: Entity | undefined, { traits }: Measures): void {
  for (const name of mark.traits) count([traits.of(name)], entity?.traits.some((one) => one.name === name) ?? false);
}

function measureCodes(
  mark: Mark,
  entity: Entity | undefined,
  { icd10cm, rxnorm }: Annotations,
  { codes }: Measures,
): void {
  if (mark.code === undefined) return;
  const system = mark.category === 'MEDICATION' ? 'RxNorm' : 'ICD-10-CM';
  const coded = (system === 'RxNorm' ? rxnorm : icd10cm).find(({ begin }) => begin === entity?.begin);
  count([codes.of(system)], coded?.concepts[0]!.code === mark.code);
  if (coded) codes.of(system).found++;
}

function measureAttributes(note: Note, annotations: Annotations, { attributes }: Measures): void {
  const name = (type: string, begin: number, end: number, owner: number): string => `${type} ${begin} ${end} ${owner}`;
  const marked = new Map(note.attributes.map((one) => [name(one.type, one.begin, one.end, one.owner!), one.type]));
  for (const type of marked.values()) attributes.of(type).marked++;
  for (const entity of annotations.entities) {
    for (const { type, begin, end } of entity.attributes) {
      attributes.of(type).found++;
      if (marked.has(name(type, begin, end, entity.begin))) attributes.of(type).right++;
    }
  }
}

function count(counts: readonly Count[], right: boolean): void {
  for (const one of counts) {
    one.marked++;
    if (right) one.right++;
  }
}

function list(lists: Map<string, string[]>, category: string, text: string): void {
  const flat = text.replace(/\s+/g, ' ');
  const known = lists.get(category);
  if (known) known.push(flat);
  else lists.set(category, [flat]);
}
