import type { Rewrite } from '../plan.js';
import { constants } from './constants.js';
import { flatten } from './flatten.js';

/** In the order in which they run: folding constants may leave a single part behind, which flattening takes out. */
export const rewrites: readonly Rewrite[] = [constants, flatten];
