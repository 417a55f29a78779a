import { refuse } from './fault.js';

/*
 * The text of a `_filter`: https://hl7.org/fhir/R4/search_filter.html#intro
 */

export interface Comparison {
  readonly kind: 'comparison';
  /** References that are followed one after another. */
  readonly links: readonly FilterLink[];
  readonly code: string;
  readonly operator: string;
  readonly value: string;
}

export interface FilterLink {
  readonly code: string;
  readonly type?: string;
  /** What stands in brackets. */
  readonly where?: Filter;
}

export type Filter =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter };

/** Throws RequestFault for what is no filter. */
export function readFilterText(text: string): Filter {
  const reader = new Reader(text);
  const filter = reader.logic();
  reader.end();
  return filter;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]*/;

class Reader {
  constructor(private rest: string) {}

  /** "evaluated from left to right, and there is no precedence": `a or b and c` is `(a or b) and c`. */
  logic(): Filter {
    let filter = this.term();
    for (let join = this.take(JOIN); join !== undefined; join = this.take(JOIN)) {
      filter = { kind: join === 'and' ? 'and' : 'or', left: filter, right: this.term() };
    }
    return filter;
  }

  end(): void {
    if (this.rest.trim() !== '') refuse(`'${this.rest}' is too much`);
  }

  private term(): Filter {
    if (this.take(/^\(/)) return this.closed(/^\)/);
    if (this.take(/^not(?=\s*\()/)) {
      this.need(/^\(/, "'('");
      return { kind: 'not', of: this.closed(/^\)/) };
    }
    return this.comparison();
  }

  private closed(by: RegExp): Filter {
    const filter = this.logic();
    this.need(by, 'what closes a group');
    return filter;
  }

  /** `paramPath`: a name, or what it is a path through and where it leads. */
  private comparison(): Filter {
    const links: FilterLink[] = [];
    for (;;) {
      const code = this.need(NAME, 'a parameter');
      const type = this.take(/^:/) ? this.need(NAME, 'a type') : undefined;
      const where = this.take(/^\[/) ? this.closed(/^\]/) : undefined;
      if (this.take(/^\./)) {
        links.push({ code, ...(type !== undefined && { type }), ...(where !== undefined && { where }) });
        continue;
      }
      if (type !== undefined || where !== undefined) refuse(`'${code}' leads nowhere`);
      if (!/^\s/.test(this.rest)) refuse(`'${code}' needs an operator`);
      const operator = this.need(/^[^\s.:()[\]][^\s)\]]*/, 'an operator');
      return { kind: 'comparison', links, code, operator, value: this.value() };
    }
  }

  /** In quotes anything may stand. */
  private value(): string {
    const quoted = this.take(/^"(?:[^"\\]|\\.)*"/su);
    if (quoted === undefined) return this.need(/^[^\s")\]][^\s)\]]*/, 'a value');
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return refuse(`${quoted} is no JSON string`);
    }
  }

  /** What the text goes on with, white space before it left out. */
  private take(pattern: RegExp): string | undefined {
    const text = this.rest.trimStart();
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) this.rest = text.slice(found.length);
    return found;
  }

  private need(pattern: RegExp, what: string): string {
    return this.take(pattern) ?? refuse(`'${this.rest}' is not ${what}`);
  }
}

const JOIN = /^(?:and|or)(?![\w-])/;
