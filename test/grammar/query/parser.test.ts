import { describe, expect, test } from 'vitest';
import { parseName, parseSearch, type Search } from '../../../grammar/query/index.js';
import { shapeOf } from '../../support/search-ast.js';

const BASE = 'http://a.org/fhir/';

/** The parts of a search as lists, to be read at a glance. */
function outline({ scope, parameters }: Search): string {
  const where =
    scope.kind === 'system'
      ? 'all'
      : scope.kind === 'type'
        ? `type ${scope.type.text}`
        : `${scope.type.text} in ${scope.compartment.text} ${scope.id.text}`;
  return [where, ...parameters.map(({ name, value }) => `${show(name)} = ${JSON.stringify(value.text)}`)].join('; ');
}

function show(name: Search['parameters'][number]['name']): string {
  switch (name.kind) {
    case 'parameter':
      return name.name.text + (name.modifier ? ` modifier ${name.modifier.text}` : '');
    case 'chain':
      return `${name.reference.text}${name.type ? ` as ${name.type.text}` : ''} -> ${show(name.rest)}`;
    case 'has':
      return `${name.type.text} by ${name.reference.text} <- ${show(name.rest)}`;
  }
}

test.each([
  // Scopes.
  ['Patient', 'type Patient'],
  ['Patient?', 'type Patient'],
  ['/Patient?', 'type Patient'],
  ['?', 'all'],
  ['', 'all'],
  ['/', 'all'],
  ['/?name=a', 'all; name = "a"'],
  ['_search?a=b', 'all; a = "b"'],
  ['Patient/_search?a=b', 'type Patient; a = "b"'],
  ['Patient/1/Observation?code=x', 'Observation in Patient 1; code = "x"'],
  ['Patient/1/*', '* in Patient 1'],
  ['Patient/1/Observation/_search', 'Observation in Patient 1'],
  // URLs under the base.
  ['http://a.org/fhir', 'all'],
  ['http://a.org/fhir?a=b', 'all; a = "b"'],
  ['http://a.org/fhir/Patient?a=b', 'type Patient; a = "b"'],
  ['http://a.org/fhir/Patient/1/*?a', '* in Patient 1; a = ""'],
  // Pairs.
  ['P?a=1&b=2', 'type P; a = "1"; b = "2"'],
  ['P?a=1&a=2', 'type P; a = "1"; a = "2"'],
  ['P?&a=1&&b=2&', 'type P; a = "1"; b = "2"'],
  ['P?a', 'type P; a = ""'],
  ['P?a=', 'type P; a = ""'],
  ['P?a&b=', 'type P; a = ""; b = ""'],
  ['P?a=b=c', 'type P; a = "b=c"'],
  ['P?a==', 'type P; a = "="'],
  ['P?a=b?c/d', 'type P; a = "b?c/d"'],
  ['P?a=http://x.org/y', 'type P; a = "http://x.org/y"'],
  // Encoding.
  ['P?a=x+y%2Bz%26%3D', 'type P; a = "x y+z&="'],
  ['P?%61%3aexact=1', 'type P; a modifier exact = "1"'],
  ['P?a%3D=1', 'type P; a= = "1"'],
  ['P?a=%0a', 'type P; a = "\\n"'],
  ['P?a=\\,$|', 'type P; a = "\\\\,$|"'],
  // Names.
  ['P?family:exact=a', 'type P; family modifier exact = "a"'],
  ['P?subject:Patient=1', 'type P; subject modifier Patient = "1"'],
  ['P?subject.name=a', 'type P; subject -> name = "a"'],
  ['P?subject:Patient.name:exact=a', 'type P; subject as Patient -> name modifier exact = "a"'],
  ['P?a.b.c:D.e:f=1', 'type P; a -> b -> c as D -> e modifier f = "1"'],
  ['P?_has:O:patient:code=1', 'type P; O by patient <- code = "1"'],
  ['P?_has:O:patient:code:not=1', 'type P; O by patient <- code modifier not = "1"'],
  ['P?_has:O:patient:_has:A:entity:agent=1', 'type P; O by patient <- A by entity <- agent = "1"'],
  ['P?_has:O:patient:encounter.location.name=x', 'type P; O by patient <- encounter -> location -> name = "x"'],
  ['P?a._has:O:patient:code=1', 'type P; a -> O by patient <- code = "1"'],
  ['P?_hash=1', 'type P; _hash = "1"'],
  ['P?__proto__=1&constructor:toString=2', 'type P; __proto__ = "1"; constructor modifier toString = "2"'],
])('%j', (text, expected) => {
  const search = parseSearch(text, BASE);
  expect(search.ok ? outline(search.value) : search.faults).toBe(expected);
});

