import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInclude, printInclude } from '../../../grammar/value/index.js';
import { runs } from '../../support/runs.js';

const read = (text: string): string => {
  const parsed = parseInclude({ text, start: 0 });
  if (!parsed.ok) return `fault: ${parsed.faults.map(({ message }) => message).join('; ')}`;
  const { source, parameter, target } = parsed.value;
  return [source?.text ?? '-', parameter?.text ?? '-', target?.text ?? '-'].join(' ');
};

test.each([
  ['*', '- - -'],
  ['Observation:*', 'Observation - -'],
  ['Observation:subject', 'Observation subject -'],
  ['Observation:subject:Patient', 'Observation subject Patient'],
  ['Observation:*:Patient', 'Observation - Patient'],
  ['QuestionnaireResponse:based-on', 'QuestionnaireResponse based-on -'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each(['', 'Observation', 'Observation:', ':subject', 'a:b:c:d', '*:subject', 'a:b:*', 'a:b,c:d', 'a: b', '**'])(
  '%j is a fault that says what is expected',
  (text) => {
    expect(read(text)).toMatch(/^fault: .*expected \[type\]:\[parameter\]/);
  },
);

test('what is printed reads back as the same', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/);
  const texts = fc.oneof(
    fc.constant('*'),
    name.map((type) => `${type}:*`),
    fc.tuple(name, name).map((words) => words.join(':')),
    fc.tuple(name, name, name).map((words) => words.join(':')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseInclude({ text, start: 3 });
      expect(parsed.ok && printInclude(parsed.value)).toBe(text);
      expect(parsed.ok && parsed.value.span).toEqual({ start: 3, end: 3 + text.length });
    }),
    runs(200),
  );
});
