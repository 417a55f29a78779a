import type { OperationOutcomeIssue } from '../model/issue.js';
import type { IdentifiedResource } from '../model/resource.js';
import { whyNotStorable } from './check.js';
import { Preparing, type Prepare } from './preparing.js';
import { isSingle, recordsOf, type LoadSource, type Record } from './records.js';

export interface LoadReport {
  /** The number of resources that were stored; one that came twice counts twice. */
  loaded: number;
  /** What could not be stored, with its line and the reason. */
  failed: FailedRecord[];
}

export interface FailedRecord {
  /** The line of the text, or the position among resources or entries; counted from 1. */
  line: number;
  issue: OperationOutcomeIssue;
}

export interface LoadOptions {
  /** Called now and then during a long load, and once at its end. */
  onProgress?: (progress: { loaded: number; failed: number }) => void;
  /** Stops the load where it is; what was loaded stays. */
  signal?: AbortSignal;
}

export interface LoadTarget {
  readonly isResourceType: (name: string) => boolean;
  store(resource: IdentifiedResource, generated?: readonly IdentifiedResource[]): void;
  /** What is done to values before they are stored, and to how many at a time. */
  readonly preparation?: { readonly prepare: Prepare; readonly concurrency: number };
}

/** How long loading goes on, in milliseconds, before others get a turn: two frames of a page's 60 a second. */
const TURN = 33;
const RECORDS_BETWEEN_LOOKS = 256;

/** Loads everything that can be loaded and reports the rest. */
export async function load(source: LoadSource, target: LoadTarget, options: LoadOptions): Promise<LoadReport> {
  const report: LoadReport = { loaded: 0, failed: [] };
  const tell = (): void => options.onProgress?.({ loaded: report.loaded, failed: report.failed.length });
  let turn = performance.now();
  let seen = 0;
  const { preparation } = target;
  const keep = (record: Record): void => takeRecord(record, target, report);
  const preparing = preparation && new Preparing(preparation.prepare, preparation.concurrency, keep, options.signal);
  // Preparing a resource may take longer than indexing many.
  const isOver = (): boolean => (preparing || ++seen % RECORDS_BETWEEN_LOOKS === 0) && performance.now() - turn > TURN;
  /** Whether others should get a turn, or what has to be waited for. */
  const take = (record: Record): boolean | Promise<void> => {
    const wait = preparing ? preparing.take(record) : keep(record);
    return wait ?? isOver();
  };
  const rest = async (wait: Promise<void> | true): Promise<void> => {
    if (wait !== true) {
      await wait;
      if (performance.now() - turn <= TURN) return;
    }
    tell();
    await new Promise((resolve) => setTimeout(resolve, 0));
    turn = performance.now();
    options.signal?.throwIfAborted();
  };
  options.signal?.throwIfAborted();
  let first = 0;
  if (Array.isArray(source) && !preparing) {
    // What is all there needs no records and no iteration, which were 3 of the 28 MB that a load allocated.
    for (; first < source.length && isSingle(source[first]); first++) {
      storeValue(first + 1, source[first], target, report);
      if (isOver()) await rest(true);
    }
  }
  const records = recordsOf(source, first);
  // Waiting for every record of a source that is all there would take longer than indexing it.
  if (Symbol.iterator in records) {
    for (const record of records) {
      const pause = take(record);
      if (pause) await rest(pause);
    }
  } else {
    for await (const record of records) {
      options.signal?.throwIfAborted();
      const pause = take(record);
      if (pause) await rest(pause);
    }
  }
  await preparing?.end();
  tell();
  return report;
}

function takeRecord({ line, value, generated, fault }: Record, target: LoadTarget, report: LoadReport): void {
  if (fault === undefined) storeValue(line, value, target, report, generated);
  else report.failed.push(failure(line, 'invalid', fault));
}

function storeValue(
  line: number,
  value: unknown,
  target: LoadTarget,
  report: LoadReport,
  generated?: readonly IdentifiedResource[],
): void {
  const reason = whyNotStorable(value, target.isResourceType);
  if (reason === undefined) {
    target.store(value as IdentifiedResource, generated);
    report.loaded++;
  } else report.failed.push(failure(line, 'structure', reason));
}

function failure(line: number, code: 'invalid' | 'structure', diagnostics: string): FailedRecord {
  return { line, issue: { severity: 'error', code, diagnostics } };
}
