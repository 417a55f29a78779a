import { toBase64Url } from './base64url.js';

/** How many links are kept, and of how many characters together. */
export const MOST_LINKS = 10_000;
const MOST_CHARACTERS = 16_000_000;

/** 128 random bits, written so that no cursor of ours looks the same: those begin with `Y` or `b`. */
const TOKEN = /^t[A-Za-z0-9_-]{22}$/;

export function isToken(cursor: string): boolean {
  return TOKEN.test(cursor);
}

/**
 * Links that hold nothing of a search, each a random token in place of the URL it stands for: URLs end up in logs and
 * histories. The oldest go when there are too many; one that is given again counts as new.
 */
export class SafeLinks {
  private readonly urls = new Map<string, string>();
  private readonly tokens = new Map<string, string>();
  private characters = 0;

  /** The token for a URL, the same one as long as it is kept. */
  token(url: string): string {
    const known = this.tokens.get(url);
    if (known !== undefined) this.drop(known);
    const token = known ?? randomToken();
    this.urls.set(token, url);
    this.tokens.set(url, token);
    this.characters += url.length;
    for (const oldest of this.urls.keys()) {
      if (this.urls.size === 1 || (this.urls.size <= MOST_LINKS && this.characters <= MOST_CHARACTERS)) break;
      this.drop(oldest);
    }
    return token;
  }

  /** Undefined when the token is no longer kept, or never was. */
  url(token: string): string | undefined {
    return this.urls.get(token);
  }

  private drop(token: string): void {
    const url = this.urls.get(token)!;
    this.urls.delete(token);
    this.tokens.delete(url);
    this.characters -= url.length;
  }
}

function randomToken(): string {
  return `t${toBase64Url(crypto.getRandomValues(new Uint8Array(16)))}`;
}
