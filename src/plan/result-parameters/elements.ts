import type { Source } from '../../../grammar/source.js';
import { parseStrings, type StringValue } from '../../../grammar/value/index.js';
import { r4Elements } from '../../definitions/elements.js';
import { propertiesOf } from '../../definitions/properties.js';
import { droppable, fatal, type BindFault } from '../bind-context.js';
import { checkCount } from '../bind-parameter.js';
import type { ElementName } from '../bound-subset.js';
import { didYouMean } from '../suggest.js';
import type { ReadContext, ReadResult, ResultParameter } from './result-parameter.js';

const NAME = /^[A-Za-z][A-Za-z0-9]*(?:\[x\])?$/;
const CHOICE = '[x]';

/** Names of more types than this have something close to nearly any word. */
const SUGGESTED_TYPES = 8;

/**
 * Names at the root of resources, https://hl7.org/fhir/R4/search.html#elements: `name` for all types, or `[type].[name]`
 * for one, as bulk data export writes it (https://hl7.org/fhir/uv/bulkdata/export.html). Each that no type has is a fault
 * of its own; what else can't be read is never dropped.
 */
export const elementsParameter: ResultParameter = {
  name: '_elements',
  read: ({ value }, context) => readElements(value, context),
};

function readElements(value: Source, context: ReadContext): ReadResult {
  const { types } = context;
  const words = parseStrings(value);
  if (!words.ok) return { faults: fatal(words.faults) };
  const tooMany = checkCount(words.value.length, value, context);
  if (tooMany) return { faults: tooMany };
  const faults: BindFault[] = [];
  const elements: ElementName[] = [];
  const applied: string[] = [];
  for (const word of words.value) {
    const read = readElement(word, types);
    if ('message' in read) {
      faults.push(read);
    } else {
      elements.push(read);
      applied.push(word.text);
    }
  }
  const empty = words.value.length === 0;
  return { faults, empty, ...(elements.length > 0 && { result: { elements }, applied: applied.join(',') }) };
}

function readElement({ text, span }: StringValue, types: readonly string[]): ElementName | BindFault {
  const invalid = (message: string): BindFault => ({ code: 'invalid', message, span, droppable: false });
  const parts = text.split('.');
  const [first = '', second] = parts;
  if (!parts.every((part) => NAME.test(part))) return invalid(`'${text}' is no name of an element`);
  const typed = second !== undefined && /^[A-Z]/.test(first);
  if (parts.length > (typed ? 2 : 1)) {
    const root = typed ? `${first}.${second}` : first;
    return invalid(`'${text}' is within an element; expected one at the root, '${root}'`);
  }
  if (typed && types.length > 0 && !types.includes(first)) {
    return droppable(`'${first}' is none of the types that are searched${didYouMean(first, types)}`, span);
  }
  const name = typed ? second : first;
  const searched = typed ? [first] : types;
  // Without any type, the fault is in the scope.
  if (types.length > 0 && !searched.some((type) => isElement(type, name))) {
    return droppable(noElement(name, searched), span);
  }
  return { ...(typed && { type: first }), name: name.replace(CHOICE, '') };
}

function isElement(type: string, name: string): boolean {
  // No element, but it stands in the JSON as if it were one.
  if (name === 'resourceType') return true;
  if (name.endsWith(CHOICE)) return r4Elements().element(type, name.slice(0, -CHOICE.length))?.choice === true;
  return propertiesOf(type).has(name) || r4Elements().element(type, name) !== undefined;
}

function noElement(name: string, types: readonly string[]): string {
  if (types.length > SUGGESTED_TYPES) return `'${name}' is no element of any type that is searched`;
  const known = types.flatMap((type) =>
    r4Elements()
      .elements(type)
      .map((element) => element.name),
  );
  return `'${name}' is no element of ${types.join(', ')}${didYouMean(name, known)}`;
}
