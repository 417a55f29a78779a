import type { Parameter, Name, Word } from '../../grammar/query/index.js';
import { wholeSpan } from '../../grammar/source.js';
import type { ParameterSchema } from '../extract/schema.js';
import { specialParameters } from '../special/index.js';
import { droppable, fatal, type BindContext } from './bind-context.js';
import { failed, found, NOTHING, unknown, type BoundCriterion } from './bind-parameter.js';
import type { BareId, Criterion } from './bound-search.js';
import { checkType } from './check-type.js';
import { sizeOf } from './criterion.js';

type ChainName = Extract<Name, { kind: 'chain' }>;
type HasName = Extract<Name, { kind: 'has' }>;
type Target = Extract<Criterion, { kind: 'chain' }>['targets'][number];

/** Binds what follows a link, for the type on its other side. */
export type BindRest<Rest> = (rest: Rest, type: string) => BoundCriterion;

/** A link of a chain, and what is said of what it leads to. */
export interface Link<Rest> {
  readonly reference: Word;
  /** The target type, where the caller names it. */
  readonly type?: Word;
  readonly rest: Rest;
  /** The parameter that follows; undefined when any type may know what follows. */
  readonly next: Word | undefined;
  /** Whether what follows leads on to further resources. */
  readonly leadsOn: boolean;
}

/**
 * Binds a chain, `subject:Patient.name`: https://hl7.org/fhir/R4/search.html#chaining
 *
 * Without a type it leads to every type that the reference may be to and that knows the next parameter. These have to
 * agree on what kind of parameter it is, or else the value means one thing here and another there.
 */
export function bindChain(
  { reference, type: targetType, rest }: ChainName,
  value: Parameter['value'],
  type: string,
  context: BindContext,
  bindRest: BindRest<Name>,
): BoundCriterion {
  const next = nextParameter(rest);
  const leadsOn = rest.kind === 'chain';
  const link = { reference, ...(targetType && { type: targetType }), rest, next, leadsOn };
  const bound = bindLink(link, type, context, bindRest);
  return withinLimits(bound, value, context);
}

/** Binds one link, of a chain or of the path of a filter. */
export function bindLink<Rest>(
  link: Link<Rest>,
  type: string,
  context: BindContext,
  bindRest: BindRest<Rest>,
): BoundCriterion {
  const { reference, next, rest, leadsOn } = link;
  const parameter = context.schemaOf(type).parameter(reference.text);
  if (!parameter || parameter.searchType.name !== 'reference') return noReference(reference, parameter, type, context);
  const candidates = targetTypes(link, parameter, context);
  if ('faults' in candidates) return candidates;
  const knowing = next ? candidates.types.filter((each) => knows(each, next.text, context)) : candidates.types;
  const leading = leadsOn ? knowing.filter((each) => isReference(each, next!.text, context)) : [];
  const types = leading.length > 0 ? leading : knowing;
  if (next && types.length === 0) {
    const { types: all } = candidates;
    if (all.length === 1) return failed([unknown(next, all[0]!, context)]);
    return failed([droppable(`'${next.text}' is no search parameter of ${orList(all)}`, next.span)]);
  }
  const ambiguous = next && types.length > 1 && ambiguity(link, next, types, context);
  if (ambiguous) return ambiguous;
  const bound = types.map((each) => bindRest(rest, each));
  // What one of several types knows and others don't is asked of those that know it.
  if (bound.every(({ faults }) => faults.length > 0)) return failed(bound[0]!.faults);
  const targets: Target[] = [];
  const ids: BareId[] = [];
  for (let at = 0; at < bound.length; at++) {
    const { criterion, bareIds, faults } = bound[at]!;
    if (faults.length > 0) continue;
    if (criterion) targets.push({ type: types[at]!, criterion });
    ids.push(...bareIds);
  }
  return targets.length === 0 ? NOTHING : found({ kind: 'chain', parameter, targets }, ids);
}

