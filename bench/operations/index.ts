import { growth } from './growth.js';
import { load } from './load.js';
import { memory } from './memory.js';
import { notes } from './notes.js';
import type { Operation } from './operation.js';
import { search } from './search.js';
import { serialisation } from './serialisation.js';
import { snapshot } from './snapshot.js';
import { text } from './text.js';
import { writes } from './writes.js';

/** In the order of the page. */
export const OPERATIONS: readonly Operation[] = [
  search,
  load,
  memory,
  snapshot,
  writes,
  notes,
  text,
  growth,
  serialisation,
];
