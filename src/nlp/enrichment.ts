/*
 * All of what an engine with an annotator does beside others, loaded when there is one.
 */
export { enrich, type Enriched } from './enrich.js';
export { generatedReferences } from './findings.js';
