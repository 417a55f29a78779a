import { compile } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/definitions/registry.js';
import { compileParameter, compileWalker, type Visit } from '../../src/extract/index.js';
import type { Resource } from '../../src/model/resource.js';
import { readResources, requireData } from './data.js';

/*
 * Every value that extraction takes from real resources is compared with what the `fhirpath` package yields for the same
 * expression. That one resolves references by fetching; their types are read here from the text instead.
 */
const registry = createRegistry();

type Extracted = ReadonlyMap<string, Set<string>>;

/** Of a union, the operands for one type. They are told apart by their text, to share nothing with the parser. */
function operandsOf(expression: string, resourceType: string): readonly string[] {
  return expression.split(' | ').filter((operand) => {
    const [, root = ''] = /^\(*([A-Za-z]+)/.exec(operand) ?? [];
    return [resourceType, 'Resource', 'DomainResource'].includes(root) || /^[a-z]/.test(root);
  });
}

/** The resource type that a Reference names, read by another way than the code under test. */
function pointsAt(reference: { reference?: string; type?: string }, type: string, resource: Resource): boolean {
  const text = reference.reference ?? '';
  const { contained = [] } = resource as { contained?: { id: string; resourceType: string }[] };
  if (text.startsWith('#')) return contained.some((c) => `#${c.id}` === text && c.resourceType === type);
  const named = text
    .split('?')[0]!
    .split('/')
    .findLast((part) => registry.isResourceType(part));
  return (named ?? reference.type) === type;
}

/** `as` takes one item only by the letter of FHIRPath, and any number in the expressions of R4, as `ofType` does. */
function withOfType(operand: string): string {
  return operand.replace(/^\((.*) as (\w+)\)/, '$1.ofType($2)').replace(/\.as\(/g, '.ofType(');
}

function compileReference(expression: string, resourceType: string): (resource: Resource) => unknown[] {
  const operands = operandsOf(expression, resourceType).map((operand) => {
    const [, path, target] = /^(.*)\.where\(resolve\(\) is (\w+)\)$/.exec(operand) ?? [];
    const evaluate = compile(path ?? withOfType(operand), r4) as (resource: Resource) => unknown[];
    if (target === undefined) return evaluate;
    return (resource: Resource) =>
      evaluate(resource).filter((found) => pointsAt(found as { reference?: string }, target, resource));
  });
  return (resource) => operands.flatMap((evaluate) => evaluate(resource));
}

function compileOurs(resourceType: string): (resource: Resource) => Extracted {
  const visits = registry.parameters(resourceType).flatMap((definition) =>
    compileParameter(definition, resourceType, registry.elements).paths.map(
      (path): Visit<Map<string, Set<string>>> => ({
        path,
        visit: (element, found) => add(found, definition.code, element),
      }),
    ),
  );
  const walk = compileWalker(visits);
  return (resource) => {
    const found = new Map<string, Set<string>>();
    walk(resource, found);
    return found;
  };
}

function add(found: Map<string, Set<string>>, code: string, element: unknown): void {
  let values = found.get(code);
  if (!values) found.set(code, (values = new Set()));
  values.add(JSON.stringify(element));
}

const files = requireData();

describe.runIf(files.length > 0)('extraction yields what fhirpath yields', () => {
  let values = 0;

  test.each(files)('$set $resourceType', (file) => {
    const ours = compileOurs(file.resourceType);
    const theirs = registry
      .parameters(file.resourceType)
      .filter(({ expression }) => expression !== undefined)
      .map(({ code, expression }) => ({ code, evaluate: compileReference(expression!, file.resourceType) }));
    for (const resource of readResources(file)) {
      const expected = new Map<string, Set<string>>();
      for (const { code, evaluate } of theirs) for (const value of evaluate(resource)) add(expected, code, value);
      expect({ id: resource.id, found: ours(resource) }).toEqual({ id: resource.id, found: expected });
      for (const set of expected.values()) values += set.size;
    }
  });

  test('and there is much to yield', () => expect(values).toBeGreaterThan(200_000));
});
