import { codesOf, faulty, type FaultKind } from './fault.js';

const NO_REFERENCE = { code: 'not-supported', droppable: false } as const;

/** A chain through what is no reference: https://hl7.org/fhir/R4/search.html#chaining */
export const chainThroughValue: FaultKind = (context) => {
  const { features } = context;
  const codes = codesOf(context, 'string', 'token', 'date');
  return faulty(
    { fault: 'chain through a non-reference', ...NO_REFERENCE },
    features.chains ? codes.map((code) => `${code}.name`) : [],
    ['a'],
  );
};

/** https://hl7.org/fhir/R4/search.html#has */
export const badHas: FaultKind = ({ features }) => {
  const through = ['_has:Observation:code:status', '_has:Observation:status:code'];
  return [
    ...faulty(
      { fault: 'bad _has', code: 'invalid', droppable: false },
      ['_has', '_has:Observation', '_has:Observation:patient'],
      ['a'],
    ),
    ...faulty({ fault: '_has through a non-reference', ...NO_REFERENCE }, features.has ? through : [], ['a']),
  ];
};
