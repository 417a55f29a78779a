import { all } from './answer.js';
import type { Condition, Reading } from './condition.js';
import type { Expectation, ExpectedFault } from './expectation.js';
import { refuse, RequestFault } from './fault.js';
import { includedWith } from './include.js';
import { conflicts } from './conflicts.js';
import { readCondition } from './read-condition.js';
import { readName, readRequest, type Request, type RequestParameter } from './request.js';
import { isResultParameter, readResultParameter, type ResultParameters } from './result-parameters.js';
import { readScope, readTypes, type Scope } from './scope.js';
import { byCodePoints, type Order } from './sort.js';
import { isContained, subjectsOf } from './subjects.js';
import { createWorld, keyOf, type OracleOptions, type TestResource, type World } from './world.js';

/** Says what the FHIR R4 search specification expects of searches over some resources. Slow, and as plain as can be. */
export interface Oracle {
  /** Never throws for what a request may be; `handling` says what becomes of parameters that can't be searched by. */
  expect(request: string, handling: 'strict' | 'lenient'): Expectation;
}

/** An oracle over these resources. Of two with the same type and id the latter counts. */
export function createOracle(resources: readonly TestResource[], options: OracleOptions = {}): Oracle {
  const world = createWorld(resources, options);
  return { expect: (request, handling) => expectationOf(request, handling, world) };
}

/** What is found out while a request is read. */
class Notes {
  readonly refused: ExpectedFault[] = [];
  readonly dropped: ExpectedFault[] = [];
  readonly mayRefuse: string[] = [];
  readonly notCovered: string[] = [];
  readonly afterwards: ExpectedFault[] = [];

  constructor(private readonly handling: 'strict' | 'lenient') {}

  /** Runs what may find a fault; undefined when it does. */
  attempt<T>(parameter: string | undefined, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      const fault = { ...(parameter !== undefined && { parameter }), why: error.message, obligation: error.obligation };
      if (error.kind === 'not covered') this.notCovered.push(error.message);
      else (error.kind === 'dropped' && this.handling === 'lenient' ? this.dropped : this.refused).push(fault);
      return undefined;
    }
  }
}

function expectationOf(text: string, handling: 'strict' | 'lenient', world: World): Expectation {
  const notes = new Notes(handling);
  const request = notes.attempt(undefined, () => readRequest(text, world.baseUrl)) ?? { path: [], parameters: [] };
  const applied: string[] = [];
  const types = request.path.length === 0 ? namedTypes(request, applied, notes, world) : undefined;
  const scope = notes.attempt(undefined, () => readScope(request, types, world)) ?? new Map<string, Condition>();
  const conditions = new Map([...scope].map(([type, condition]) => [type, [condition]]));
  const result: ResultParameters = { includes: [] };
  for (const parameter of request.parameters) {
    if (request.path.length === 0 && isTypes(parameter)) continue;
    const says = notes.attempt(parameter.name, () => readOne(parameter, scope, conditions, result, notes, world));
    if (says) applied.push(parameter.name);
  }
  const conflicting = conflicts(request, result);
  if (world.profile === 'fhirdex') notes.refused.push(...conflicting);
  else notes.mayRefuse.push(...conflicting.map(({ why }) => why));
  // fhirdex looks at resources once nothing else is wrong. Servers "SHOULD" refuse.
  if (world.profile === 'fhirdex' && notes.refused.length === 0) notes.refused.push(...notes.afterwards);
  if (world.profile === 'fhir') notes.mayRefuse.push(...notes.afterwards.map(({ why }) => why));
  const { contained = 'false', containedType = 'container' } = result;
  const containers = contained !== 'false' && containedType === 'container';
  // Containers may be of types that don't have what is sorted by.
  const sorted = containers ? undefined : result.order;
  const order = sorted ?? unsorted(world);
  const { count } = result;
  const countOnly = result.summary === 'count' || count === 0;
  const { summary, elements } = result;
  const summarized = summary !== undefined && ['true', 'text', 'data'].includes(summary) ? { summary } : undefined;
  const matched = summarized ?? (elements && { elements });
  return {
    ...{ refused: notes.refused, dropped: notes.dropped, mayRefuse: notes.mayRefuse, notCovered: notes.notCovered },
    ...matches(conditions, contained, containers, world),
    ...(order && { order: world.profile === 'fhirdex' && sorted ? withTies(order) : order }),
    ...(count !== undefined && count > 0 && { count }),
    applied,
    countOnly,
    totalOptional: result.total === 'none' || result.total === 'estimate',
    // "_elements ... doesn't apply to included resources": https://hl7.org/fhir/R4/search.html#elements
    parts: { ...(matched && { matches: matched }), ...(summarized && { included: summarized }) },
    includedWith: (found) => includedWith(found, result.includes, world),
  };
}

