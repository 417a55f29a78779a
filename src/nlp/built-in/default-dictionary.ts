import { ANATOMY } from './dictionaries/anatomy.js';
import { CONDITIONS } from './dictionaries/conditions.js';
import { MEDICATIONS } from './dictionaries/medications.js';
import { PRODUCTS } from './dictionaries/products.js';
import { TESTS_AND_PROCEDURES } from './dictionaries/tests-and-procedures.js';
import { readConcepts, readEntries } from './dictionary-table.js';
import type { Dictionary } from './dictionary.js';

let read: Dictionary | undefined;

/** Common conditions, medications, tests, procedures and sites of the body, in English, with codes of ICD-10-CM and RxNorm. */
export function defaultDictionary(): Dictionary {
  read ??= {
    entries: [CONDITIONS, MEDICATIONS, TESTS_AND_PROCEDURES, ANATOMY].flatMap(readEntries),
    products: readConcepts(PRODUCTS),
  };
  return read;
}
