import fhirpath, { FP_Decimal } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { SearchParameterDefinition } from '../../definitions/search-parameter.js';
import { typeOfReference } from './reference-text.js';
import type { TestResource } from './world.js';

/** A value that a search parameter selects from a resource. */
export interface Value {
  /** Its FHIR data type: `CodeableConcept`, `code`, `Patient`. */
  readonly type: string;
  readonly data: unknown;
  /** The data type or path of what it is in, and its name there: `HumanName` and `family`, `Observation` and `status`. */
  readonly parent: string | undefined;
  readonly property: string | undefined;
  /** The resource it is in, which contained resources share with their container. */
  readonly root: TestResource;
}

/** What `fhirpath` says of a value. */
interface Node {
  readonly data?: unknown;
  readonly path?: string | null;
  readonly fhirNodeDataType?: string | null;
  readonly propName?: string;
  readonly parentResNode?: Node | null;
}

type Evaluate = (resource: unknown, root: TestResource) => readonly Value[];

/** The values of a parameter, by the expression of its definition, in the resource. */
export function valuesOf(
  { expression = '' }: SearchParameterDefinition,
  resource: TestResource,
  root: TestResource,
): readonly Value[] {
  return select(expression, resource, root);
}

/**
 * The values of each component of a composite, for every element that its own expression selects:
 * https://hl7.org/fhir/R4/search.html#combining
 */
export function tuplesOf(
  { expression = '', components }: SearchParameterDefinition,
  resource: TestResource,
  root: TestResource,
): readonly (readonly (readonly Value[])[])[] {
  return unionParts(expression, resource.resourceType).flatMap((part) => {
    const count = compile(part)(resource, root).length;
    return Array.from({ length: count }, (_, i) =>
      components.map((component) =>
        unionParts(component.expression).flatMap((each) =>
          select(`(${part}).skip(${i}).take(1).select(${each})`, resource, root),
        ),
      ),
    );
  });
}

function select(expression: string, resource: TestResource, root: TestResource): readonly Value[] {
  return unionParts(expression, resource.resourceType)
    .flatMap((part) => compile(part)(resource, root))
    .filter(({ data }) => isPresent(data));
}

/**
 * The operands of a union, evaluated one by one: FHIRPath's union would drop one of two values that it takes to be equal,
 * such as 1 g and 1000 mg. Those of other resource types select nothing.
 */
function unionParts(expression: string, resourceType?: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < expression.length; i++) {
    if (expression[i] === '(') depth++;
    if (expression[i] === ')') depth--;
    if (depth !== 0 || !expression.startsWith(' | ', i)) continue;
    found.push(expression.slice(start, i));
    start = i + 3;
  }
  found.push(expression.slice(start));
  return found.filter((part) => {
    const [, type = ''] = /^\(*([A-Z][A-Za-z]*)\b/.exec(part) ?? [];
    return (
      part !== '' && (resourceType === undefined || ['', resourceType, 'Resource', 'DomainResource'].includes(type))
    );
  });
}

const compiled = new Map<string, Evaluate>();

function compile(expression: string): Evaluate {
  let evaluate = compiled.get(expression);
  if (!evaluate) compiled.set(expression, (evaluate = compileNew(expression)));
  return evaluate;
}

/**
 * - `as` takes one item only by the letter of FHIRPath, and any number in R4's expressions, as `ofType` does.
 * - `as(DateTime)` is a slip of R4's for `dateTime`.
 * - `resolve() is X` is answered from the text of the reference; nothing is fetched.
 */
function compileNew(expression: string): Evaluate {
  const text = expression
    .replace(/\(([^()]*) as (\w+)\)/g, '($1.ofType($2))')
    .replace(/\.as\(/g, '.ofType(')
    .replace(/\bDateTime\b/g, 'dateTime')
    .replace(/resolve\(\) is (\w+)/g, "refersTo('$1')");
  let root: TestResource;
  const refersTo = {
    fn: (nodes: readonly Node[], type: string) => nodes.map(({ data }) => typeOfReference(data, root) === type),
    arity: { 1: ['String' as const] },
    internalStructures: true,
  };
  const run = fhirpath.compile(text, r4, { resolveInternalTypes: false, userInvocationTable: { refersTo } });
  return (resource, within) => {
    root = within;
    return (run(resource, { resource: within }) as readonly unknown[]).map((each) => valueOf(each, root));
  };
}

function valueOf(item: unknown, root: TestResource): Value {
  if (typeof item === 'boolean') return { type: 'boolean', data: item, parent: undefined, property: undefined, root };
  const { data, path, fhirNodeDataType, propName, parentResNode } = item as Node;
  const type = fhirNodeDataType?.startsWith('System.') ? 'id' : (fhirNodeDataType ?? path ?? '');
  const parent = parentResNode?.path ?? undefined;
  return { type, data: plain(data), parent, property: propName, root };
}

/** `fhirpath` has a class of its own for decimals. */
function plain(data: unknown): unknown {
  return data instanceof FP_Decimal ? Number(data.toString()) : data;
}

/** An element with nothing but an id and extensions has no value: https://hl7.org/fhir/R4/search.html#missing */
function isPresent(data: unknown): boolean {
  if (data === undefined || data === null || data === '') return false;
  return typeof data !== 'object' || Object.keys(data).some((key) => key !== 'id' && key !== 'extension');
}
