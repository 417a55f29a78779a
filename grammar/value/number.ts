import { createToken, EmbeddedActionsParser, Lexer, type IToken } from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import { faultOf, tokenEnd } from '../recover.js';
import { spanOf, wholeSpan, type Source, type Span } from '../source.js';
import { isPrefix, PREFIXES, prefixOf, type Prefix } from './prefix.js';
import { parseEach } from './split.js';
import { Digits, Letters, Minus, Other, Plus, Point } from './tokens.js';

/**
 * A decimal number as it was written, since the digits say how precise it is: https://hl7.org/fhir/R4/search.html#number
 * It is `mantissa` times ten to the power of `exponent`, and the last of its digits counts units of that power.
 */
export interface NumberParts {
  /** What was written: `100.00`, `-5`, `5.40e-3`. `Number(text)` is the nearest double, and always finite. */
  readonly text: string;
  /** All digits in a row, leading zeros included, with the sign: `10000`, `-5`, `540`. `BigInt` reads it. */
  readonly mantissa: string;
  /** `-2`, `0`, `-5` for the numbers above. */
  readonly exponent: number;
}

export interface NumberValue {
  readonly prefix: Prefix;
  readonly number: NumberParts;
  readonly span: Span;
}

/** A half-open interval [low, high). */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** An `e` by itself; prefixes are words of more letters. */
const E = createToken({ name: 'E', label: "'e'", pattern: /[eE](?![A-Za-z])/ });

const numberTokens = [E, Letters, Digits, Minus, Point, Plus, Other];

interface RawNumber {
  prefix?: IToken;
  minus?: IToken;
  whole?: IToken;
  fraction?: IToken;
  e?: IToken;
  sign?: IToken;
  exponent?: IToken;
}

/**
 * A prefix before a decimal as data have it (https://hl7.org/fhir/R4/datatypes.html#decimal), so with a digit on either
 * side of the point and no sign but a minus. Leading zeros are let pass: they change nothing.
 */
