import type { SearchParameterType } from '../../../../definitions/registry.js';
import { dateValue } from './date-value.js';
import { nearValue } from './near-value.js';
import { numberValue } from './number-value.js';
import { quantityValue } from './quantity-value.js';
import { referenceValue } from './reference-value.js';
import { stringValue } from './string-value.js';
import { tokenValue } from './token-value.js';
import { uriValue } from './uri-value.js';
import type { ValueWriter } from './value-context.js';

/** The writers of all search types but composite, whose values are those of its components. */
export const valueWriters: Readonly<Record<Exclude<SearchParameterType, 'composite'>, ValueWriter>> = {
  date: dateValue,
  number: numberValue,
  quantity: quantityValue,
  reference: referenceValue,
  special: nearValue,
  string: stringValue,
  token: tokenValue,
  uri: uriValue,
};
