export { parseTuples, printTuple, type Tuple } from './composite.js';
export { parseDates, printDate, type DateValue } from './date.js';
export { escape } from './delimited.js';
export { parseInclude, printInclude, type IncludeValue } from './include.js';
export { parseNear, printNear, type NearValue } from './near.js';
export {
  EXACT_DIGITS,
  impliedRange,
  parseNumbers,
  printNumber,
  type NumberParts,
  type NumberRange,
  type NumberValue,
} from './number.js';
export { daysInMonth, readPlainDate, type DateParts } from './plain-date.js';
export { isPrefix, PREFIXES, type Prefix } from './prefix.js';
export { parseQuantities, printQuantity, type QuantityValue } from './quantity.js';
export { parseReferences, printReference, type ReferenceValue } from './reference.js';
export { parseEach } from './split.js';
export { parseSort, printSort, type SortItem } from './sort.js';
export { parseStrings, printString, type StringValue } from './string.js';
export {
  parseTokens,
  parseTypedTokens,
  printToken,
  printTypedToken,
  type TokenValue,
  type TypedTokenValue,
} from './token.js';
