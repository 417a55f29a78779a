import type { SearchParameterType } from '../definitions/registry.js';
import { dateType } from './date.js';
import { referenceType } from './reference.js';
import type { AnySearchType } from './search-type.js';
import { stringType } from './string.js';
import { tokenType } from './token.js';
import { uriType } from './uri.js';

/** The search types that are built, by name. */
export const searchTypes: ReadonlyMap<SearchParameterType, AnySearchType> = new Map<SearchParameterType, AnySearchType>(
  [stringType, tokenType, referenceType, dateType, uriType].map((type) => [type.name, type as AnySearchType]),
);
