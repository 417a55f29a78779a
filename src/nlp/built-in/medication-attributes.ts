import type { Phrases } from './phrases.js';
import { amountAt, numberEnd, type Part } from './quantities.js';
import { isHyphen, type Token } from './tokens.js';

/*
 * Dosage, strength, form, route, frequency and duration, and which medication they belong to.
 */

export interface Piece {
  readonly type: string;
  readonly begin: number;
  readonly end: number;
}

/** A piece and how many tokens stand between it and what it belongs to, other pieces not counted. */
export interface AttachedPiece extends Piece {
  readonly gap: number;
}

/** Further from its medication, a piece is not taken for its own. */
const FURTHEST = 8;
/** What may stand between a piece and the medication after it: `2 tablets of the ...`. */
const JOINING: ReadonlySet<string> = new Set(['of', 'a', 'an', 'the']);

interface Span {
  readonly begin: number;
  readonly end: number;
}

/** The pieces of each medication of a sentence, `others` being the mentions that aren't medications. */
export function attributesOf(
  tokens: readonly Token[],
  sentence: Span,
  medications: readonly Span[],
  others: readonly Span[],
  parts: Phrases<Part>,
): AttachedPiece[][] {
  const attached: AttachedPiece[][] = medications.map(() => []);
  let other = 0;
  let from = sentence.begin;
  for (let at = 0; at <= medications.length; at++) {
    const previous = medications[at - 1];
    const next = medications[at];
    let until = next?.begin ?? sentence.end;
    while (other < others.length && others[other]!.begin < from) other++;
    const stop = others[other];
    // What is said after something else was mentioned belongs to that, unless it leads to the next medication.
    const stopped = stop !== undefined && stop.begin < until ? stop : undefined;
    if (!next && stopped) until = stopped.begin;
    const pieces = withStrength(tokens, findPieces(tokens, from, until, parts), until);
    const leading = next ? leadingCount(tokens, pieces, next.begin, previous) : 0;
    const following = pieces.slice(0, pieces.length - leading);
    if (previous) attached[at - 1]!.push(...follow(previous, following, stopped?.begin ?? until));
    if (next) for (const piece of pieces.slice(pieces.length - leading)) attached[at]!.push({ ...piece, gap: 0 });
    from = next?.end ?? until;
  }
  return attached;
}

/** Those that stand near enough behind a medication or behind one another. */
function follow(medication: Span, pieces: readonly Piece[], until: number): AttachedPiece[] {
  const attached: AttachedPiece[] = [];
  let [end, gap] = [medication.end, 0];
  for (const piece of pieces) {
    const between = piece.begin - end;
    if (between > FURTHEST || piece.end > until) break;
    gap += between;
    attached.push({ ...piece, gap });
    end = piece.end;
  }
  return attached;
}

/** How many of the last pieces stand right before a medication and apart from the one before. */
function leadingCount(
  tokens: readonly Token[],
  pieces: readonly Piece[],
  begin: number,
  previous: Span | undefined,
): number {
  let count = 0;
  let edge = begin;
  for (let i = pieces.length - 1; i >= 0; i--) {
    while (edge > pieces[i]!.end && JOINING.has(tokens[edge - 1]!.folded)) edge--;
    if (edge !== pieces[i]!.end) break;
    edge = pieces[i]!.begin;
    count++;
  }
  return previous && edge <= previous.end ? 0 : count;
}

function findPieces(tokens: readonly Token[], from: number, until: number, parts: Phrases<Part>): Piece[] {
  const pieces: Piece[] = [];
  for (let i = from; i < until;) {
    const piece = pieceAt(tokens, i, until, parts);
    if (piece) pieces.push(piece);
    i = piece?.end ?? i + 1;
  }
  return pieces;
}

