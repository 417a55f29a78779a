import type { Token } from '../tokens.js';

/** What says who the patient is: a type of protected health information as Amazon Comprehend Medical has them. */
export interface Found {
  readonly type: 'NAME' | 'AGE' | 'DATE' | 'ID' | 'ADDRESS' | 'PHONE_OR_FAX' | 'EMAIL' | 'URL' | 'PROFESSION';
  /** Its first token, and the first after it. */
  readonly begin: number;
  readonly end: number;
  readonly score: number;
}

/** Looks at one token, and at a bounded number of those around it. */
export type Finder = (tokens: readonly Token[], at: number) => Found | undefined;

/** Whether a token follows the one before without space. */
export function isJoined(tokens: readonly Token[], at: number): boolean {
  return at > 0 && at < tokens.length && tokens[at - 1]!.end === tokens[at]!.begin;
}

/** The number of digits of a number that has nothing else; 0 for all other tokens. */
export function digitsOf(token: Token | undefined): number {
  return token?.kind === 'number' && /^\d+$/.test(token.text) ? token.text.length : 0;
}
