export type { Name, Parameter, Scope, Search, Word } from './ast.js';
export { parseName, parseSearch, type ParsedSearch, type SearchFault } from './parser.js';
export { printName, printParameter, printScope, printSearch } from './print.js';
