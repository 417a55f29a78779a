import { drop, refuse } from './fault.js';
import { readInclude, type Include } from './include.js';
import type { ParameterName } from './request.js';
import { readSort, type Order } from './sort.js';
import type { World } from './world.js';

/** What a request says of its result: https://hl7.org/fhir/R4/search.html#return */
export interface ResultParameters {
  count?: number;
  order?: Order;
  summary?: string;
  total?: string;
  elements?: readonly string[];
  includes: Include[];
}

const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  _summary: ['true', 'text', 'data', 'count', 'false'],
  _total: ['none', 'estimate', 'accurate'],
};

const NAMES = [
  ...['_count', '_sort', '_include', '_revinclude', '_summary', '_total', '_elements', '_format', '_pretty', '_cursor'],
  ...['_contained', '_containedType', '_score', '_maxresults'],
];

export function isResultParameter(name: ParameterName): name is Extract<ParameterName, { kind: 'plain' }> {
  return name.kind === 'plain' && NAMES.includes(name.code);
}

/** Reads one of them into `result`. False when its value is empty, which says nothing. */
export function readResultParameter(
  { code, modifier }: { readonly code: string; readonly modifier?: string },
  value: string,
  types: readonly string[],
  result: ResultParameters,
  world: World,
): boolean {
  const includes = code === '_include' || code === '_revinclude';
  if (modifier !== undefined && !includes) refuse(`'${code}' takes no modifier ':${modifier}'`);
  if (value === '') return false;
  switch (code) {
    case '_count':
      if (!/^\d{1,9}$/.test(value)) refuse(`'${value}' is no number of entries`);
      if (result.count !== undefined) refuse('_count stands twice');
      result.count = Number(value);
      return true;
    case '_sort':
      if (result.order) refuse('_sort stands twice');
      result.order = readSort(value, types, world);
      return true;
    case '_include':
    case '_revinclude':
      result.includes.push(readInclude(code === '_revinclude', modifier, value, world));
      return true;
    case '_summary':
    case '_total':
      if (!ONE_OF[code]!.includes(value)) refuse(`'${value}' is none of ${ONE_OF[code]!.join(', ')}`);
      result[code === '_summary' ? 'summary' : 'total'] = value;
      return true;
    case '_elements':
      result.elements = value.split(',');
      return true;
    case '_format':
    case '_pretty':
    case '_cursor':
      return true;
    default:
      return drop(`'${code}' is not supported`);
  }
}
