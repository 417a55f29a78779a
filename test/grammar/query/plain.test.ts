import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, printName, printSearch, type Search } from '../../../grammar/query/index.js';
import { cutByGrammar, readNameByGrammar } from '../../../grammar/query/parser.js';
import { cutPlain, readPlainName, type Piece, type RawRequest } from '../../../grammar/query/plain.js';
import { decode } from '../../../grammar/source.js';
import { runs } from '../../support/runs.js';
import { anyName, anySearch } from '../../support/search-ast.js';
import { anyText, written } from '../../support/text.js';

/** The pieces without what else the tokens of the grammar have. */
function outline({ segments, parameters }: RawRequest): unknown {
  const piece = (each: Piece | undefined): unknown => each && [each.image, each.startOffset];
  return [segments.map(piece), parameters.map(({ name, equals, value }) => [name, equals, value].map(piece))];
}

function cutsAsTheGrammarDoes(text: string): void {
  const plain = cutPlain(text);
  const grammar = cutByGrammar({ text, start: 0 });
  expect(plain && outline(plain), text).toEqual(grammar.ok ? outline(grammar.value) : undefined);
}

const signs = fc.string({ unit: fc.constantFrom('/', '?', '&', '=', 'a', 'b:c', '_search', '%20'), maxLength: 12 });

/** With a piece cut out or put in. */
function damaged(text: fc.Arbitrary<string>, pieces: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(40), fc.nat(3), pieces)
    .map(([whole, at, length, piece]) => whole.slice(0, at) + piece + whole.slice(at + length));
}

test('whatever is sound is cut as the grammar cuts it, and nothing else is', () => {
  const searches = anySearch.map(printSearch);
  fc.assert(
    fc.property(fc.oneof(searches, damaged(searches, signs), signs, anyText()), cutsAsTheGrammarDoes),
    runs(3000),
  );
});

test('whatever is a name is read as the grammar reads it, and nothing else is', () => {
  const names = anyName.map(printName);
  const words = fc.constantFrom('_has', '_has:', '_hasx', ':', '.', 'a', 'Patient', '::', '😀');
  const mixed = fc.array(words, { maxLength: 10 }).map((all) => all.join(''));
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(names.chain(written), damaged(names, words), mixed), (raw) => {
      const { source } = decode(raw, 3);
      const grammar = readNameByGrammar(source);
      if (grammar.ok) read++;
      expect(readPlainName(source), raw).toEqual(grammar.ok ? grammar.value : undefined);
    }),
    runs(3000),
  );
  expect(read).toBeGreaterThan(300);
});

test('a request in which nothing is encoded is read as one in which something else is', () => {
  const plain = fc
    .oneof(anySearch.map(printSearch), damaged(anySearch.map(printSearch), signs), signs)
    .map((text) => `a?b=c&${text.replace(/[%+]/g, '')}`);
  let read = 0;
  fc.assert(
    fc.property(plain, fc.constantFrom(1, 3, undefined), (text, chain) => {
      const limits = chain === undefined ? {} : { chain };
      const alone = parseSearch(text, undefined, limits);
      const beside = parseSearch(`${text}&x=%41`, undefined, limits);
      const search = (parsed: typeof alone): Search => (parsed.ok ? parsed.value : parsed.rest!);
      if (alone.ok) read++;
      expect(search(alone).parameters, text).toEqual(search(beside).parameters.slice(0, -1));
      expect(alone.ok ? [] : alone.faults, text).toEqual(beside.ok ? [] : beside.faults);
    }),
    runs(1000),
  );
  expect(read).toBeGreaterThan(100);
});
