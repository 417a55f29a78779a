import type { Interaction } from '../interaction.js';
import { deletion } from './delete.js';
import { search } from './search.js';
import { update } from './update.js';

/** All that can be asked for. The `Allow` header lists methods in this order. */
export const interactions: readonly Interaction[] = [search, update, deletion];
