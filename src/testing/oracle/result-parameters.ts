import { readElements, type ElementName } from './elements.js';
import { drop, refuse, RequestFault } from './fault.js';
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
  elements?: readonly ElementName[];
  contained?: string;
  containedType?: string;
  includes: Include[];
}

const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  _summary: ['true', 'text', 'data', 'count', 'false'],
  _total: ['none', 'estimate', 'accurate'],
  _contained: ['false', 'true', 'both'],
  _containedType: ['container', 'contained'],
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
    case '_contained':
    case '_containedType': {
      const name = code.slice(1) as 'summary' | 'total' | 'contained' | 'containedType';
      if (!ONE_OF[code]!.includes(value)) refuse(`'${value}' is none of ${ONE_OF[code]!.join(', ')}`);
      if (result[name] !== undefined) refuse(`${code} stands twice`);
      result[name] = value;
      return true;
    }
    case '_elements':
      if (result.elements) refuse('_elements stands twice');
      result.elements = readElements(value, types, world);
      return result.elements.length > 0;
    case '_maxresults':
      throw new RequestFault('not covered', `'${code}'`);
    case '_format':
    case '_pretty':
    case '_cursor':
      return true;
    default:
      return drop(`'${code}' is not supported`);
  }
}
