import { parseFhirPath } from '../../grammar/fhirpath/index.js';
import type { ElementModel } from './elements.js';
import {
  SEARCH_PARAMETER_TYPES,
  type ComponentDefinition,
  type DefinitionProblem,
  type SearchParameterDefinition,
  type SearchParameterType,
} from './search-parameter.js';

type Report = (at: string, message: string, span?: DefinitionProblem['span']) => void;

/** A code goes into query strings, where these characters have a meaning. */
const CODE = /^[^\s:.&=,|$\\]+$/;

/**
 * Reads a SearchParameter resource that a caller gave. All that is wrong is reported, not only the first; undefined when
 * anything is. The parameters that components name are checked when all parameters are known.
 */
export function readCustomParameter(
  resource: unknown,
  elements: ElementModel,
  report: Report,
): SearchParameterDefinition | undefined {
  let sound = true;
  const fault: Report = (at, message, span) => {
    sound = false;
    report(at, message, span);
  };
  if (!isRecord(resource) || resource['resourceType'] !== 'SearchParameter') {
    fault('resourceType', 'expected a SearchParameter resource');
    return undefined;
  }
  const { code, url, type, expression } = resource;
  if (typeof code !== 'string' || !CODE.test(code)) {
    fault('code', 'expected a code without spaces and without the characters : . & = , | $ \\');
  }
  if (url !== undefined && typeof url !== 'string') fault('url', 'expected a string');
  if (!SEARCH_PARAMETER_TYPES.includes(type as SearchParameterType)) {
    fault('type', `expected one of ${SEARCH_PARAMETER_TYPES.join(', ')}`);
  }
  const base = readStrings(resource['base'], 'base', fault);
  if (base.length === 0) fault('base', 'expected at least one resource type');
  base.forEach((name, i) => {
    const known = elements.resourceTypes.has(name) || name === 'Resource' || name === 'DomainResource';
    if (!known) fault(`base[${i}]`, `'${name}' is not a resource type of R4`);
  });
  const targets = readStrings(resource['target'] ?? [], 'target', fault);
  targets.forEach((name, i) => {
    const known = elements.resourceTypes.has(name) || name === 'Resource';
    if (!known) fault(`target[${i}]`, `'${name}' is not a resource type of R4`);
  });
  if (type !== 'special' || expression !== undefined) checkExpression(expression, 'expression', fault);
  const components = readComponents(resource['component'] ?? [], fault);
  if (type === 'composite' && components.length === 0) fault('component', 'a composite needs components');
  if (!sound) return undefined;
  return {
    code: code as string,
    type: type as SearchParameterType,
    url: (url as string | undefined) ?? '',
    base,
    ...(typeof expression === 'string' && { expression }),
    target: targets.includes('Resource') ? [] : targets,
    components,
  };
}

function checkExpression(expression: unknown, at: string, fault: Report): expression is string {
  if (typeof expression !== 'string') {
    fault(at, 'expected a FHIRPath expression');
    return false;
  }
  const result = parseFhirPath(expression);
  if (!result.ok) fault(at, result.message, result.span);
  return result.ok;
}

function readStrings(value: unknown, at: string, fault: Report): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  fault(at, 'expected an array of strings');
  return [];
}

function readComponents(value: unknown, fault: Report): readonly ComponentDefinition[] {
  if (!Array.isArray(value)) {
    fault('component', 'expected an array');
    return [];
  }
  return value.flatMap((component: unknown, i): readonly ComponentDefinition[] => {
    const at = `component[${i}]`;
    const { definition, expression } = isRecord(component) ? component : {};
    if (typeof definition !== 'string') fault(`${at}.definition`, 'expected the url of a search parameter');
    const sound = checkExpression(expression, `${at}.expression`, fault);
    return sound && typeof definition === 'string' ? [{ definition, expression }] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
