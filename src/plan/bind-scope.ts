import type { Search, Word } from '../../grammar/query/index.js';
import { parseTokens } from '../../grammar/value/index.js';
import { isValidId } from '../model/resource.js';
import { fatal, type BindContext, type BindFault } from './bind-context.js';
import type { Criterion } from './bound-search.js';

/** A resource type to search, with what the scope itself demands of it. */
export interface ScopedType {
  readonly type: string;
  readonly criteria: readonly Criterion[];
}

export interface BoundScope {
  readonly types: readonly ScopedType[];
  /** Parameters that have been read here. */
  readonly consumed: ReadonlySet<string>;
  readonly faults: readonly BindFault[];
}

const NOTHING_CONSUMED: ReadonlySet<string> = new Set();
const TYPE_CONSUMED: ReadonlySet<string> = new Set(['_type']);

/** Which resource types are searched: https://hl7.org/fhir/R4/http.html#search */
export function bindScope(search: Search, context: BindContext): BoundScope {
  const { scope } = search;
  switch (scope.kind) {
    case 'type': {
      const faults = checkType(scope.type, context);
      const types = faults.length === 0 ? [{ type: scope.type.text, criteria: [] }] : [];
      return { types, consumed: NOTHING_CONSUMED, faults };
    }
    case 'system':
      return bindSystem(search, context);
    case 'compartment':
      return bindCompartment(scope, context);
  }
}

/** All types, or those of `_type`: https://hl7.org/fhir/R4/search.html#all */
function bindSystem(search: Search, context: BindContext): BoundScope {
  const named: Word[] = [];
  const faults: BindFault[] = [];
  let restricted = false;
  for (const { name, value } of search.parameters) {
    if (name.kind !== 'parameter' || name.modifier || name.name.text !== '_type') continue;
    const tokens = parseTokens(value);
    if (!tokens.ok) faults.push(...fatal(tokens.faults));
    else for (const { code = '', span } of tokens.value) named.push({ text: code, span });
    restricted ||= tokens.ok && tokens.value.length > 0;
  }
  faults.push(...named.flatMap((word) => checkType(word, context)));
  const types = restricted ? new Set(named.map(({ text }) => text)) : context.registry.resourceTypes;
  return {
    types: faults.length > 0 ? [] : [...types].map((type) => ({ type, criteria: [] })),
    consumed: TYPE_CONSUMED,
    faults,
  };
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html */
function bindCompartment(
  { compartment, id, type }: { compartment: Word; id: Word; type: Word },
  context: BindContext,
): BoundScope {
  const members = context.registry.compartment(compartment.text);
  const fail = (message: string, { span }: Word): BoundScope => ({
    types: [],
    consumed: NOTHING_CONSUMED,
    faults: fatal([{ code: 'not-supported', message, span }]),
  });
  if (!members) return fail(`there is no compartment of ${compartment.text}`, compartment);
  if (!isValidId(id.text)) return fail(`'${id.text}' is no id of a resource`, id);
  if (type.text !== '*') {
    const faults = checkType(type, context);
    if (faults.length > 0) return { types: [], consumed: NOTHING_CONSUMED, faults };
    if (!members.has(type.text)) return fail(`${type.text} is never in the compartment of a ${compartment.text}`, type);
  }
  const types = type.text === '*' ? [...members.keys()] : [type.text];
  return {
    types: types.map((each) => {
      const codes = members.get(each)!;
      const schema = context.schemaOf(each);
      const parameters = codes.flatMap((code) => schema.parameter(code) ?? []);
      const self = codes.includes('{def}');
      return {
        type: each,
        criteria: [{ kind: 'compartment', compartment: compartment.text, id: id.text, parameters, self }],
      };
    }),
    consumed: NOTHING_CONSUMED,
    faults: [],
  };
}

function checkType({ text, span }: Word, { registry }: BindContext): BindFault[] {
  if (registry.isResourceType(text)) return [];
  return fatal([{ code: 'not-supported', message: `'${text}' is no resource type of R4`, span }]);
}
