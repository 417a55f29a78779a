import type { ExpectedFault } from './oracle/expectation.js';

/** Faults in one line. */
export function faultsText(faults: readonly ExpectedFault[]): string {
  return faults.map(({ parameter, why }) => (parameter === undefined ? why : `${parameter}: ${why}`)).join('; ');
}
