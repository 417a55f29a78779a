import type { OperationOutcomeIssue } from '../model/issue.js';
import type { IdentifiedResource } from '../model/resource.js';
import { whyNotStorable } from './check.js';
import { recordsOf, type LoadSource, type Record } from './records.js';

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
  isResourceType(name: string): boolean;
  store(resource: IdentifiedResource): void;
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
  const take = (record: Record): boolean => {
    takeRecord(record, target, report);
    return ++seen % RECORDS_BETWEEN_LOOKS === 0 && performance.now() - turn > TURN;
  };
  const rest = async (): Promise<void> => {
    tell();
    await new Promise((resolve) => setTimeout(resolve, 0));
    turn = performance.now();
    options.signal?.throwIfAborted();
  };
  options.signal?.throwIfAborted();
  const records = recordsOf(source);
  // Waiting for every record of a source that is all there would take longer than indexing it.
  if (Symbol.iterator in records) {
    for (const record of records) if (take(record)) await rest();
  } else {
    for await (const record of records) {
      options.signal?.throwIfAborted();
      if (take(record)) await rest();
    }
  }
  tell();
  return report;
}

function takeRecord({ line, value, fault }: Record, target: LoadTarget, report: LoadReport): void {
  const reason = fault ?? whyNotStorable(value, (name) => target.isResourceType(name));
  if (reason === undefined) {
    target.store(value as IdentifiedResource);
    report.loaded++;
  } else {
    const code = fault === undefined ? 'structure' : 'invalid';
    report.failed.push({ line, issue: { severity: 'error', code, diagnostics: reason } });
  }
}
