/** The typed arrays that the state of an index consists of. */
export type StateArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * Where structures write what they consist of, and read it from again. One method of each structure, `transfer`, does
 * both, so that the two can't differ:
 *
 *     transfer(state: State): void {
 *       this.slots = state.array(this.slots);
 *       this.used = state.number(this.used);
 *     }
 *
 * When it writes, everything is given back as it came. When it reads, what comes is passed over, and a structure that was
 * just made gets what another one had: numbers and arrays as results, which it keeps; lists filled, which were empty.
 */
export interface State {
  readonly reads: boolean;
  number(value: number): number;
  /** As many items as are in use, all unless given. */
  array<A extends StateArray>(items: A, used?: number): A;
  optionalArray<A extends StateArray>(items: A | undefined): A | undefined;
  numbers(list: number[]): void;
  strings(list: string[]): void;
  /** What has been read stays as it is in the snapshot, and must not be changed. */
  bytes(bytes: Uint8Array): Uint8Array;
}

export interface HasState {
  transfer(state: State): void;
}

/** Of a list with gaps, what is there; `make` makes what is then read. */
export function transferEach<T extends HasState>(
  state: State,
  list: (T | undefined)[],
  make: (place: number) => T,
): void {
  const places = list.flatMap((item, place) => (item && !state.reads ? place : []));
  state.numbers(places);
  for (const place of places) (list[place] ??= make(place)).transfer(state);
}
