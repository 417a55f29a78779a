/**
 * Lets writes to one resource happen in the order in which they are asked for, also when one of them has to wait for
 * something. A write that waits for nothing, and comes after none that does, is done at once.
 */
export class WriteOrder {
  private readonly last = new Map<string, Promise<unknown>>();

  /** `write` rejects or throws for itself alone: those after it go on. */
  run<T>(reference: string, write: () => T | Promise<T>): T | Promise<T> {
    const before = this.last.get(reference);
    const result = before ? before.then(write, write) : write();
    if (!(result instanceof Promise)) return result;
    this.last.set(reference, result);
    const forget = (): void => {
      if (this.last.get(reference) === result) this.last.delete(reference);
    };
    result.then(forget, forget);
    return result;
  }
}
