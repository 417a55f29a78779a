/**
 * Keeps the first so many of what it is offered, in an order, without sorting the rest: what comes after the last kept
 * is turned away by one comparison, and the room for what isn't is cleared whenever it is full.
 */
export class Selection<Item> {
  private kept: Item[] = [];
  /** The last that is still among the first so many; absent until there are so many. */
  private last: Item | undefined;

  constructor(
    private readonly size: number,
    private readonly compare: (a: Item, b: Item) => number,
  ) {}

  /** What an item must come before to be kept; undefined while there is room for any. */
  get bound(): Item | undefined {
    return this.last;
  }

  /** Takes an item that comes before `bound`. */
  add(item: Item): void {
    this.kept.push(item);
    if (this.kept.length >= 2 * this.size) this.clear();
  }

  /** What is kept, in order. Nothing may be added after. */
  result(): readonly Item[] {
    this.clear();
    return this.kept;
  }

  private clear(): void {
    this.kept.sort(this.compare);
    if (this.kept.length < this.size) return;
    this.kept.length = this.size;
    this.last = this.kept.at(-1);
  }
}
