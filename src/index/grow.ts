/** The typed arrays that indexes grow. */
type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * A longer copy of an array, of `atLeast` items.
 *
 * By a fifth: doubling leaves a third of all memory unused on average, and less made copying a twentieth of a load. Long
 * arrays by half: the arrays that are left behind make the engine look through all of its memory, resources included,
 * which was two seconds of the 3.4 that loading 100,000 of them took.
 */
export function grow<A extends Growing>(array: A, atLeast: number): A {
  const { length } = array;
  const factor = length < SHORT ? 2 : length < LONG ? 1.2 : expected > there ? Math.min(expected / there, 3) : 1.5;
  return lengthened(array, Math.max(atLeast, Math.floor(length * Math.max(factor, 1.1))));
}

/**
 * The same for an array by document, of which a load knows how long it is going to be. Few documents say nothing yet, for
 * most fields are of a few documents alone.
 */
export function growByDocument<A extends Growing>(array: A, atLeast: number): A {
  // What is there and expected is of the type that is being loaded; of those that its resources contain, and beside
  // contained ones of its own, it says little, and arrays that got a few more places each time would be copied for ever.
  const whole = there === 0 ? 0 : Math.min(expected, Math.ceil((atLeast * expected) / there));
  return atLeast < FEW || whole < 1.1 * atLeast ? grow(array, atLeast) : lengthened(array, whole);
}

/** The array without the room that is left in it, once nothing more is expected. */
export function trimmed<A extends Growing>(array: A, used: number): A {
  return array.length > used ? (array.slice(0, used) as A) : array;
}

/**
 * Tells how many documents are there and how many are expected while a load puts one after the other; 0 when nobody
 * knows. Arrays that are made as long as they are going to be are made once: with a million resources, collecting the
 * shorter ones that were left behind took most of the load.
 */
export function expectDocuments(count: number, ofAll: number): void {
  there = count;
  expected = ofAll;
}

let there = 0;
let expected = 0;

const FEW = 64;
const SHORT = 1024;
const LONG = 65_536;

function lengthened<A extends Growing>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(Math.max(length, 16));
  longer.set(array);
  return longer;
}
