import { describe } from 'vitest';
import { filters, finds, type Sample } from '../support/conformance.js';

const valueSet = (id: string, url: string): Sample => ({ resourceType: 'ValueSet', id, url });

describe('the examples of the specification', () => {
  finds(
    [
      valueSet('123', 'http://acme.org/fhir/ValueSet/123'),
      valueSet('top', 'http://acme.org/fhir'),
      valueSet('twin', 'http://acme.org/fhirs/ValueSet/123'),
      valueSet('case', 'http://acme.org/fhir/valueset/123'),
      valueSet('oid', 'urn:oid:1.2.3.4.5'),
      valueSet('scheme', 'http://'),
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
      // Without a host there is nothing to be under.
      ['ValueSet?url:above=http:///fhir', ''],
      ['ValueSet?url=urn:oid:1.2.3.4.5', 'oid'],
      ['ValueSet?url=urn:oid:1.2.3', ''],
      ['ValueSet?url:below=urn:oid:1.2.3', ''],
      ['ValueSet?url:below=urn:oid:1.2.3.4.5', 'oid'],
      ['ValueSet?url:above=urn:oid:1.2.3.4.5.6', ''],
      ['ValueSet?url=http://acme.org/fhir,urn:oid:1.2.3.4.5', 'top oid'],
      ['ValueSet?url=', '123 top twin case oid scheme none'],
      ['ValueSet?url:missing=true', 'none'],
    ],
  );
});

describe('a version after the URL of a resource: https://hl7.org/fhir/R4/search.html#uri', () => {
  const versioned = (id: string, url: string, version?: string): Sample => {
    return { ...valueSet(id, url), ...(version !== undefined && { version }) };
  };
  const resources = [
    versioned('x1', 'http://a.org/x', '1.0'),
    versioned('x2', 'http://a.org/x', '2.0'),
    versioned('x', 'http://a.org/x'),
    versioned('y1', 'http://a.org/y', '1.0'),
    versioned('date', 'http://a.org/x', '2020-01-01|b'),
    versioned('odd', 'http://a.org/x|1.0', '3'),
    { resourceType: 'ValueSet', id: 'without' },
    // The version of a contract is no search parameter.
    { resourceType: 'Contract', id: 'contract', url: 'http://a.org/x', version: '1.0' },
    { ...valueSet('other', 'http://a.org/y'), resourceType: 'CodeSystem', version: '1.0' },
    { resourceType: 'Subscription', id: 'sub', channel: { endpoint: 'http://a.org/x|1.0' } },
  ];
  finds(resources, [
    ['ValueSet?url=http://a.org/x', 'x1 x2 x date'],
    // A URL that is written like that is found by it too.
    ['ValueSet?url=http://a.org/x|1.0', 'x1 odd'],
    ['ValueSet?url=http://a.org/x%7C1.0', 'x1 odd'],
    ['ValueSet?url=http://a.org/x|2.0', 'x2'],
    ['ValueSet?url=http://a.org/x|2', ''],
    ['ValueSet?url=http://a.org/x|1.0,http://a.org/y', 'x1 y1 odd'],
    ['ValueSet?url=http://a.org/x|1.0,http://a.org/y|1.0', 'x1 y1 odd'],
    ['ValueSet?url=http://a.org/y|2.0', ''],
    // What is escaped is part of the version, or of the URL.
    ['ValueSet?url=http://a.org/x|2020-01-01\\|b', 'date'],
    ['ValueSet?url=http://a.org/x\\|1.0', 'odd'],
    // Neither half alone says anything.
    ['ValueSet?url=http://a.org/x|', ''],
    ['ValueSet?url=|1.0', ''],
    ['ValueSet?url:below=http://a.org/x|1.0', 'odd'],
    ['ValueSet?url:missing=false&version=1.0', 'x1 y1'],
    ['CodeSystem?system=http://a.org/y|1.0', 'other'],
    ['CodeSystem?url=http://a.org/y|1.1', ''],
    ['?_type=ValueSet,CodeSystem&url=http://a.org/y|1.0', 'y1 other'],
    ['Subscription?url=http://a.org/x|1.0', 'sub'],
    ['Contract?url=http://a.org/x|1.0', ''],
    ['Contract?url=http://a.org/x', 'contract'],
  ]);
  filters('ValueSet', resources, [
    ['url eq http://a.org/x|1.0', 'x1 odd'],
    ['url ne http://a.org/x|1.0', 'x2 x y1 date'],
    ['url ne http://a.org/x', 'y1 odd'],
  ]);
});
