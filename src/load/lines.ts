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
    const text = typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
    let start = 0;
    // Only what is new is looked through: a single line may come in thousands of chunks.
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = this.rest + text.slice(start, end);
      this.rest = '';
      start = end + 1;
      yield* this.line(line);
    }
    this.rest += text.slice(start);
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