/** Binds a reverse chain, `_has:Observation:patient:code`: https://hl7.org/fhir/R4/search.html#has */
export function bindHas(
  { type: source, reference, rest }: HasName,
  value: Parameter['value'],
  type: string,
  context: BindContext,
  bindRest: BindRest<Name>,
): BoundCriterion {
  const faults = checkType(source, context);
  if (faults.length > 0) return failed(faults);
  const parameter = context.schemaOf(source.text).parameter(reference.text);
  if (!parameter || parameter.searchType.name !== 'reference') {
    return noReference(reference, parameter, source.text, context);
  }
  const { targets } = parameter;
  if (targets.length > 0 && !targets.includes(type)) {
    const message = `'${reference.text}' of ${source.text} never refers to a ${type}; expected ${orList(targets)}`;
    return failed(fatal([{ code: 'not-supported', message, span: reference.span }]));
  }
  const bound = bindRest(rest, source.text);
  if (!bound.criterion) return bound;
  const criterion: Criterion = { kind: 'has', parameter, type: source.text, criterion: bound.criterion };
  return withinLimits(found(criterion, bound.bareIds), value, context);
}

/** The parameter that a name begins with; a reverse chain begins with none. */
function nextParameter(name: Name): Word | undefined {
  switch (name.kind) {
    case 'parameter':
      return name.name.text === '_filter' ? undefined : name.name;
    case 'chain':
      return name.reference;
    case 'has':
      return undefined;
  }
}

function targetTypes<Rest>(
  { reference, type }: Link<Rest>,
  { targets }: ParameterSchema,
  context: BindContext,
): { readonly types: readonly string[] } | BoundCriterion {
  if (!type) return { types: targets.length > 0 ? targets : [...context.registry.resourceTypes] };
  const faults = checkType(type, context);
  if (faults.length > 0) return failed(faults);
  if (targets.length === 0 || targets.includes(type.text)) return { types: [type.text] };
  const message = `'${reference.text}' never refers to a ${type.text}; expected ${orList(targets)}`;
  return failed(fatal([{ code: 'not-supported', message, span: type.span }]));
}

function knows(type: string, code: string, { registry }: BindContext): boolean {
  return specialParameters.has(code) || registry.parameter(type, code) !== undefined;
}

function isReference(type: string, code: string, { registry }: BindContext): boolean {
  return registry.parameter(type, code)?.type === 'reference';
}

function ambiguity<Rest>(
  { reference }: Link<Rest>,
  next: Word,
  types: readonly string[],
  { registry }: BindContext,
): BoundCriterion | undefined {
  const kinds = new Map<string, string>();
  for (const type of types) {
    const kind = registry.parameter(type, next.text)?.type;
    if (kind && !kinds.has(kind)) kinds.set(kind, type);
  }
  if (kinds.size < 2) return undefined;
  const meanings = orList([...kinds].map(([kind, type]) => `a ${kind} of ${type}`));
  const [example] = kinds.values();
  const message = `'${next.text}' may be ${meanings}; name the type, as in '${reference.text}:${example}.${next.text}'`;
  return failed(fatal([{ code: 'invalid', message, span: reference.span }]));
}

function noReference(
  reference: Word,
  parameter: ParameterSchema | undefined,
  type: string,
  context: BindContext,
): BoundCriterion {
  const { text, span } = reference;
  const kind = specialParameters.has(text) ? 'special' : parameter?.searchType.name;
  if (kind === undefined) return failed([unknown(reference, type, context)]);
  const message = `'${text}' is a parameter of type ${kind}; only references lead to other resources`;
  return failed(fatal([{ code: 'not-supported', message, span }]));
}

/** Names that lead to many types branch at every link. */
export function withinLimits(
  bound: BoundCriterion,
  value: Parameter['value'],
  { settings }: BindContext,
): BoundCriterion {
  const { conditions } = settings.limits;
  if (!bound.criterion || sizeOf(bound.criterion) <= conditions) return bound;
  const message = `the search leads to more than ${conditions} conditions; name the types that its chains lead through`;
  return failed(fatal([{ code: 'too-costly', message, span: wholeSpan(value) }]));
}

function orList(words: readonly string[]): string {
  const few = words.length > 6 ? [...words.slice(0, 5), `${words.length - 5} others`] : words;
  return few.length < 2 ? few.join('') : `${few.slice(0, -1).join(', ')} or ${few.at(-1)!}`;
}
