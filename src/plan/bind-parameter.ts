import type { Fault } from '../../grammar/diagnostics.js';
import { printName, type Name, type Word } from '../../grammar/query/index.js';
import { wholeSpan, type Source } from '../../grammar/source.js';
import { parseStrings, parseTokens, type TokenValue } from '../../grammar/value/index.js';
import type { ParameterSchema } from '../extract/schema.js';
import { specialParameters } from '../special/index.js';
import { parseMissing } from '../special/missing.js';
import { bareIds } from '../types/reference.js';
import { droppable, fatal, NO_FAULTS, type BindContext, type BindFault } from './bind-context.js';
import type { BareId, Criterion } from './bound-search.js';
import { TERMINOLOGY_MODIFIERS, type TerminologyModifier } from './terminology-modifier.js';
import { didYouMean } from './suggest.js';
import { withVersions } from './bind-version.js';

export interface BoundCriterion {
  /** Absent when the value is empty, or when there are faults. */
  readonly criterion?: Criterion;
  readonly bareIds: readonly BareId[];
  readonly faults: readonly BindFault[];
}

export type PlainName = Extract<Name, { kind: 'parameter' }>;

/** Other spellings of modifiers. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([['ofType', 'of-type']]);

/** Binds a parameter that is named without a chain. */
export function bindParameter(name: PlainName, value: Source, type: string, context: BindContext): BoundCriterion {
  const code = name.name.text;
  const modifier = name.modifier && (SPELLINGS.get(name.modifier.text) ?? name.modifier.text);
  const special = specialParameters.get(code);
  const schema = context.schemaOf(type).parameter(code);
  if (!special && !schema) return failed([unknown(name.name, type, context)]);
  if (name.modifier && modifier !== undefined) {
    const faults = checkModifier(name.modifier, modifier, code, schema, context);
    if (faults.length > 0) return failed(faults);
  }
  if (modifier === 'missing') {
    const missing = parseMissing(value);
    if (!missing.ok) return failed(fatal(missing.faults));
    if (missing.value === undefined) return NOTHING;
    return found({ kind: 'missing', missing: missing.value, ...(!special && { field: schema!.presence! }) });
  }
  const asks = schema && modifier !== undefined && !takes(schema, modifier) ? terminologyModifier(modifier) : undefined;
  if (asks) return bindCodes(schema!, asks, name, value, context);
  const parsed = special
    ? special.parse(value, modifier)
    : schema!.searchType.parse(value, modifier, schema!, context.settings);
  if (!parsed.ok) return failed(fatal(parsed.faults));
  const values: readonly unknown[] = parsed.value;
  if (values.length === 0) return NOTHING;
  const tooMany = checkCount(values.length, value, context);
  if (tooMany) return failed(tooMany);
  if (special) {
    return modifier === undefined
      ? found({ kind: 'special', parameter: special, values })
      : found({ kind: 'special', parameter: special, modifier, values });
  }
  const criterion: Criterion =
    modifier === undefined
      ? { kind: 'parameter', parameter: schema!, values }
      : { kind: 'parameter', parameter: schema!, modifier, values };
  const ids = schema!.searchType.name === 'reference' ? ambiguousIds(values, schema!) : NO_IDS;
  return found(withVersions(criterion, context.schemaOf(type)), ids);
}

/** A condition on the codes that the terminology service will give for the values. */
function bindCodes(
  parameter: ParameterSchema,
  modifier: TerminologyModifier,
  name: PlainName,
  value: Source,
  context: BindContext,
): BoundCriterion {
  const sets = modifier === 'in' || modifier === 'not-in';
  const parsed = sets ? parseStrings(value) : parseTokens(value);
  if (!parsed.ok) return failed(fatal(parsed.faults));
  const values = parsed.value.map((each): TokenValue => {
    return 'text' in each ? { code: each.text, span: each.span } : each;
  });
  if (values.length === 0) return NOTHING;
  const faults = values.flatMap((each): Fault[] => {
    if (each.code !== undefined) return [];
    return [{ code: 'invalid', message: `':${modifier}' needs a code`, span: each.span }];
  });
  if (faults.length > 0) return failed(fatal(faults));
  const tooMany = checkCount(values.length, value, context);
  if (tooMany) return failed(tooMany);
  return found({ kind: 'codes', parameter, modifier, values, name: context.written ?? printName(name) });
}

