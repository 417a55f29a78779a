import { createToken } from 'chevrotain';

/*
 * A request is read twice. First as it came: a path, then `name=value` pairs, since `&` and `=` delimit before anything
 * is decoded. Then each decoded name by itself. `%3A` in a name is a colon like any other.
 */
export const Slash = createToken({ name: 'Slash', label: "'/'", pattern: '/' });
export const Question = createToken({ name: 'Question', label: "'?'", pattern: '?', push_mode: 'names' });
export const Segment = createToken({ name: 'Segment', label: 'a path segment', pattern: /[^/?]+/ });

export const RawName = createToken({ name: 'RawName', label: 'a parameter name', pattern: /[^=&]+/ });
export const Equals = createToken({ name: 'Equals', label: "'='", pattern: '=', push_mode: 'values' });
export const RawValue = createToken({ name: 'RawValue', label: 'a value', pattern: /[^&]+/ });
export const And = createToken({ name: 'And', label: "'&'", pattern: '&' });
export const AndAfterValue = createToken({
  name: 'AndAfterValue',
  label: "'&'",
  pattern: '&',
  pop_mode: true,
  categories: And,
});

export const REQUEST_MODES = {
  defaultMode: 'path',
  modes: {
    path: [Slash, Question, Segment],
    names: [Equals, And, RawName],
    values: [AndAfterValue, RawValue],
  },
};

export const Colon = createToken({ name: 'Colon', label: "':'", pattern: ':' });
export const Dot = createToken({ name: 'Dot', label: "'.'", pattern: '.' });
export const NameWord = createToken({ name: 'NameWord', label: 'a name', pattern: /[^:.]+/ });
export const Has = createToken({ name: 'Has', label: "'_has'", pattern: '_has', longer_alt: NameWord });

export const NAME_TOKENS = [Colon, Dot, Has, NameWord];
