export { checkCustomParameters, compileComponent, compileParameter } from './parameter.js';
export type { TypedPath } from './step.js';
export { compilePaths } from './typed-paths.js';
export { compileWalker, type Visit } from './walker.js';
