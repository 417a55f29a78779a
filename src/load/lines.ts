/** A line of NDJSON, with its number counted from 1. Blank lines are left out and counted. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Cuts chunks of text into lines. Chunks may end anywhere, in the middle of a line or of a character's bytes; a byte
 * order mark is dropped. https://github.com/ndjson/ndjson-spec
 */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8');
  private rest = '';
  private number = 0;

  *push(chunk: string | Uint8Array): Generator<Line> {
    const text = this.rest + (typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true }));
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield* this.line(text.slice(start, end));
      start = end + 1;
    }
    this.rest = text.slice(start);
  }

  /** The last line, which needn't end with a line break. */
  *end(): Generator<Line> {
    const last = this.rest + this.decoder.decode();
    this.rest = '';
    yield* this.line(last);
  }

  private *line(text: string): Generator<Line> {
    this.number++;
    const content = this.number === 1 ? text.replace(/^\ufeff/, '') : text;
    if (content.trim() !== '') yield { number: this.number, text: content };
  }
}
