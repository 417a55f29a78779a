import type { SearchParameterDefinition } from '../../definitions/search-parameter.js';
import { all, any, answer, not, type Answer } from './answer.js';
import { bareIdIsAmbiguous } from './bare-id.js';
import type { Condition, Reading } from './condition.js';
import { alternatives, split } from './escapes.js';
import { drop, mustRefuse, refuse, RequestFault } from './fault.js';
import { isTerminology, readTerminology } from './terminology.js';
import type { AnyTypeRules, Compared } from './type-rules.js';
import { isOfMimeTypes } from './types/token.js';
import { typeRules } from './types/index.js';
import { tuplesOf, valuesOf, type Value } from './values.js';
import type { World } from './world.js';

/** Modifiers of R4 and R5, which servers may have on more types than R4 does. */
const ELSEWHERE = [
  ...['exact', 'contains', 'text', 'not', 'above', 'below', 'in', 'not-in', 'of-type', 'identifier'],
  ...['code-text', 'text-advanced', 'iterate'],
];

/** A parameter by its definition: https://hl7.org/fhir/R4/search.html#standard */
export function readParameter(
  code: string,
  spelled: string | undefined,
  value: string,
  type: string,
  reading: Reading,
): Condition | undefined {
  const { world } = reading;
  // R4 spells it in both ways.
  const modifier = spelled === 'ofType' ? 'of-type' : spelled;
  const definition = definitionOf(code, type, world);
  checkModifier(modifier, definition, world);
  if (modifier === 'missing') return readMissing(definition, value);
  const { terminology } = world;
  if (typeof terminology === 'object' && asksTerminology(modifier, definition)) {
    return readTerminology(definition, modifier!, value, terminology, reading);
  }
  if (definition.type === 'composite') return readComposite(definition, value, world);
  const rules = typeRules[definition.type];
  const compared = { modifier, definition, world };
  const wanted = alternatives(value).map((each) => rules.read(each, compared) as unknown);
  if (wanted.length === 0) return undefined;
  for (const each of wanted) if (definition.type === 'reference') bareIdIsAmbiguous(each, definition, reading);
  return ({ resource, root }) => {
    const values = valuesOf(definition, resource, root);
    const found = any(wanted.map((each) => someValue(values, each, rules, compared)));
    // "the coding is not [...]": none of the resource's values is any of those listed.
    return modifier === 'not' ? not(found) : found;
  };
}

/** The definition of a parameter that can be searched by. */
export function definitionOf(code: string, type: string, { registry }: World): SearchParameterDefinition {
  const definition = registry.parameter(type, code);
  if (code === '_query') refuse('named queries are not supported');
  if (!definition) drop(`'${code}' is no parameter of ${type}`);
  if (code === '_text' || code === '_content') throw new RequestFault('not covered', `'${code}'`);
  if (definition.expression === undefined) drop(`'${code}' is not supported`);
  return definition;
}

/** https://hl7.org/fhir/R4/search.html#modifiers: "Servers SHALL reject any search request that contains [one] it doesn't support" */
function checkModifier(modifier: string | undefined, definition: SearchParameterDefinition, world: World): void {
  const { code, type, target } = definition;
  if (modifier === undefined) return;
  if (type === 'composite') mustRefuse(`'${code}' takes no modifiers`);
  const { modifiers } = typeRules[type];
  if (modifier === 'missing' || (modifier !== '[type]' && modifiers.includes(modifier))) return;
  if (type === 'reference' && world.registry.isResourceType(modifier)) {
    if (target.length === 0 || target.includes(modifier)) return;
    mustRefuse(`'${code}' never refers to a ${modifier}`);
  }
  if (type === 'token' && modifier === 'below' && isOfMimeTypes(definition)) return;
  if (asksTerminology(modifier, definition) && world.terminology) {
    if (typeof world.terminology === 'object') return;
    throw new RequestFault('not covered', `':${modifier}' needs a terminology service`);
  }
  if (world.profile === 'fhir' && ELSEWHERE.includes(modifier)) {
    throw new RequestFault('not covered', `':${modifier}' on '${code}'`);
  }
  mustRefuse(`'${code}' takes no modifier ':${modifier}'`);
}

/** Mime types are below each other by their names alone. */
function asksTerminology(modifier: string | undefined, definition: SearchParameterDefinition): boolean {
  if (definition.type !== 'token' || !isTerminology(modifier)) return false;
  return modifier !== 'below' || !isOfMimeTypes(definition);
}

/** https://hl7.org/fhir/R4/search.html#missing */
function readMissing(definition: SearchParameterDefinition, value: string): Condition | undefined {
  if (value === '') return undefined;
  if (value !== 'true' && value !== 'false') refuse(":missing is 'true' or 'false'");
  return ({ resource, root }) => answer((valuesOf(definition, resource, root).length === 0) === (value === 'true'));
}

function someValue(values: readonly Value[], wanted: unknown, rules: AnyTypeRules, compared: Compared): Answer {
  const answers = values.map((value) => rules.matches(value, wanted, compared));
  const found = any(answers);
  // Where values are both equal and unequal, R4 doesn't say whether that is `ne`. To fhirdex one that is unequal is enough.
  const open = found === 'yes' && rules.prefixOf?.(wanted) === 'ne' && compared.world.profile === 'fhir';
  return open && all(answers) !== 'yes' ? 'free' : found;
}

/**
 * https://hl7.org/fhir/R4/search.html#combining: all components hold on one and the same element of the composite's own
 * expression; `$` separates them, commas join whole tuples.
 */
function readComposite(definition: SearchParameterDefinition, value: string, world: World): Condition | undefined {
  const components = definition.components.map((component) => {
    const found = world.registry.parameterByUrl(component.definition);
    if (!found || found.type === 'composite') throw new RequestFault('not covered', `'${component.definition}'`);
    return { rules: typeRules[found.type], compared: { modifier: undefined, definition: found, world } };
  });
  const wanted = alternatives(value).map((tuple) => {
    const pieces = split(tuple, '$');
    if (pieces.length !== components.length || pieces.includes('')) {
      refuse(`'${tuple}' has not ${components.length} values joined by '$'`);
    }
    return pieces.map((piece, i) => components[i]!.rules.read(piece, components[i]!.compared) as unknown);
  });
  if (wanted.length === 0) return undefined;
  return ({ resource, root }) =>
    any(
      tuplesOf(definition, resource, root).flatMap((values) =>
        wanted.map((tuple) =>
          all(components.map(({ rules, compared }, i) => someValue(values[i]!, tuple[i], rules, compared))),
        ),
      ),
    );
}
