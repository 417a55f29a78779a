/** Shorter lists: halves, quarters and so on taken out, down to single items; never fewer than `least` items. */
export function* shrinkList<T>(items: readonly T[], least = 0): Generator<T[]> {
  for (let size = items.length; size >= 1; size = Math.floor(size / 2)) {
    if (items.length - size < least) continue;
    for (let start = 0; start + size <= items.length; start += size) {
      yield [...items.slice(0, start), ...items.slice(start + size)];
    }
    // The rest that no whole piece covers.
    const rest = items.length % size;
    if (rest > 0 && items.length - rest >= least) yield items.slice(0, items.length - rest);
  }
}

/** Lists of which one item is smaller. */
export function* shrinkItems<T>(items: readonly T[], smaller: (item: T) => Iterable<T>): Generator<T[]> {
  for (let i = 0; i < items.length; i++) {
    for (const item of smaller(items[i]!)) yield [...items.slice(0, i), item, ...items.slice(i + 1)];
  }
}
