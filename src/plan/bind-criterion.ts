import type { Fault } from '../../grammar/diagnostics.js';
import type { Parameter, Word } from '../../grammar/query/index.js';
import { idParameter } from '../special/id.js';
import { parseMissing } from '../special/missing.js';
import type { AnySpecialParameter } from '../special/special-parameter.js';
import { bareIds } from '../types/reference.js';
import { droppable, fatal, type BindContext, type BindFault } from './bind-context.js';
import type { BareId, Criterion } from './bound-search.js';

export interface BoundCriterion {
  /** Absent when the value is empty, or when there are faults. */
  readonly criterion?: Criterion;
  readonly bareIds: readonly BareId[];
  readonly faults: readonly BindFault[];
}

const specials: ReadonlyMap<string, AnySpecialParameter> = new Map([[idParameter.code, idParameter]]);

/** Binds one parameter for one resource type. */
export function bindCriterion(parameter: Parameter, type: string, context: BindContext): BoundCriterion {
  const { name, nameSpan, value } = parameter;
  if (name.kind === 'chain') return failed([droppable('chained parameters are not supported', nameSpan)]);
  if (name.kind === 'has') return failed([droppable('reverse chaining with _has is not supported', nameSpan)]);
  const code = name.name.text;
  const modifier = name.modifier?.text;
  const special = specials.get(code);
  const schema = context.schemaOf(type).parameter(code);
  if (!special && !schema) return failed([unknown(code, type, name.name, context)]);

  if (modifier === 'missing') {
    const missing = parseMissing(value);
    if (!missing.ok) return failed(fatal(missing.faults));
    if (missing.value === undefined) return { bareIds: [], faults: [] };
    const field = special ? {} : { field: schema!.presence };
    return found({ kind: 'missing', missing: missing.value, ...field });
  }
  const searchType = special ?? schema!.searchType;
  if (name.modifier) {
    const faults = checkModifier(name.modifier, code, searchType.modifiers, schema?.targets ?? [], context);
    if (faults.length > 0) return failed(faults);
  }
  const parsed = special
    ? special.parse(value, modifier)
    : schema!.searchType.parse(value, modifier, schema!, context.settings);
  if (!parsed.ok) return failed(fatal(parsed.faults));
  const values: readonly unknown[] = parsed.value;
  if (values.length === 0) return { bareIds: [], faults: [] };
  const criterion: Criterion = special
    ? { kind: 'special', parameter: special, ...(modifier !== undefined && { modifier }), values }
    : { kind: 'parameter', parameter: schema!, ...(modifier !== undefined && { modifier }), values };
  if (special || schema!.searchType.name !== 'reference') return found(criterion);
  const { targets } = schema!;
  const ambiguous = bareIds(values as Parameters<typeof bareIds>[0]).map(({ id, span }): BareId => {
    return { parameter: code, id, span, ...(targets.length > 0 && { types: targets }) };
  });
  return found(criterion, ambiguous);
}

function found(criterion: Criterion, ids: readonly BareId[] = []): BoundCriterion {
  return { criterion, bareIds: ids, faults: [] };
}

function failed(faults: readonly BindFault[]): BoundCriterion {
  return { bareIds: [], faults };
}

function unknown(code: string, type: string, { span }: Word, { registry }: BindContext): BindFault {
  // A named query says what is searched for; without it the rest of the request means something else.
  if (code === '_query') {
    return { ...droppable("named queries ('_query') are not supported", span), droppable: false };
  }
  const definition = registry.parameter(type, code);
  return definition
    ? droppable(`'${code}' is a parameter of type ${definition.type}, which is not supported here`, span)
    : droppable(`'${code}' is no search parameter of ${type}`, span);
}

function checkModifier(
  { text, span }: Word,
  code: string,
  modifiers: readonly string[],
  targets: readonly string[],
  { registry }: BindContext,
): BindFault[] {
  if (modifiers.includes(text)) return [];
  const fault = (message: string): BindFault[] => fatal([{ code: 'not-supported', message, span } satisfies Fault]);
  if (modifiers.includes('[type]') && registry.isResourceType(text)) {
    if (targets.length === 0 || targets.includes(text)) return [];
    return fault(`'${code}' never refers to a ${text}; expected ${targets.join(', ')}`);
  }
  const allowed = ['missing', ...modifiers].map((each) => `:${each}`).join(', ');
  return fault(`modifier ':${text}' is not supported on '${code}'; expected ${allowed}`);
}
