export const NONE = new Uint32Array(0);

/** For each key the numbers of the resources that have it, ascending. */
export type Postings = ReadonlyMap<string, Uint32Array>;

export function postingsOf<R>(resources: readonly R[], keys: (resource: R) => readonly string[]): Postings {
  const lists = new Map<string, number[]>();
  for (const [doc, resource] of resources.entries()) {
    for (const key of new Set(keys(resource))) {
      const list = lists.get(key);
      if (list) list.push(doc);
      else lists.set(key, [doc]);
    }
  }
  return new Map(Array.from(lists, ([key, list]) => [key, Uint32Array.from(list)]));
}

/** For each resource the number of the one it refers to, -1 without one. */
export function forwardColumn<R, T extends { id: string }>(
  resources: readonly R[],
  reference: (resource: R) => string | undefined,
  targets: readonly T[],
  type: string,
): Int32Array {
  const docs = new Map(targets.map(({ id }, doc) => [`${type}/${id}`, doc]));
  return Int32Array.from(resources, (resource) => docs.get(reference(resource) ?? '') ?? -1);
}

/** Values of one key beside the numbers of their resources, in the order of the latter. */
export interface ValueColumn {
  readonly docs: Uint32Array;
  readonly values: Float64Array;
}

export const NO_VALUES: ValueColumn = { docs: NONE, values: new Float64Array(0) };

/** One column for each key. */
export function valueColumns<R>(
  resources: readonly R[],
  entries: (resource: R) => Iterable<readonly [key: string, value: number]>,
): ReadonlyMap<string, ValueColumn> {
  const lists = new Map<string, { docs: number[]; values: number[] }>();
  for (const [doc, resource] of resources.entries()) {
    for (const [key, value] of entries(resource)) {
      let list = lists.get(key);
      if (!list) lists.set(key, (list = { docs: [], values: [] }));
      list.docs.push(doc);
      list.values.push(value);
    }
  }
  return new Map(
    Array.from(lists, ([key, { docs, values }]) => [
      key,
      { docs: Uint32Array.from(docs), values: Float64Array.from(values) },
    ]),
  );
}

/** The resources with a value above the bound. */
export function docsAbove({ docs, values }: ValueColumn, bound: number): number[] {
  const found: number[] = [];
  let last = -1;
  for (let i = 0; i < docs.length; i++) {
    if (values[i]! > bound && docs[i] !== last) found.push((last = docs[i]!));
  }
  return found;
}

/** The first place at which a sorted list is not below the bound. */
export function lowerBound(sorted: ArrayLike<number> | readonly string[], bound: number | string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
