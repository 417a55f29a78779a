import { createToken, EmbeddedActionsParser, Lexer, type IToken } from 'chevrotain';
import type { Fault, Parsed } from '../diagnostics.js';
import { faultOf, tokenEnd } from '../recover.js';
import { spanOf, wholeSpan, type Source, type Span } from '../source.js';
import { daysInMonth, MOST_OFFSET, readPlainDate, type DateParts } from './plain-date.js';
import { isPrefix, PREFIXES, prefixOf, type Prefix } from './prefix.js';
import { parseEach } from './split.js';
import { Digits, Letters, Minus, Other, Plus, Point } from './tokens.js';

export interface DateValue {
  readonly prefix: Prefix;
  readonly date: DateParts;
  readonly span: Span;
}

const Colon = createToken({ name: 'Colon', label: "':'", pattern: ':' });

const dateTokens = [Letters, Digits, Minus, Colon, Point, Plus, Other];

interface RawDate {
  prefix?: IToken;
  year?: IToken;
  month?: IToken;
  day?: IToken;
  t?: IToken;
  hour?: IToken;
  minute?: IToken;
  second?: IToken;
  fraction?: IToken;
  zulu?: IToken;
  sign?: IToken;
  offsetHour?: IToken;
  offsetMinute?: IToken;
}

