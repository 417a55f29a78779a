import { r4Registry } from '../../searched-elements.js';
import { faulty, type FaultKind } from './fault.js';

/**
 * Names that no parameter of the type has; parameters of other types among them. They may be dropped, "except where they
 * alter the result": https://hl7.org/fhir/R4/search.html#lenient
 */
export const unknownParameter: FaultKind = ({ type, parameters }) => {
  const registry = r4Registry();
  const names = parameters.flatMap(({ code }) => [`${code}x`, code.toUpperCase(), code.slice(0, -1)]);
  const all = [...names, 'nosuch', 'birthdate', 'gender', 'value-quantity', 'constructor', '__proto__'];
  const unknown = all.filter((name) => !registry.parameter(type, name));
  return faulty({ fault: 'unknown parameter', code: 'not-supported', droppable: true }, unknown, ['a', 'true', '2020']);
};
