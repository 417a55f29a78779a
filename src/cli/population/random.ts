/**
 * Random numbers that are the same for the same seed on every machine.
 *
 * The stream is sfc32 (Chris Doty-Humphrey's PractRand, https://pracrand.sourceforge.net, public domain): 128 bits of state,
 * 32-bit integer arithmetic only. Its state is hashed from a path of labels, with FNV-1a for the bytes
 * (http://www.isthe.com/chongo/tech/comp/fnv/) and MurmurHash3's 32-bit finalizer (Austin Appleby, public domain) to spread
 * them. Logarithms, powers and trigonometry are avoided throughout: ECMAScript leaves their last digits to the engine.
 */
export class Random {
  readonly #path: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(path: string) {
    this.#path = path;
    this.#a = hash(path, 0x811c9dc5);
    this.#b = hash(path, 0x9e3779b9);
    this.#c = hash(path, 0x85ebca6b);
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** Another stream, decided by the label alone and not by how much was drawn here before. */
  fork(label: string | number): Random {
    return new Random(`${this.#path}/${label}`);
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A real number in [0, 1). */
  unit(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /** A real number in [low, high). */
  between(low: number, high: number): number {
    return low + this.unit() * (high - low);
  }

  /** A whole number from low to high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of the items, which must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!;
  }

  /** One of the items, each as often as its weight says. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let rest = this.unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return items.at(-1)![0];
  }

  /** Nearly a normal distribution: the sum of twelve uniform draws, which never strays beyond six deviations. */
  normal(mean: number, deviation: number): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.unit();
    return mean + sum * deviation;
  }

  /** Decimal digits, e.g. for a record number. */
  digits(length: number): string {
    let text = '';
    while (text.length < length) text += this.integer(0, 9);
    return text;
  }

  /** An identifier in the form of a version 4 UUID: https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
  uuid(): string {
    const word = () => this.#next().toString(16).padStart(8, '0');
    const [first, second, third, fourth] = [word(), word(), word(), word()];
    const variant = '89ab'[Number.parseInt(third[0]!, 16) & 3];
    return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
  }
}

function hash(text: string, basis: number): number {
  let state = basis;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}