function isTypes({ name }: RequestParameter): boolean {
  return name.split(':')[0] === '_type';
}

/** The types that all `_type` parameters name together; undefined without one. */
function namedTypes(
  { parameters }: Request,
  applied: string[],
  notes: Notes,
  world: World,
): readonly string[] | undefined {
  const found = parameters.filter(isTypes).flatMap(({ name, value }) => {
    const types = notes.attempt(name, () => {
      if (name !== '_type') refuse("'_type' takes no modifier");
      return readTypes(value, world);
    });
    if (types?.length === 0) return [];
    applied.push(name);
    return [types ?? []];
  });
  return found.length === 0 ? undefined : [...new Set(found.flat())];
}

/**
 * Reads one parameter, which must mean something for all types that are searched. False when its value is empty.
 * https://hl7.org/fhir/R4/http.html#search: over several types, only the parameters that all have can be used.
 */
function readOne(
  { name, value }: RequestParameter,
  scope: Scope,
  conditions: Map<string, Condition[]>,
  result: ResultParameters,
  notes: Notes,
  world: World,
): boolean {
  const parsed = readName(name);
  const types = [...scope.keys()];
  if (isResultParameter(parsed)) return readResultParameter(parsed, value, types, result, world);
  const reading: Reading = {
    world,
    mayRefuse: (why) => void notes.mayRefuse.push(why),
    afterwards: (why) => void notes.afterwards.push({ parameter: name, why, obligation: 'SHOULD' }),
  };
  const read = types.map((type) => ({ type, condition: readCondition(parsed, value, type, reading) }));
  for (const { type, condition } of read) if (condition) conditions.get(type)!.push(condition);
  return read.some(({ condition }) => condition);
}

/** https://hl7.org/fhir/R4/search.html#contained: those that aren't contained, unless it is asked for others. */
function matches(
  conditions: ReadonlyMap<string, readonly Condition[]>,
  contained: string,
  containers: boolean,
  world: World,
): { readonly must: ReadonlySet<string>; readonly may: ReadonlySet<string> } {
  const must = new Set<string>();
  const may = new Set<string>();
  for (const [key, subject] of subjectsOf(world.resources.values())) {
    const wanted = contained === 'both' || isContained(subject) === (contained === 'true');
    const demanded = conditions.get(subject.resource.resourceType);
    if (!wanted || !demanded) continue;
    const found = all(demanded.map((condition) => condition(subject)));
    // A container comes once, whatever of it matches.
    const entry = containers ? keyOf(subject.root) : key;
    if (found === 'yes') must.add(entry);
    if (found !== 'no') may.add(entry);
  }
  return { must, may };
}

/** fhirdex states that matches of a type come in the order in which they were stored. */
function unsorted({ profile, resources }: World): Order | undefined {
  if (profile !== 'fhirdex') return undefined;
  const positions = new Map([...resources.keys()].map((key, i) => [key, i]));
  return (a, b) => {
    if (isContained(a) || isContained(b) || a.resource.resourceType !== b.resource.resourceType) return undefined;
    return positions.get(keyOf(a.resource))! - positions.get(keyOf(b.resource))!;
  };
}

/** fhirdex states that ties are broken by id, within a type. */
function withTies(order: Order): Order {
  return (a, b) => {
    const found = order(a, b);
    if (found !== 0) return found;
    if (isContained(a) || isContained(b) || a.resource.resourceType !== b.resource.resourceType) return undefined;
    return byCodePoints(a.resource.id, b.resource.id);
  };
}
