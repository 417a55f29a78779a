import type { Word } from '../../../grammar/query/index.js';
import { parseInclude, type IncludeValue } from '../../../grammar/value/index.js';
import { droppable, fatal, NO_FAULTS, type BindFault } from '../bind-context.js';
import type { Include } from '../bound-include.js';
import { checkType } from '../check-type.js';
import { didYouMean } from '../suggest.js';
import type { ReadContext, ResultParameter } from './result-parameter.js';

/** R3 said `recurse` for what is `iterate` now. */
const ITERATE = ['iterate', 'recurse'];

export const includeParameter = including('_include', 'include');
export const revincludeParameter = including('_revinclude', 'revinclude');

/**
 * `_include` and `_revinclude`: https://hl7.org/fhir/R4/search.html#revinclude
 *
 * A value of the wrong form is an error. One that names a type or a parameter that there isn't, or a target that the
 * parameter never refers to, would include nothing. It is dropped under lenient handling: the matches are the same.
 */
function including(name: string, direction: Include['direction']): ResultParameter {
  return {
    name,
    modifiers: ITERATE,
    repeats: true,
    read(parameter, context, { includes = [] }) {
      const parsed = parseInclude(parameter.value);
      if (!parsed.ok) return { faults: fatal(parsed.faults) };
      const { source, parameter: reference, target } = parsed.value;
      const faults = checkNames(parsed.value, context);
      if (faults.length > 0) return { faults };
      const iterate = parameter.name.kind === 'parameter' && parameter.name.modifier !== undefined;
      const include: Include = {
        direction,
        iterate,
        source: source?.text,
        parameter: reference?.text,
        target: target?.text,
      };
      return { faults, result: { includes: [...includes, include] } };
    },
  };
}

function checkNames({ source, parameter, target }: IncludeValue, context: ReadContext): readonly BindFault[] {
  const types = [
    ...(source ? checkType(source, context) : NO_FAULTS),
    ...(target ? checkType(target, context) : NO_FAULTS),
  ];
  if (types.length > 0) return types.map((fault) => ({ ...fault, droppable: true }));
  return source && parameter ? checkReference(source, parameter, target, context) : NO_FAULTS;
}

function checkReference(
  { text: type }: Word,
  { text: code, span }: Word,
  target: Word | undefined,
  context: ReadContext,
): readonly BindFault[] {
  const schema = context.schemaOf(type);
  const parameter = schema.parameter(code);
  if (!parameter) {
    const references = schema.parameters.filter(({ searchType }) => searchType.name === 'reference');
    const known = references.map(({ definition }) => definition.code);
    return [droppable(`'${code}' is no search parameter of ${type}${didYouMean(code, known)}`, span)];
  }
  const { searchType, targets } = parameter;
  if (searchType.name !== 'reference') {
    const message = `'${code}' is a parameter of type ${searchType.name}; only references lead to other resources`;
    return [droppable(message, span)];
  }
  if (!target || targets.length === 0 || targets.includes(target.text)) return NO_FAULTS;
  return [droppable(`'${code}' of ${type} never refers to a ${target.text}`, target.span)];
}