class NumberParser extends EmbeddedActionsParser {
  constructor() {
    super(numberTokens, { maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  readonly number = this.RULE('number', () => {
    const raw: RawNumber = {};
    this.OPTION(() => (raw.prefix = this.CONSUME(Letters)));
    this.OPTION1(() => (raw.minus = this.CONSUME(Minus)));
    raw.whole = this.CONSUME(Digits);
    this.OPTION2(() => {
      this.CONSUME(Point);
      raw.fraction = this.CONSUME1(Digits);
    });
    this.OPTION3(() => {
      raw.e = this.CONSUME(E);
      this.OPTION4(() => {
        raw.sign = this.OR([{ ALT: () => this.CONSUME1(Minus) }, { ALT: () => this.CONSUME(Plus) }]);
      });
      raw.exponent = this.CONSUME2(Digits);
    });
    return raw;
  });
}

let lexer: Lexer | undefined;
let parser: NumberParser | undefined;

const FORMS = 'digits such as 100, -5.40 or 1e2';
const EXPECTED = `${FORMS}, with an optional prefix ${PREFIXES.join(', ')}`;
/** Beyond any double, with room for digits that bring the number back within reach. */
const MAX_EXPONENT = 400;
/** More than any double has when it is written out in full. */
const MAX_DIGITS = 1000;

/** Reads the numbers of a value, joined by commas. Empty alternatives are dropped. */
export function parseNumbers(source: Source): Parsed<readonly NumberValue[]> {
  return parseEach(source, (alternative, faults) => {
    const value = readNumber(alternative, faults);
    return value && { prefix: value.prefix, number: value.number, span: wholeSpan(alternative) };
  });
}

/** Reads one number with its prefix; what is wrong with it is added to `faults`. */
export function readNumber(source: Source, faults: Fault[]): Omit<NumberValue, 'span'> | undefined {
  return readPlain(source.text) ?? readByGrammar(source, faults);
}

/** A whole number of no more digits is a double, as is a hundred times it, and arithmetic with doubles is quicker. */
export const EXACT_DIGITS = 13;

/** Few digits and no exponent, as nearly all numbers are written. */
export function readPlain(text: string): Omit<NumberValue, 'span'> | undefined {
  const prefix = prefixOf(text);
  const start = prefix === undefined ? 0 : prefix.length;
  const whole = text.charCodeAt(start) === MINUS ? start + 1 : start;
  const point = digitsEnd(text, whole);
  const { length } = text;
  if (point === whole || length - whole > EXACT_DIGITS) return undefined;
  const number = prefix === undefined ? text : text.slice(start);
  if (point === length) return { prefix: prefix ?? 'eq', number: { text: number, mantissa: number, exponent: 0 } };
  if (text[point] !== '.' || point + 1 === length || digitsEnd(text, point + 1) !== length) return undefined;
  const mantissa = text.slice(start, point) + text.slice(point + 1);
  return { prefix: prefix ?? 'eq', number: { text: number, mantissa, exponent: point + 1 - length } };
}

const MINUS = 45;

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

export function readByGrammar(source: Source, faults: Fault[]): Omit<NumberValue, 'span'> | undefined {
  parser ??= new NumberParser();
  lexer ??= new Lexer(numberTokens, { positionTracking: 'onlyOffset' });
  const { tokens } = lexer.tokenize(source.text);
  parser.input = tokens;
  const raw = parser.number();
  const [error] = parser.errors;
  const [first] = tokens;
  if (first?.tokenType === Letters && !isPrefix(first.image)) {
    const what = error ? 'no number and no prefix' : 'no prefix';
    const span = spanOf(source, 0, tokenEnd(first));
    faults.push({ code: 'invalid', message: `'${first.image}' is ${what}; expected ${EXPECTED}`, span });
    return undefined;
  }
  if (error) {
    faults.push(faultOf(error, source, EXPECTED));
    return undefined;
  }
  const prefix = (raw.prefix?.image ?? 'eq') as Prefix;
  const number = checkNumber(raw, source, faults);
  return number && { prefix, number };
}

function checkNumber(raw: RawNumber, source: Source, faults: Fault[]): NumberParts | undefined {
  const { minus, whole, fraction, e, sign, exponent } = raw;
  const complain = (message: string, from: IToken): undefined => {
    faults.push({ code: 'invalid', message, span: spanOf(source, from.startOffset, source.text.length) });
  };
  const start = minus ? '-' : '';
  const power = `${sign?.tokenType === Minus ? '-' : ''}${exponent?.image ?? '0'}`;
  if (Math.abs(Number(power)) > MAX_EXPONENT) {
    const message = `exponent ${power} is out of range; expected -${MAX_EXPONENT} to ${MAX_EXPONENT}`;
    return complain(message, sign ?? exponent!);
  }
  let text = `${start}${whole!.image}`;
  if (fraction) text += `.${fraction.image}`;
  if (e) text += `${e.image}${sign?.tokenType === Plus ? '+' : ''}${power}`;
  const decimals = fraction?.image ?? '';
  const mantissa = `${start}${whole!.image}${decimals}`;
  if (mantissa.length > MAX_DIGITS) return complain(`the number has more than ${MAX_DIGITS} digits`, minus ?? whole!);
  // Adding zero makes zero of minus zero.
  const number = { text, mantissa, exponent: Number(power) - decimals.length + 0 };
  const { low, high } = impliedRange(number);
  if (Number.isFinite(low) && Number.isFinite(high)) return number;
  return complain('the number is too large; expected less than 1.79e308', minus ?? whole!);
}

/** A digit alone with its exponent. */
const SINGLE_DIGIT = /^-?0*[0-9][eE]/;

/**
 * What the digits stand for: half a unit of the last digit to either side (https://hl7.org/fhir/R4/search.html#number).
 *
 *     100      [99.5, 100.5)
 *     100.00   [99.995, 100.005)
 *     -5       [-5.5, -4.5)
 *     1.5e2    [145, 155)
 *     1e2      [95, 105)
 *
 * The last is how R4's table has it, although half a unit would be 50: a digit alone with an exponent counts as though
 * `.0` came after it.
 *
 * The bounds are computed in decimal and rounded once, so that each is the double nearest to the true bound.
 */
export function impliedRange({ text, mantissa, exponent }: NumberParts): NumberRange {
  const places = SINGLE_DIGIT.test(text) ? 2 : 1;
  const round = (bound: number | bigint): number => Number(`${bound}e${exponent - places}`);
  if (mantissa.length <= EXACT_DIGITS) {
    const digits = Number(mantissa) * 10 ** places;
    return { low: round(digits - 5), high: round(digits + 5) };
  }
  const digits = BigInt(mantissa) * 10n ** BigInt(places);
  return { low: round(digits - 5n), high: round(digits + 5n) };
}

export function printNumber({ prefix, number }: Omit<NumberValue, 'span'>): string {
  return `${prefix === 'eq' ? '' : prefix}${number.text}`;
}
