import type { Word } from '../../grammar/query/index.js';
import { fatal, NO_FAULTS, type BindContext, type BindFault } from './bind-context.js';
import { didYouMean } from './suggest.js';

/** No fault when it is a resource type. */
export function checkType({ text, span }: Word, { registry }: BindContext): readonly BindFault[] {
  if (registry.isResourceType(text)) return NO_FAULTS;
  const message = `'${text}' is no resource type of R4${didYouMean(text, [...registry.resourceTypes])}`;
  return fatal([{ code: 'not-supported', message, span }]);
}