describe('faults', () => {
  /** Each fault as the text it points at and the beginning of what it says. */
  test.each<[string, [place: string, message: string][]]>([
    ['http://b.org/Patient', [['http://b.org/Patient', 'expected a search under http://a.org/fhir/']]],
    ['http://a.org/fhirs?a=b', [['http://a.org/fhirs?a=b', 'expected a search under']]],
    ['Patient//1', [['/', "expected '[type]?', '?' or"]]],
    ['//Patient', [['/', "expected '[type]?', '?' or"]]],
    ['Patient/', [['', "expected '[type]?', '?' or"]]],
    ['Patient/1', [['Patient/1', "expected '[type]?' or '[compartment]/[id]/[type]?'; reading one"]]],
    ['a/b/c/d?x=1', [['a/b/c/d', "expected '[type]?', '?' or '[compartment]/[id]/[type]?'"]]],
    ['P?=1', [['=', "expected the name of a parameter before '='"]]],
    ['P?a=1&=&b=2', [['=', "expected the name of a parameter before '='"]]],
    ['P?a:=1', [['', 'expected [name], [name]:[modifier] or [reference].[name], found the end']]],
    ['P?:a=1', [[':', 'expected [name], [name]:[modifier] or']]],
    ['P?a:b:c=1', [[':', 'expected [name], [name]:[modifier] or']]],
    ['P?a..b=1', [['.', 'expected [name]']]],
    ['P?a.=1', [['', 'expected [name]']]],
    ['P?_has=1', [['', "expected '_has:[type]:[reference parameter]:[parameter]', found the end"]]],
    ['P?_has:O=1', [['', "expected '_has:[type]"]]],
    ['P?_has:O:patient.code=1', [['.', "expected '_has:[type]"]]],
    ['P?a:_has=1', [['_has', 'expected [name]']]],
    ['P?a=%', [['%', "'%' must be followed by two hexadecimal digits"]]],
    [
      'P?a%3ab%3ac=%E9',
      [
        ['%E9', "'%E9' is not UTF-8"],
        ['%3a', 'expected [name]'],
      ],
    ],
    [
      'P?%=1&b=%&c.=1&=2',
      [
        ['%', "'%' must"],
        ['%', "'%' must"],
        ['', 'expected [name]'],
        ['=', 'expected the name'],
      ],
    ],
  ])('%j', (text, expected) => {
    const search = parseSearch(text, BASE);
    const faults = search.ok ? [] : search.faults;
    expect(faults.map(({ span }) => text.slice(span.start, span.end))).toEqual(expected.map(([place]) => place));
    faults.forEach(({ message }, i) => expect(message.slice(0, expected[i]![1].length)).toBe(expected[i]![1]));
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['invalid']));
  });

  test('name the parameter they are in and leave the rest readable', () => {
    const search = parseSearch('P?a:exact=%&b..c=1&d=2&=3');
    expect(search.ok ? [] : search.faults.map(({ parameter }) => parameter)).toEqual(['a:exact', 'b..c', undefined]);
    expect(!search.ok && search.rest && outline(search.rest)).toBe('type P; d = "2"');
  });

  test('an absolute URL needs a base', () => {
    const search = parseSearch('http://a.org/Patient');
    expect(!search.ok && search.faults[0]?.message).toBe('expected a relative search');
  });
});

test('a name can be read by itself', () => {
  const name = parseName({ text: 'subject:Patient.name', start: 5 });
  expect(name).toMatchObject({ ok: true, value: { kind: 'chain', rest: { name: { span: { start: 21, end: 25 } } } } });
  expect(parseName({ text: '', start: 5 })).toMatchObject({ ok: false, faults: [{ span: { start: 5, end: 5 } }] });
});

test('one parser serves many searches: a faulty one leaves nothing behind', () => {
  const expected = parseSearch('Patient?a.b=1');
  parseSearch('Patient//?a..=1');
  parseName({ text: '..', start: 0 });
  expect(parseSearch('Patient?a.b=1')).toEqual(expected);
  expect(expected.ok && shapeOf(expected.value)).toEqual([
    { kind: 'type', type: { text: 'Patient' } },
    [[{ kind: 'chain', reference: { text: 'a' }, rest: { kind: 'parameter', name: { text: 'b' } } }, '1']],
  ]);
});
