export * from './ast.js';
export { parseText } from './parser.js';
export { printText } from './print.js';
