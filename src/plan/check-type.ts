import type { Word } from '../../grammar/query/index.js';
import { fatal, type BindContext, type BindFault } from './bind-context.js';
import { didYouMean } from './suggest.js';

/** No fault when it is a resource type. */
export function checkType({ text, span }: Word, { registry }: BindContext): BindFault[] {
  if (registry.isResourceType(text)) return [];
  const message = `'${text}' is no resource type of R4${didYouMean(text, [...registry.resourceTypes])}`;
  return fatal([{ code: 'not-supported', message, span }]);
}