class DateParser extends EmbeddedActionsParser {
  constructor() {
    super(dateTokens, { maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  readonly date = this.RULE('date', () => {
    const raw: RawDate = {};
    this.OPTION(() => (raw.prefix = this.CONSUME(Letters)));
    raw.year = this.CONSUME(Digits);
    this.OPTION1(() => {
      this.CONSUME(Minus);
      raw.month = this.CONSUME1(Digits);
      this.OPTION2(() => {
        this.CONSUME1(Minus);
        raw.day = this.CONSUME2(Digits);
        this.OPTION3(() => this.SUBRULE(this.time, { ARGS: [raw] }));
      });
    });
    return raw;
  });

  private readonly time = this.RULE('time', (raw: RawDate) => {
    const target = raw ?? {};
    target.t = this.CONSUME(Letters);
    target.hour = this.CONSUME(Digits);
    this.CONSUME(Colon);
    target.minute = this.CONSUME1(Digits);
    this.OPTION(() => {
      this.CONSUME1(Colon);
      target.second = this.CONSUME2(Digits);
      this.OPTION1(() => {
        this.CONSUME(Point);
        target.fraction = this.CONSUME3(Digits);
      });
    });
    this.OPTION2(() => this.SUBRULE(this.zone, { ARGS: [target] }));
  });

  private readonly zone = this.RULE('zone', (raw: RawDate) => {
    const target = raw ?? {};
    this.OR([
      { ALT: () => (target.zulu = this.CONSUME(Letters)) },
      {
        ALT: () => {
          target.sign = this.OR1([{ ALT: () => this.CONSUME(Plus) }, { ALT: () => this.CONSUME(Minus) }]);
          target.offsetHour = this.CONSUME(Digits);
          this.CONSUME(Colon);
          target.offsetMinute = this.CONSUME1(Digits);
        },
      },
    ]);
  });
}

let lexer: Lexer | undefined;
let parser: DateParser | undefined;

const FORMS = 'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss[.fff]][Z|(+|-)hh:mm]';
const EXPECTED = `${FORMS}, with an optional prefix ${PREFIXES.join(', ')}`;

/** Reads the dates of a value, joined by commas. Empty alternatives are dropped. */
export function parseDates(source: Source): Parsed<readonly DateValue[]> {
  return parseEach(source, (alternative, faults) => readPlain(alternative) ?? readByGrammar(alternative, faults));
}

export function readPlain(source: Source): DateValue | undefined {
  const prefix = prefixOf(source.text);
  const date = readPlainDate(prefix === undefined ? source.text : source.text.slice(prefix.length));
  return date && { prefix: prefix ?? 'eq', date, span: wholeSpan(source) };
}

export function readByGrammar(source: Source, faults: Fault[]): DateValue | undefined {
  parser ??= new DateParser();
  lexer ??= new Lexer(dateTokens, { positionTracking: 'onlyOffset' });
  const { tokens } = lexer.tokenize(source.text);
  parser.input = tokens;
  const raw = parser.date();
  const [error] = parser.errors;
  const [first] = tokens;
  if (error && first?.tokenType === Letters && !isPrefix(first.image)) {
    const span = spanOf(source, 0, tokenEnd(first));
    const message = `'${first.image}' is no date and no prefix; expected ${EXPECTED}`;
    faults.push({ code: 'invalid', message, span });
    return undefined;
  }
  if (error) {
    faults.push(faultOf(error, source, EXPECTED));
    return undefined;
  }
  const date = checkDate(raw, source, faults);
  return date && { ...date, span: wholeSpan(source) };
}

function checkDate(raw: RawDate, source: Source, faults: Fault[]): Omit<DateValue, 'span'> | undefined {
  const before = faults.length;
  const complain = (token: IToken, what: string): void => {
    const span = spanOf(source, token.startOffset, tokenEnd(token));
    faults.push({ code: 'invalid', message: `${what}; expected ${FORMS}`, span });
  };
  const number = (
    token: IToken | undefined,
    name: string,
    digits: number,
    low: number,
    high: number,
  ): number | undefined => {
    if (!token) return undefined;
    const value = Number(token.image);
    if (token.image.length !== digits) complain(token, `${name} '${token.image}' hasn't ${digits} digits`);
    else if (value < low || value > high) complain(token, `${name} ${token.image}`);
    return value;
  };
  const prefix = raw.prefix?.image ?? 'eq';
  if (!isPrefix(prefix)) {
    const span = spanOf(source, raw.prefix!.startOffset, tokenEnd(raw.prefix!));
    faults.push({ code: 'invalid', message: `'${prefix}' is no prefix; expected ${PREFIXES.join(', ')}`, span });
  }
  const year = number(raw.year, 'year', 4, 1, 9999)!;
  const month = number(raw.month, 'month', 2, 1, 12);
  const day = number(raw.day, 'day', 2, 1, month === undefined ? 31 : daysInMonth(year, month));
  if (raw.t && raw.t.image !== 'T') complain(raw.t, `'${raw.t.image}' between date and time`);
  const hour = number(raw.hour, 'hour', 2, 0, 23);
  const minute = number(raw.minute, 'minute', 2, 0, 59);
  const second = number(raw.second, 'second', 2, 0, 60);
  if (raw.zulu && raw.zulu.image !== 'Z') complain(raw.zulu, `zone '${raw.zulu.image}'`);
  const offsetHour = number(raw.offsetHour, 'hour of the zone', 2, 0, 14);
  const offsetMinute = number(raw.offsetMinute, 'minute of the zone', 2, 0, 59);
  if (faults.length > before || !isPrefix(prefix)) return undefined;
  const magnitude = offsetHour === undefined ? undefined : offsetHour * 60 + offsetMinute!;
  if (magnitude !== undefined && magnitude > MOST_OFFSET) {
    const span = spanOf(source, raw.offsetHour!.startOffset, tokenEnd(raw.offsetMinute!));
    faults.push({ code: 'invalid', message: `zone of more than 14 hours; expected ${FORMS}`, span });
    return undefined;
  }
  const offset = raw.zulu ? 0 : raw.sign?.image === '-' && magnitude !== undefined ? -magnitude : magnitude;
  return {
    prefix,
    date: {
      year,
      ...(month !== undefined && { month }),
      ...(day !== undefined && { day }),
      ...(hour !== undefined && { hour }),
      ...(minute !== undefined && { minute }),
      ...(second !== undefined && { second }),
      ...(raw.fraction && { fraction: raw.fraction.image }),
      ...(offset !== undefined && { offset: offset === 0 ? 0 : offset }),
    },
  };
}

export function printDate({ prefix, date }: DateValue): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  let text = `${prefix === 'eq' ? '' : prefix}${String(date.year).padStart(4, '0')}`;
  if (date.month !== undefined) text += `-${two(date.month)}`;
  if (date.day !== undefined) text += `-${two(date.day)}`;
  if (date.hour !== undefined) text += `T${two(date.hour)}:${two(date.minute!)}`;
  if (date.second !== undefined) text += `:${two(date.second)}`;
  if (date.fraction !== undefined) text += `.${date.fraction}`;
  if (date.offset === undefined) return text;
  if (date.offset === 0) return `${text}Z`;
  const minutes = Math.abs(date.offset);
  return `${text}${date.offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
