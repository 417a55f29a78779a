/** The typed arrays that indexes grow. */
type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * A longer copy of an array, of `atLeast` items or half as many again: doubling leaves a third of all memory unused on
 * average, and copying isn't what loading spends its time on.
 */
export function grow<A extends Growing>(array: A, atLeast: number): A {
  const longer = new (array.constructor as new (length: number) => A)(
    Math.max(atLeast, array.length + (array.length >> 1), 8),
  );
  longer.set(array);
  return longer;
}
