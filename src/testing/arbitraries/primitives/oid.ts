import fc from 'fast-check';

/** `urn:oid:` and numbers without leading zeros: https://hl7.org/fhir/R4/datatypes.html#oid */
export function oid(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(2), fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }))
    .map(([root, arcs]) => `urn:oid:${[root, ...arcs].join('.')}`);
}
