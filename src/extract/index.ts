export { checkCustomParameters, compileComponent, compileParameter } from './parameter.js';
export type { Criterion, Evaluate, Step, TypedPath } from './step.js';
export { compilePaths, type CompiledPaths, type PathFault, type Start } from './typed-paths.js';
export { compileWalker, type Visit, type Visitor, type Walker } from './walker.js';
