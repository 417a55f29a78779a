import type { Fault } from '../../grammar/diagnostics.js';
import type { Parameter, Search, Word } from '../../grammar/query/index.js';
import { parseStrings } from '../../grammar/value/index.js';
import { isValidId } from '../model/resource.js';
import { fatal, type BindContext, type BindFault } from './bind-context.js';
import type { Criterion } from './bound-search.js';
import { checkCount } from './bind-parameter.js';
import { checkType } from './check-type.js';

/** A resource type to search, with what the scope itself demands of it. */
export interface ScopedType {
  readonly type: string;
  readonly criteria: readonly Criterion[];
}

export interface BoundScope {
  /** Where there are faults, the types that are known in spite of them. */
  readonly types: readonly ScopedType[];
  /** Parameters that have been read here. */
  readonly consumed: ReadonlyMap<Parameter, ConsumedParameter>;
  readonly faults: readonly BindFault[];
}

export interface ConsumedParameter {
  readonly faults: readonly BindFault[];
  readonly empty: boolean;
}

const NO_CRITERIA: readonly Criterion[] = [];
const NOTHING_CONSUMED: BoundScope['consumed'] = new Map();

/** Which resource types are searched: https://hl7.org/fhir/R4/http.html#search */
export function bindScope(search: Search, context: BindContext): BoundScope {
  const { scope } = search;
  switch (scope.kind) {
    case 'type': {
      const faults = checkType(scope.type, context);
      const types = faults.length === 0 ? [{ type: scope.type.text, criteria: NO_CRITERIA }] : [];
      return { types, consumed: NOTHING_CONSUMED, faults };
    }
    case 'system':
      return bindSystem(search, context);
    case 'compartment':
      return bindCompartment(search, scope, context);
  }
}

/** All types, or those of `_type`: https://hl7.org/fhir/R4/search.html#all */
function bindSystem(search: Search, context: BindContext): BoundScope {
  const { named = context.registry.resourceTypes, consumed } = readTypes(search, context, (word) =>
    checkType(word, context),
  );
  return { types: [...named].map((type) => ({ type, criteria: NO_CRITERIA })), consumed, faults: [] };
}

/** The types that `_type` names; absent when it doesn't stand there, or is empty. */
function readTypes(
  search: Search,
  context: BindContext,
  check: (word: Word) => readonly BindFault[],
): { named?: ReadonlySet<string>; consumed: BoundScope['consumed'] } {
  const consumed = new Map<Parameter, ConsumedParameter>();
  const named = new Set<string>();
  let restricted = false;
  for (const parameter of search.parameters) {
    const { name, value } = parameter;
    if (name.kind !== 'parameter' || name.name.text !== '_type') continue;
    const faults: BindFault[] = [];
    if (name.modifier) {
      const message = `'_type' takes no modifier ':${name.modifier.text}'`;
      faults.push(...fatal([{ code: 'not-supported', message, span: name.modifier.span }]));
    }
    const words = parseStrings(value);
    if (!words.ok) faults.push(...fatal(words.faults));
    const tooMany = words.ok ? checkCount(words.value.length, value, context) : undefined;
    if (tooMany) faults.push(...tooMany);
    for (const word of words.ok && !tooMany ? words.value : []) {
      const unknown = check(word);
      if (unknown.length === 0) named.add(word.text);
      faults.push(...unknown);
    }
    const empty = words.ok && words.value.length === 0;
    restricted ||= !empty;
    consumed.set(parameter, { faults, empty });
  }
  return { consumed, ...(restricted && { named }) };
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html; `_type` picks from all types in it, as from all types of a system. */
function bindCompartment(
  search: Search,
  { compartment, id, type }: { compartment: Word; id: Word; type: Word },
  context: BindContext,
): BoundScope {
  const members = context.registry.compartment(compartment.text);
  const faults: BindFault[] = [];
  const fail = (code: Fault['code'], message: string, { span }: Word): void => {
    faults.push(...fatal([{ code, message, span }]));
  };
  if (!members) fail('not-supported', `there is no compartment of ${compartment.text}`, compartment);
  if (!isValidId(id.text)) fail('invalid', `'${id.text}' is no id of a resource`, id);
  const checkMember = (word: Word): readonly BindFault[] => {
    const unknown = checkType(word, context);
    if (unknown.length > 0 || !members || members.has(word.text)) return unknown;
    const message = `${word.text} is never in the compartment of a ${compartment.text}`;
    return fatal([{ code: 'not-supported', message, span: word.span }]);
  };
  const { named, consumed } =
    type.text === '*' ? readTypes(search, context, checkMember) : { named: undefined, consumed: NOTHING_CONSUMED };
  if (type.text !== '*') faults.push(...checkMember(type));
  const all = [...(members?.keys() ?? [])];
  const types = type.text === '*' ? [...(named ?? all)] : [type.text].filter((each) => members?.has(each));
  return {
    types: types.map((each) => {
      const codes = members?.get(each) ?? [];
      const schema = context.schemaOf(each);
      const parameters = codes.flatMap((code) => schema.parameter(code) ?? []);
      const self = codes.includes('{def}');
      return {
        type: each,
        criteria: [{ kind: 'compartment', compartment: compartment.text, id: id.text, parameters, self }],
      };
    }),
    consumed,
    faults,
  };
}