function pieceAt(tokens: readonly Token[], at: number, limit: number, parts: Phrases<Part>): Piece | undefined {
  const { folded } = tokens[at]!;
  if ((folded === 'for' || folded === 'x') && at + 1 < limit) {
    const amount = amountAt(tokens, at + 1, limit, parts);
    if (amount?.kind === 'time') return { type: 'DURATION', begin: at + 1, end: amount.end };
  }
  const often = frequencyEnd(tokens, at, limit, parts);
  if (often !== undefined) return { type: 'FREQUENCY', begin: at, end: often };
  const amount = amountAt(tokens, at, limit, parts);
  if (amount) {
    const { kind, end } = amount;
    if (kind === 'time') return undefined;
    return { type: kind === 'concentration' ? 'STRENGTH' : kind === 'rate' ? 'RATE' : 'DOSAGE', begin: at, end };
  }
  const match = parts.longest(tokens, at, limit);
  if (match?.values.includes('form')) return { type: 'FORM', begin: at, end: match.end };
  if (match?.values.includes('route')) return { type: 'ROUTE_OR_MODE', begin: at, end: match.end };
  return undefined;
}

const EVERY: ReadonlySet<string> = new Set(['every', 'each', 'q']);
const PER: ReadonlySet<string> = new Set(['daily', 'weekly', 'monthly']);
const HOURS = /^q\d+(?:h|hr|hrs|d)$/;

/** `daily`, `q6h`, `every 4-6 hours`, `three times a day`, `2 times daily`. */
function frequencyEnd(tokens: readonly Token[], at: number, limit: number, parts: Phrases<Part>): number | undefined {
  const { folded } = tokens[at]!;
  if (HOURS.test(folded)) return at + 1;
  if (EVERY.has(folded)) {
    const amount = at + 1 < limit ? amountAt(tokens, at + 1, limit, parts) : undefined;
    if (amount?.kind === 'time') return amount.end;
  }
  const times = numberEnd(tokens, at, limit);
  if (times !== undefined && times < limit && tokens[times]!.stem === 'time' && times + 1 < limit) {
    const next = tokens[times + 1]!.folded;
    if (PER.has(next)) return times + 2;
    if ((next === 'a' || next === 'per' || next === 'each') && times + 2 < limit) return times + 3;
  }
  const match = parts.longest(tokens, at, limit);
  return match?.values.includes('frequency') ? match.end : undefined;
}

/**
 * An amount of substance is the strength of what is taken when the form of that follows (`10 mg oral tablet`), or when it stands in a
 * combination whose other part has one (`250 mg / ...`); else it is the dosage.
 */
function withStrength(tokens: readonly Token[], pieces: readonly Piece[], until: number): Piece[] {
  return pieces.map((piece, at) => {
    if (piece.type !== 'DOSAGE' || !isMass(tokens, piece)) return piece;
    const formed = isFormed(tokens, pieces, at);
    const combined = tokens[piece.end]?.text === '/' && piece.end + 1 === until;
    return formed || combined ? { ...piece, type: 'STRENGTH' } : piece;
  });
}

const SUBSTANCE: ReadonlySet<string> = new Set([
  'mg',
  'mcg',
  'µg',
  'μg',
  'ug',
  'g',
  'gm',
  'gram',
  'milligram',
  'microgram',
  'meq',
  'unt',
  'iu',
]);

function isMass(tokens: readonly Token[], { end }: Piece): boolean {
  return SUBSTANCE.has(tokens[end - 1]!.stem);
}

/** Whether forms and routes follow with nothing between, and a form is among them. */
function isFormed(tokens: readonly Token[], pieces: readonly Piece[], at: number): boolean {
  for (let i = at + 1; i < pieces.length && i <= at + 4; i++) {
    const between = pieces[i]!.begin - pieces[i - 1]!.end;
    if (between > 1 || (between === 1 && !isHyphen(tokens, pieces[i - 1]!.end))) return false;
    if (pieces[i]!.type === 'FORM') return true;
    if (pieces[i]!.type !== 'ROUTE_OR_MODE') return false;
  }
  return false;
}
