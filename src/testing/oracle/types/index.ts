import type { SearchParameterType } from '../../../definitions/search-parameter.js';
import type { AnyTypeRules } from '../type-rules.js';
import { dateRules } from './date.js';
import { nearRules } from './near.js';
import { numberRules } from './number.js';
import { quantityRules } from './quantity.js';
import { referenceRules } from './reference.js';
import { stringRules } from './string.js';
import { tokenRules } from './token.js';
import { uriRules } from './uri.js';

/** The rules of the types that look at one value at a time; `near` is R4's only special parameter that does. */
export const typeRules: Readonly<Record<Exclude<SearchParameterType, 'composite'>, AnyTypeRules>> = {
  string: stringRules,
  token: tokenRules,
  reference: referenceRules,
  date: dateRules,
  number: numberRules,
  quantity: quantityRules,
  uri: uriRules,
  special: nearRules,
};
