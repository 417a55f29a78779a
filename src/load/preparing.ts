import type { Record } from './records.js';

/** What is stored for a value, and in the company of what else. */
export type Prepared = Pick<Record, 'value' | 'generated'>;

/** Makes of a value what is stored for it. May have to be waited for. */
export type Prepare = (value: unknown) => Prepared | Promise<Prepared>;

/**
 * Prepares the values of records, some of them at a time, and hands the records on in the order in which they came. Nobody
 * waits as long as nothing has to be waited for.
 */
export class Preparing {
  private readonly waiting: Promise<Record>[] = [];

  constructor(
    private readonly prepare: Prepare,
    /** How many values are prepared at a time. */
    private readonly limit: number,
    private readonly handOn: (record: Record) => void,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** What has to be waited for before the next record is taken, if anything. */
  take(record: Record): Promise<void> | undefined {
    const made = this.prepare(record.value);
    if (this.waiting.length === 0 && !(made instanceof Promise)) {
      this.handOn({ ...record, ...made });
      return undefined;
    }
    const prepared = Promise.resolve(made).then((each) => ({ ...record, ...each }));
    // Whoever stops early never comes to ask how the others went.
    prepared.catch(() => undefined);
    this.waiting.push(prepared);
    return this.waiting.length < this.limit ? undefined : this.next();
  }

  async end(): Promise<void> {
    while (this.waiting.length > 0) await this.next();
  }

  private async next(): Promise<void> {
    const first = await unlessAborted(this.waiting[0]!, this.signal);
    this.waiting.shift();
    this.handOn(first);
  }
}

/** Rejects when the signal is aborted, also when the promise never comes to an end. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
