import fc from 'fast-check';

/*
 * The default run tries the same cases each time, so that it fails for a reason in the change at hand; the deep run
 * tries new ones. A failure prints its seed: FHIRDEX_SEED repeats it.
 */
const seed = process.env['FHIRDEX_SEED'] ?? (process.env['FHIRDEX_DEEP'] ? undefined : '42');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