function ambiguousIds(values: readonly unknown[], { targets }: ParameterSchema): BareId[] {
  return bareIds(values as Parameters<typeof bareIds>[0]).map(({ id, span }) => {
    return { id, span, ...(targets.length > 0 && { types: targets }) };
  });
}

const NO_IDS: readonly BareId[] = [];
export const NOTHING: BoundCriterion = { bareIds: NO_IDS, faults: NO_FAULTS };

export function found(criterion: Criterion, ids = NO_IDS): BoundCriterion {
  return { criterion, bareIds: ids, faults: NO_FAULTS };
}

export function failed(faults: readonly BindFault[]): BoundCriterion {
  return { bareIds: NO_IDS, faults };
}

export function checkCount(count: number, value: Source, { settings }: BindContext): BindFault[] | undefined {
  const { values: most } = settings.limits;
  if (count <= most) return undefined;
  const message = `the parameter has ${count} values; expected at most ${most}`;
  return fatal([{ code: 'too-costly', message, span: wholeSpan(value) }]);
}

export function unknown({ text: code, span }: Word, type: string, context: BindContext): BindFault {
  // A named query says what is searched for; without it the rest of the request means something else.
  if (code === '_query') {
    return { ...droppable("named queries ('_query') are not supported", span), droppable: false };
  }
  const definition = context.registry.parameter(type, code);
  if (definition)
    return droppable(`'${code}' is a parameter of type ${definition.type}, which is not supported here`, span);
  const known = [...context.schemaOf(type).parameters.map((each) => each.definition.code), ...specialParameters.keys()];
  return droppable(`'${code}' is no search parameter of ${type}${didYouMean(code, known)}`, span);
}

/** Whether the type itself reads values with this modifier. */
function takes(parameter: ParameterSchema, modifier: string): boolean {
  const { searchType } = parameter;
  return searchType.modifiers.includes(modifier) || (searchType.modifiersOf?.(parameter).includes(modifier) ?? false);
}

function terminologyModifier(modifier: string): TerminologyModifier | undefined {
  return TERMINOLOGY_MODIFIERS.find((each) => each === modifier);
}

/** The modifiers that a parameter takes here, as they are offered to somebody who asked for another. */
export function modifiersOf(
  code: string,
  schema: ParameterSchema | undefined,
  context: BindContext,
): readonly string[] {
  const special = specialParameters.get(code);
  if (special) return [...(special.hasElement ? ['missing'] : []), ...special.modifiers];
  const { searchType } = schema!;
  const further: readonly string[] = searchType.modifiersOf?.(schema!) ?? [];
  const asked = searchType.name === 'token' && context.settings.terminology ? TERMINOLOGY_MODIFIERS : [];
  const missing = searchType.name === 'composite' ? [] : ['missing'];
  return [...new Set([...missing, ...searchType.modifiers, ...further, ...asked])];
}

function checkModifier(
  { text, span }: Word,
  modifier: string,
  code: string,
  schema: ParameterSchema | undefined,
  context: BindContext,
): readonly BindFault[] {
  // What the type itself takes is quick to see, and mostly what is asked.
  if (modifier !== '[type]' && schema?.searchType.modifiers.includes(modifier) && !specialParameters.has(code)) {
    return NO_FAULTS;
  }
  const modifiers = modifiersOf(code, schema, context);
  if (modifiers.includes(modifier) && modifier !== '[type]') return NO_FAULTS;
  const fault = (message: string): BindFault[] => fatal([{ code: 'not-supported', message, span } satisfies Fault]);
  if (modifiers.includes('[type]') && context.registry.isResourceType(text)) {
    const { targets } = schema!;
    if (targets.length === 0 || targets.includes(text)) return NO_FAULTS;
    return fault(`'${code}' never refers to a ${text}; expected ${targets.join(', ')}`);
  }
  if (!specialParameters.has(code) && schema?.searchType.name === 'token' && terminologyModifier(modifier)) {
    return fault(`modifier ':${text}' needs a terminology service, and there is none here`);
  }
  const allowed = modifiers.map((each) => `:${each}`).join(', ') || 'none';
  const expected = didYouMean(text, modifiers) || `; expected ${allowed}`;
  return fault(`modifier ':${text}' is not supported on '${code}'${expected}`);
}
