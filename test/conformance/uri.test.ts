import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

const valueSet = (id: string, url: string): Sample => ({ resourceType: 'ValueSet', id, url });

describe('the examples of the specification', () => {
  finds(
    [
      valueSet('123', 'http://acme.org/fhir/ValueSet/123'),
      valueSet('top', 'http://acme.org/fhir'),
      valueSet('twin', 'http://acme.org/fhirs/ValueSet/123'),
      valueSet('case', 'http://acme.org/fhir/valueset/123'),
      valueSet('oid', 'urn:oid:1.2.3.4.5'),
      { resourceType: 'ValueSet', id: 'none' },
    ],
    [
      ['ValueSet?url=http://acme.org/fhir/ValueSet/123', '123'],
      ['ValueSet?url=http%3A%2F%2Facme.org%2Ffhir%2FValueSet%2F123', '123'],
      ['ValueSet?url:below=http://acme.org/fhir/', '123 top case'],
      ['ValueSet?url:below=http://acme.org/fhir', '123 top case'],
      ['ValueSet?url:below=http://acme.org/fh', ''],
      ['ValueSet?url:above=http://acme.org/fhir/ValueSet/123/_history/5', '123 top'],
      ['ValueSet?url:above=http://acme.org/fhir', 'top'],
      ['ValueSet?url=urn:oid:1.2.3.4.5', 'oid'],
      ['ValueSet?url=urn:oid:1.2.3', ''],
      ['ValueSet?url:below=urn:oid:1.2.3', ''],
      ['ValueSet?url:below=urn:oid:1.2.3.4.5', 'oid'],
      ['ValueSet?url:above=urn:oid:1.2.3.4.5.6', ''],
      ['ValueSet?url=http://acme.org/fhir,urn:oid:1.2.3.4.5', 'top oid'],
      ['ValueSet?url=', '123 top twin case oid none'],
      ['ValueSet?url:missing=true', 'none'],
    ],
  );
});
