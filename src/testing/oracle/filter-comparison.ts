import { any, answer, not, type Answer } from './answer.js';
import type { Condition, Reading } from './condition.js';
import { refuse, RequestFault } from './fault.js';
import { foldAll } from './folding.js';
import { overlap, PREFIXES, within, type Interval } from './interval.js';
import { definitionOf, readParameter } from './parameter.js';
import { readId, readMembership } from './special.js';
import { calendarRange, rangeOfValue, readDate, timeRange } from './types/calendar.js';
import { stringsOf } from './types/string.js';
import { codeHolds, codesOf, readToken } from './types/token.js';
import { valuesOf } from './values.js';
import { decided, type World } from './world.js';

/** The systems that filters may name in short. */
const SYSTEMS: Readonly<Record<string, string>> = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  ucum: 'http://unitsofmeasure.org',
};

/** What they are as modifiers; `ss`: the value subsumes what is in the resource. */
const TERMINOLOGY: Readonly<Record<string, string>> = { in: 'in', ni: 'not-in', ss: 'below', sb: 'above' };
const ORDERED = ['number', 'date', 'quantity'];
const OPERATORS = [...PREFIXES, 'co', 'sw', 'ew', 'pr', 'po', 'ss', 'sb', 'in', 'ni', 're'];

/** What fhirdex understands, and this oracle doesn't. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  number: ['co'],
  reference: ['ne'],
  uri: ['ne'],
  composite: ['ne', 'pr'],
};

/** One comparison: https://hl7.org/fhir/R4/search_filter.html#ops */
export function readComparison(
  code: string,
  operator: string,
  text: string,
  type: string,
  reading: Reading,
): Condition {
  if (!OPERATORS.includes(operator)) refuse(`'${operator}' is no operator`);
  if (text === '') refuse(`'${operator}' needs a value`);
  if (code === '_id') return readIdComparison(operator, text, reading.world);
  if (code === '_list' || code === '_in') {
    if (operator !== 'eq') notFor(operator, code);
    return readMembership(code, undefined, text, reading) ?? refuse('an id is missing');
  }
  const { world } = reading;
  const definition = fatally(() => definitionOf(code, type, world));
  // As in `readCondition`: servers set it.
  if (code === '_lastUpdated' && world.profile === 'fhir') return () => 'free';
  const kind = definition.type;
  // The values of a filter have no escapes and join nothing.
  const literal = text.replace(kind === 'uri' ? /[\\,$|]/g : kind === 'composite' ? /[\\,]/g : /[\\,$]/g, '\\$&');
  const asParameter = (value: string, modifier?: string): Condition =>
    readParameter(code, modifier, withSystem(value, kind), type, reading) ?? refuse(`'${text}' is no value`);
  const open = OPEN[kind]?.includes(operator) ?? false;
  if (open) throw new RequestFault('not covered', `'${operator}' on '${code}' in a filter`);
  if (operator === 'pr') return asParameter(presence(text), 'missing');
  if (operator === 'ss' && kind === 'uri') return asParameter(literal, 'below');
  if (operator === 'sb' && kind === 'uri') return asParameter(literal, 'above');
  if (kind === 'string') {
    const holds = stringTest(operator, text, world) ?? notFor(operator, code);
    return ({ resource, root }) => any(valuesOf(definition, resource, root).flatMap(stringsOf).map(holds));
  }
  if (ORDERED.includes(kind)) {
    if (PREFIXES.some((prefix) => text.startsWith(prefix))) refuse(`'${text}': the operator stands for the prefix`);
    const prefix = PREFIXES.find((each) => each === operator);
    if (prefix) return asParameter(prefix + literal);
    const holds = kind === 'date' ? dateTest(operator, text, world) : undefined;
    if (!holds) notFor(operator, code);
    return ({ resource, root }) => any(valuesOf(definition, resource, root).map(holds));
  }
  const modifier = TERMINOLOGY[operator];
  if (kind === 'token' && modifier !== undefined && world.terminology) return asParameter(literal, modifier);
  if (operator === 'eq' || (operator === 're' && kind === 'reference')) return asParameter(literal);
  if (operator !== 'ne' || kind !== 'token') notFor(operator, code);
  const wanted = readToken(withSystem(literal, kind));
  // "An item in the set has an unequal value"
  return ({ resource, root }) =>
    any(
      valuesOf(definition, resource, root)
        .flatMap(codesOf)
        .filter((each) => each.code !== undefined || each.system !== undefined)
        .map((each) => not(codeHolds(each, wanted, world))),
    );
}

function readIdComparison(operator: string, text: string, world: World): Condition {
  switch (operator) {
    case 'eq':
      return readId(undefined, text, world) ?? refuse('an id is missing');
    case 'ne':
      return readId('not', text, world) ?? refuse('an id is missing');
    case 'pr':
      return readId('missing', presence(text), world) ?? refuse('a value is missing');
    default:
      return notFor(operator, '_id');
  }
}

function presence(text: string): string {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') refuse("'pr' is true or false");
  return lower === 'true' ? 'false' : 'true';
}

/** A filter is one parameter: what would drop a parameter of its own makes all of it wrong. */
export function fatally<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RequestFault && error.kind === 'dropped') return refuse(error.message);
    throw error;
  }
}

function notFor(operator: string, code: string): never {
  return refuse(`'${operator}' is not for '${code}'`);
}

function withSystem(value: string, kind: string): string {
  if (kind !== 'token' && kind !== 'quantity') return value;
  return value.replace(/(^|\|)(loinc|snomed|rxnorm|ucum)(?=\|)/i, (_, before: string, name: string) => {
    return before + SYSTEMS[name.toLowerCase()]!;
  });
}

function stringTest(operator: string, wanted: string, world: World): ((text: string) => Answer) | undefined {
  const fold = foldAll(wanted) === '' ? (text: string) => text : foldAll;
  // What has nothing but punctuation has none, and comes neither before nor after.
  const initial = (text: string): number => fold(text).trim().codePointAt(0) ?? NaN;
  const tests: Readonly<Record<string, (text: string) => boolean>> = {
    eq: (text) => fold(text) === fold(wanted),
    ne: (text) => fold(text) !== fold(wanted),
    co: (text) => fold(text).includes(fold(wanted)),
    sw: (text) => fold(text).startsWith(fold(wanted)),
    ew: (text) => fold(text).endsWith(fold(wanted)),
    // "Integer comparison of Unicode code points of starting character (trimmed) (case insensitive)"
    gt: (text) => initial(text) > initial(wanted),
    ge: (text) => initial(text) >= initial(wanted),
    lt: (text) => initial(text) < initial(wanted),
    le: (text) => initial(text) <= initial(wanted),
  };
  const test = tests[operator];
  if (!test) return undefined;
  const plain = /^[a-z0-9]+$/i.test(wanted);
  return (text) => (plain && /^[a-z0-9]+$/i.test(text) ? answer(test(text)) : decided(test(text), world));
}

/** `po`: the periods overlap; `co`: the period in the resource includes all of the value. */
function dateTest(
  operator: string,
  text: string,
  world: World,
): ((value: Parameters<typeof rangeOfValue>[0]) => Answer) | undefined {
  if (operator !== 'po' && operator !== 'co') return undefined;
  const date = readDate(text) ?? refuse(`'${text}' is no date`);
  return (value) => {
    const target = rangeOfValue(value, world.timeZone);
    const search: Interval = value.type === 'date' ? calendarRange(date) : timeRange(date, world.timeZone);
    if (!target) return 'no';
    return answer(operator === 'po' ? overlap(target, search) : within(search, target));
  };
}
