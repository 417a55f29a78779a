import fc from 'fast-check';
import type { Name, Scope, Search, Word } from '../../grammar/query/index.js';
import type { Source } from '../../grammar/source.js';
import { anyText } from './text.js';

/*
 * Arbitrary syntax trees of searches. Their spans say nothing: they are compared by what they print and read back.
 */
const nowhere = { start: 0, end: 0 };

/** Words of names: anything but the characters that divide names, and `_has`, which is no word. */
const word: fc.Arbitrary<Word> = fc
  .oneof(
    fc.constantFrom('family', 'subject', 'Patient', 'exact', '_id', '_hash', '__proto__', 'constructor'),
    anyText(1, 6).map((text) => text.replace(/[:.]/g, '') || 'a'),
  )
  .filter((text) => text !== '_has')
  .map((text) => ({ text, span: nowhere }));

export const anyName: fc.Arbitrary<Name> = fc.letrec<{ name: Name }>((tie) => ({
  name: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc
      .tuple(word, fc.option(word))
      .map(([name, modifier]): Name => ({ kind: 'parameter', name, ...(modifier && { modifier }) })),
    fc
      .tuple(word, fc.option(word), tie('name'))
      .map(([reference, type, rest]): Name => ({ kind: 'chain', reference, ...(type && { type }), rest })),
    fc.tuple(word, word, tie('name')).map(([type, reference, rest]): Name => ({ kind: 'has', type, reference, rest })),
  ),
})).name;

/** `_search` at the end of a path is no part of what is searched. */
const segment: fc.Arbitrary<Word> = fc
  .oneof(
    fc.constantFrom('Patient', 'Observation', '*', 'a-1.b'),
    anyText(1, 6).map((text) => text.replace(/[/?]/g, '') || 'a'),
  )
  .filter((text) => text !== '_search')
  .map((text) => ({ text, span: nowhere }));

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'system' }),
  segment.map((type): Scope => ({ kind: 'type', type })),
  fc
    .tuple(segment, segment, segment)
    .map(([compartment, id, type]): Scope => ({ kind: 'compartment', compartment, id, type })),
);

export const anySearch: fc.Arbitrary<Search> = fc.record({
  scope,
  parameters: fc.array(
    fc
      .tuple(anyName, anyText())
      .map(([name, text]) => ({ name, nameSpan: nowhere, value: { text, start: 0 } satisfies Source })),
    { maxLength: 4 },
  ),
});

/** A search without its places. */
export function shapeOf({ scope, parameters }: Search): unknown {
  return JSON.parse(
    JSON.stringify([scope, parameters.map(({ name, value }) => [name, value.text])], (key, value: unknown) =>
      key === 'span' ? undefined : value,
    ),
  );
}

/** The words of a name in the order in which they are written. */
export function wordsOf(name: Name): Word[] {
  switch (name.kind) {
    case 'parameter':
      return name.modifier ? [name.name, name.modifier] : [name.name];
    case 'chain':
      return [name.reference, ...(name.type ? [name.type] : []), ...wordsOf(name.rest)];
    case 'has':
      return [name.type, name.reference, ...wordsOf(name.rest)];
  }
}
