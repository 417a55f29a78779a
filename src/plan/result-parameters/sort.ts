import type { Span } from '../../../grammar/source.js';
import { parseSort, printSort, type SortItem } from '../../../grammar/value/index.js';
import type { ParameterSchema } from '../../extract/schema.js';
import type { SortKey, SortRule } from '../../model/sort.js';
import { specialParameters } from '../../special/index.js';
import { checkCount } from '../bind-parameter.js';
import { droppable, fatal, NO_FAULTS, type BindFault } from '../bind-context.js';
import { didYouMean } from '../suggest.js';
import type { ReadContext, ResultParameter } from './result-parameter.js';

/** What is sorted by that isn't read from elements. */
const OWN_KEYS: ReadonlyMap<string, SortKey> = new Map<string, SortKey>([
  ['_id', { by: 'id' }],
  ['_score', { by: 'score' }],
]);

/**
 * `_sort`: https://hl7.org/fhir/R4/search.html#sort
 *
 * A name that nothing can be sorted by is dropped under lenient handling, and the others sort. A search of several
 * resource types can be sorted by what all of them have.
 */
export const sortParameter: ResultParameter = {
  name: '_sort',
  read({ value }, context) {
    const items = parseSort(value);
    if (!items.ok) return { faults: fatal(items.faults) };
    const tooMany = checkCount(items.value.length, value, context);
    if (tooMany) return { faults: tooMany };
    const { value: all } = items;
    const usual =
      all.length === 1 && context.types.length === 1 ? rulesOf(all[0]!, context.types[0]!, context) : undefined;
    if (usual) return { faults: NO_FAULTS, result: { sort: new Map([[context.types[0]!, usual]]) } };
    const faults: BindFault[] = [];
    const applied: SortItem[] = [];
    const sort = new Map<string, SortRule[]>(context.types.map((type) => [type, []]));
    for (const item of all) {
      const keys = keysOf(item, context);
      if (!Array.isArray(keys)) {
        faults.push(keys as BindFault);
        continue;
      }
      // Where it has been the same before, it never comes to a second time.
      const repeated = applied.some(({ name }) => name === item.name);
      applied.push(item);
      if (repeated) continue;
      context.types.forEach((type, i) => {
        const key = (keys as SortKey[])[i]!;
        sort.get(type)!.push(ruleOf(key, item));
      });
    }
    if (applied.length === 0) return { faults };
    return { faults, result: { sort }, applied: applied.map(printSort).join(',') };
  },
};

/**
 * The rules of a search of one type by one parameter that can be sorted by: always the same ones, by which backends know
 * the order that they keep. Made anew, they had to be printed and remembered for each text, which took 1 µs.
 */
function rulesOf(item: SortItem, type: string, { schemaOf }: ReadContext): readonly SortRule[] | undefined {
  const parameter = OWN_KEYS.has(item.name) ? undefined : schemaOf(type).parameter(item.name);
  if (!parameter) return undefined;
  const known = item.descending ? descending : ascending;
  let rules = known.get(parameter);
  if (!rules) {
    const key = parameter.searchType.sortKey?.(parameter);
    if (!key) return undefined;
    known.set(parameter, (rules = [ruleOf(key, item)]));
  }
  return rules;
}

const ascending = new WeakMap<ParameterSchema, readonly SortRule[]>();
const descending = new WeakMap<ParameterSchema, readonly SortRule[]>();

/** The best match comes first, and by `-_score` last. */
function ruleOf(key: SortKey, item: SortItem): SortRule {
  return { key, descending: item.descending !== (key.by === 'score') };
}

/** The key of each resource type that is searched, or what is wrong with the name. */
function keysOf({ name, span }: SortItem, context: ReadContext): readonly SortKey[] | BindFault {
  const own = OWN_KEYS.get(name);
  if (own) return context.types.map(() => own);
  const keys: SortKey[] = [];
  let kind: string | undefined;
  for (const type of context.types) {
    const parameter = context.schemaOf(type).parameter(name);
    if (!parameter) return unsorted(name, span, type, context);
    const { searchType } = parameter;
    const key = searchType.sortKey?.(parameter);
    if (!key) return droppable(`results can't be sorted by '${name}', a parameter of type ${searchType.name}`, span);
    if (kind !== undefined && kind !== searchType.name) {
      return droppable(`'${name}' is a parameter of type ${kind} and of type ${searchType.name}`, span);
    }
    kind = searchType.name;
    keys.push(key);
  }
  return keys;
}

/** A name that is no parameter read from elements. */
function unsorted(name: string, span: Span, type: string, { registry, schemaOf }: ReadContext): BindFault {
  if (specialParameters.has(name) || registry.parameter(type, name)) {
    return droppable(`results can't be sorted by '${name}'`, span);
  }
  const sortable = schemaOf(type).parameters.filter(({ searchType }) => searchType.sortKey);
  const known = [...sortable.map(({ definition }) => definition.code), ...OWN_KEYS.keys()];
  return droppable(`'${name}' is no search parameter of ${type}${didYouMean(name, known)}`, span);
}
