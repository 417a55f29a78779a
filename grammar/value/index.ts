export { daysInMonth, parseDates, printDate, type DateParts, type DateValue } from './date.js';
export { escape } from './delimited.js';
export { PREFIXES, type Prefix } from './prefix.js';
export { parseReferences, printReference, type ReferenceValue } from './reference.js';
export { parseStrings, printString, type StringValue } from './string.js';
export { parseTokens, printToken, type TokenValue } from './token.js';
