export * from './ast.js';
export { parseFilter } from './parser.js';
export { printFilter, printPath } from './print.js';
