/*
 * How often properties are tried. FHIRDEX_DEEP=1 tries twenty times as many cases. FHIRDEX_RUNS is a factor for mutation
 * testing, which runs the tests so often that each has to be short.
 */
const factor = process.env['FHIRDEX_DEEP'] === '1' ? 20 : Number(process.env['FHIRDEX_RUNS'] ?? 1);

export const runs = (n: number): { numRuns: number } => ({ numRuns: Math.ceil(factor * n) });

/** How many cases of a kind a property has to have met: not asked where there are too few cases to tell. */
export const enough = (n: number): number => (factor < 1 ? 0 : n);
