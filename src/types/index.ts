import type { SearchParameterType } from '../definitions/registry.js';
import { dateType } from './date.js';
import { numberType } from './number.js';
import { quantityType } from './quantity.js';
import { referenceType } from './reference.js';
import type { AnyElementSearchType } from './search-type.js';
import { stringType } from './string.js';
import { tokenType } from './token.js';
import { uriType } from './uri.js';

/** The search types that read elements, by name; composites are made of these. */
export const searchTypes: ReadonlyMap<SearchParameterType, AnyElementSearchType> = new Map<
  SearchParameterType,
  AnyElementSearchType
>(
  [stringType, tokenType, referenceType, dateType, uriType, numberType, quantityType].map((type) => [
    type.name,
    type as AnyElementSearchType,
  ]),
);
