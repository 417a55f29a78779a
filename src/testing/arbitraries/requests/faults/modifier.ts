import type { SearchParameterType } from '../../../../definitions/registry.js';
import { r4Registry } from '../../searched-elements.js';
import { targetsOf } from '../world.js';
import { codesOf, faulty, type FaultKind } from './fault.js';

/** Modifiers of R4 that each type doesn't take: https://hl7.org/fhir/R4/search.html#modifiers */
const FOREIGN: Readonly<Record<SearchParameterType, readonly string[]>> = {
  string: ['not', 'above', 'identifier'],
  token: ['exact', 'contains', 'identifier'],
  reference: ['exact', 'not', 'text'],
  date: ['exact', 'not', 'above'],
  number: ['exact', 'not'],
  quantity: ['exact', 'not', 'text'],
  uri: ['exact', 'not', 'text'],
  composite: ['missing', 'exact', 'not'],
  special: ['exact', 'not'],
};

/** An error whatever the handling: without its modifier the parameter would mean something else. */
export const unknownModifier: FaultKind = (context) => {
  const { parameters } = context;
  const rest = { fault: 'unsupported modifier', code: 'not-supported', droppable: false } as const;
  const foreign = parameters.flatMap(({ code, type }) => FOREIGN[type].map((modifier) => `${code}:${modifier}`));
  const unknown = parameters.flatMap(({ code }) => [`${code}:nosuch`, `${code}:Exact`]);
  return [...faulty(rest, foreign, ['true', 'a']), ...faulty(rest, unknown, ['a'])];
};

/** `:[type]` of something that the reference is never to. */
export const foreignTarget: FaultKind = ({ type, parameters }) => {
  const names = parameters
    .filter((each) => each.type === 'reference')
    .flatMap((each) => {
      const targets = targetsOf(each, type);
      const others = ['Patient', 'Organization', 'ValueSet'].filter((other) => !targets.includes(other));
      return targets.length === 0 ? [] : others.map((other) => `${each.code}:${other}`);
    });
  return faulty({ fault: 'foreign target type', code: 'not-supported', droppable: false }, names, ['a', 'b-2']);
};

/** https://hl7.org/fhir/R4/search.html#modifiers */
export const badMissing: FaultKind = (context) => {
  if (!context.features.missing) return [];
  const names = context.parameters.filter(({ type }) => type !== 'composite').map(({ code }) => `${code}:missing`);
  return faulty({ fault: 'bad :missing', code: 'invalid', droppable: false }, names, ['maybe', 'TRUE', '1']);
};

/** A name that is no name, or has two modifiers. */
export const badName: FaultKind = (context) => {
  const names = codesOf(context, 'string', 'token').flatMap((code) => [`${code}:exact:exact`, `${code}.`]);
  return faulty({ fault: 'bad name', code: 'invalid', droppable: false }, names, ['a']);
};

/** `:of-type` needs all of its three parts: https://hl7.org/fhir/R4/search.html#token */
export const badTypedToken: FaultKind = ({ type, features }) => {
  const known = features.modifiers && r4Registry().parameter(type, 'identifier')?.type === 'token';
  const values = ['MR|1', 'http://example.org/types|MR|', '||1', '1'];
  return faulty(
    { fault: 'bad :of-type', code: 'invalid', droppable: false },
    known ? ['identifier:of-type'] : [],
    values,
  );
};
