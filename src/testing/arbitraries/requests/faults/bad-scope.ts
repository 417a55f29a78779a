import fc from 'fast-check';
import { r4Compartments } from '../../../../definitions/compartments.js';
import type { RequestScope } from '../search-request.js';
import type { Fault, FaultKind } from './fault.js';

/** Types and compartments that there aren't: https://hl7.org/fhir/R4/compartmentdefinition.html */
export const badScope: FaultKind = ({ type, features }) => {
  const inCompartment = (compartment: string, id: string): RequestScope => ({
    kind: 'compartment',
    compartment,
    id,
    type,
  });
  const rest = { code: 'not-supported', droppable: false } as const;
  const faults: Fault[] = [
    { fault: 'unknown resource type', scope: { kind: 'type', type: `${type}x` }, ...rest },
    { fault: 'unknown resource type', scope: { kind: 'type', type: type.toLowerCase() }, ...rest },
  ];
  if (features.compartments) {
    const fault = 'unknown compartment';
    faults.push({ fault, scope: inCompartment('Organization', 'a'), ...rest });
    const isMember = r4Compartments().get('Patient')?.has(type) ?? false;
    if (!isMember) faults.push({ fault, scope: inCompartment('Patient', 'a'), ...rest });
  }
  return [fc.constantFrom(...faults)];
};

/** https://hl7.org/fhir/R4/search.html#all */
export const badTypes: FaultKind = ({ type, features }) => {
  if (!features.system) return [];
  return [
    fc.constantFrom('Nosuch', `${type},Nosuch`, type.toLowerCase()).map((value): Fault => {
      const parameter = { name: '_type', value };
      const fault = 'unknown resource type';
      return { fault, parameter, scope: { kind: 'system' }, code: 'not-supported', droppable: false };
    }),
  ];
};
