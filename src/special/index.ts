import type { AnyElementSearchType } from '../types/search-type.js';
import { idParameter } from './id.js';
import { inParameter, listParameter } from './membership.js';
import { nearType } from './near.js';
import type { AnySpecialParameter } from './special-parameter.js';

/** Parameters of type special that are read from elements, by code: each has a meaning of its own. */
export const specialTypes: ReadonlyMap<string, AnyElementSearchType> = new Map([['near', nearType]]);

/** Parameters that aren't read from elements, by code. */
export const specialParameters: ReadonlyMap<string, AnySpecialParameter> = new Map(
  [idParameter, listParameter, inParameter].map((parameter) => [parameter.code, parameter as AnySpecialParameter]),
);
