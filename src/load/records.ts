import type { IdentifiedResource, Resource } from '../model/resource.js';
import { bundleResources, isBundle, type JsonObject } from './bundle.js';
import { LineSplitter, type Line } from './lines.js';

/** One piece of NDJSON, cut anywhere. */
export type Chunk = string | Uint8Array;

/**
 * What can be loaded: a Bundle, whose entries are loaded; resources; NDJSON text; or a stream or iterable of resources
 * or of chunks of NDJSON. Among resources and lines, a Bundle with an id is a resource of its own and one without an id
 * stands for its entries.
 */
export type LoadSource<R extends Resource = Resource> =
  Chunk | R | Iterable<R | Chunk> | AsyncIterable<R | Chunk> | ReadableStream<R | Chunk>;

/** Something to load that has been found, or the reason why it couldn't be read. */
export interface Record {
  /** The line of the text, or the position among resources or entries; counted from 1. */
  readonly line: number;
  readonly value?: unknown;
  /** What was made of the value, and is stored with it. */
  readonly generated?: readonly IdentifiedResource[];
  readonly fault?: string;
}

/**
 * The records of a source, without waiting where the source doesn't make one wait; of an array those from `first` on,
 * before which each was of a single resource.
 */
export function recordsOf(source: LoadSource, first: number): Iterable<Record> | AsyncIterable<Record> {
  if (typeof source === 'string') return textRecords(source);
  if (source instanceof Uint8Array) return mixedRecords([source]);
  if (isBundle(source)) return entryRecords(source);
  if (typeof source === 'object' && source !== null) {
    if (Array.isArray(source)) return mixedRecords(itemsFrom(source, first), first);
    if (Symbol.iterator in source) return mixedRecords(source);
    if (Symbol.asyncIterator in source) return asyncRecords(source);
    // Not every browser's streams can be iterated.
    if ('getReader' in source) return asyncRecords(readAll(source as unknown as ReadableStream<unknown>));
  }
  return resourceRecords([source]);
}

/** Text is NDJSON unless it is one JSON document as a whole: a Bundle, an array, a resource written over several lines. */
function* textRecords(text: string): Generator<Record> {
  const document = parseDocument(text);
  if (document === undefined) yield* mixedRecords([text]);
  else if (isBundle(document)) yield* entryRecords(document);
  else if (Array.isArray(document)) for (const record of resourceRecords(document)) yield* unpack(record);
  else yield { line: text.slice(0, text.search(/\S/)).split('\n').length, value: document };
}

/** The value of the whole text; undefined when its first line is a value of its own and others follow. */
function parseDocument(text: string): unknown {
  const content = text.replace(/^\ufeff/, '').trim();
  const end = content.indexOf('\n');
  if (end >= 0 && 'value' in parse(content.slice(0, end))) return undefined;
  const whole = parse(content);
  return 'value' in whole ? whole.value : undefined;
}

function* entryRecords(bundle: JsonObject): Generator<Record> {
  for (const { position, resource } of bundleResources(bundle)) yield { line: position, value: resource };
}

/** What most arrays are: resources one by one, for which the general way takes as long as indexing them. */
function* resourceRecords(resources: readonly unknown[]): Generator<Record> {
  for (let i = 0; i < resources.length; i++) yield { line: i + 1, value: resources[i] };
}

/** What most items of arrays are: one resource, or what shall be one. */
export function isSingle(item: unknown): boolean {
  return !isChunk(item) && !isBundle(item);
}

function* itemsFrom(items: readonly unknown[], start: number): Generator<unknown> {
  for (let i = start; i < items.length; i++) yield items[i];
}

function isChunk(item: unknown): item is Chunk {
  return typeof item === 'string' || item instanceof Uint8Array;
}

/** `before`: how many resources came before these items. */
function* mixedRecords(items: Iterable<unknown>, before = 0): Generator<Record> {
  const reader = new RecordReader(before);
  for (const item of items) yield* reader.push(item);
  yield* reader.end();
}

async function* asyncRecords(items: AsyncIterable<unknown>): AsyncGenerator<Record> {
  const reader = new RecordReader();
  for await (const item of items) yield* reader.push(item);
  yield* reader.end();
}

async function* readAll<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Whoever stops reading early wants no more; a stream that has ended or failed doesn't mind.
    await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** Tells chunks of text from resources, and counts both. */
class RecordReader {
  private readonly lines = new LineSplitter();
  private texts = false;

  /** `values`: how many resources came before. */
  constructor(private values = 0) {}

  *push(item: unknown): Generator<Record> {
    if (isChunk(item)) {
      this.texts = true;
      for (const line of this.lines.push(item)) yield* readLine(line);
    } else {
      yield* unpack({ line: ++this.values, value: item });
    }
  }

  *end(): Generator<Record> {
    if (this.texts) for (const line of this.lines.end()) yield* readLine(line);
  }
}

function* readLine({ number, text }: Line): Generator<Record> {
  yield* unpack({ line: number, ...parse(text) });
}

/** Every entry of a Bundle without an id has the Bundle's line. */
function* unpack(record: Record): Generator<Record> {
  const { line, value } = record;
  if (!isBundle(value) || value['id'] !== undefined) yield record;
  else for (const { resource } of bundleResources(value)) yield { line, value: resource };
}

/** The engine's own message quotes the text, which is a patient's data; only the place is told. */
function parse(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return {
      fault: place === undefined ? 'this is not JSON' : `this is not JSON from character ${Number(place) + 1} on`,
    };
  }
}
