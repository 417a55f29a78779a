/** How often a property is tried: `n` times, and twenty times that with FHIRDEX_DEEP=1. */
export function runs(n: number): { numRuns: number } {
  return { numRuns: process.env['FHIRDEX_DEEP'] === '1' ? 20 * n : n };
}
