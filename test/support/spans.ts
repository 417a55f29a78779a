import { decode, type Span } from '../../grammar/source.js';

/** What the caller's text says at a span, percent-decoded. */
export function readAt(text: string, { start, end }: Span): string {
  return decode(text.slice(start, end), start).source.text;
}

/** A value without its spans, for comparisons. */
export function withoutSpans<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (/span/i.test(key) ? undefined : member))) as T;
}

export function isWithin({ start, end }: Span, text: string): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length;
}
