import fc from 'fast-check';
import { isPlainObject } from '../../fhir-resource.js';
import type { Json } from '../../object.js';

/** The member of an element, if it is an object. */
export function memberOf(element: unknown, name: string): unknown {
  return isPlainObject(element) ? element[name] : undefined;
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

export function objectsOf(value: unknown): readonly Json[] {
  return itemsOf(value).filter(isPlainObject);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Values that occur nine times in ten, if there are any; else those of the vocabulary. */
export function mostly(occurring: readonly string[], others: readonly string[]): fc.Arbitrary<string> {
  const rest = fc.constantFrom(...others);
  if (occurring.length === 0) return rest;
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...occurring) }, { weight: 1, arbitrary: rest });
}

/** A part of a text, in whole characters, from `start` to `end` of 0 to 1. */
export function part(text: string, start: number, end: number): string {
  const characters = [...text];
  const from = Math.floor(start * characters.length);
  const to = Math.max(from + 1, Math.ceil(end * characters.length));
  const piece = characters.slice(from, to).join('');
  return /\S/u.test(piece) ? piece : text;
}
