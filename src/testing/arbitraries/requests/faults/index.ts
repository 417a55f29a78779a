import { ambiguousId } from './ambiguous-id.js';
import { badFilter } from './bad-filter.js';
import { badHas, chainThroughValue } from './bad-join.js';
import { badCount, badInclude, badSort, badSummary, badTotal } from './bad-result.js';
import { badScope, badTypes } from './bad-scope.js';
import {
  badComponent,
  badComposite,
  badDate,
  badEscape,
  badNumber,
  badPosition,
  badQuantity,
  badToken,
} from './bad-value.js';
import type { FaultKind } from './fault.js';
import { badMissing, badName, badTypedToken, foreignTarget, unknownModifier } from './modifier.js';
import { unknownParameter } from './unknown-parameter.js';

export const faultKinds: readonly FaultKind[] = [
  ...[unknownParameter, unknownModifier, foreignTarget, badMissing, badName, badTypedToken],
  ...[badDate, badNumber, badQuantity, badToken, badEscape, badComposite, badComponent, badPosition],
  ...[badCount, badSort, badInclude, badSummary, badTotal, chainThroughValue, badHas, badFilter],
  ...[badScope, badTypes, ambiguousId],
];
