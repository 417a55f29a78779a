export * from './ast.js';
export { parseFhirPath, type FhirPathResult } from './parser.js';
export { print } from './print.js';
