import fc from 'fast-check';

/** A `div` with some content: https://hl7.org/fhir/R4/narrative.html */
export function xhtml(): fc.Arbitrary<string> {
  return fc
    .constantFrom('Heart rate', 'a &lt; b &amp; c', '<p>Ana <b>Moreno</b></p>', '<table><tr><td>1</td></tr></table>')
    .map((content) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`);
}
