import type { Annotations, Attribute, CodedEntity, Concept, Entity, Trait } from '../annotator.js';
import { traitsOf } from './context.js';
import type { CodedConcept } from './dictionary.js';
import { findIdentity, type Found } from './identity/index.js';
import { attributesOf, type AttachedPiece } from './medication-attributes.js';
import { findMentions, type Lookup, type Mention } from './mentions.js';
import type { Phrases } from './phrases.js';
import type { Part } from './quantities.js';
import { AS_LISTED, conceptScore, distanceScore } from './scores.js';
import { findSentences, type Sentence } from './sentences.js';
import { valueOf } from './test-values.js';
import type { Token } from './tokens.js';
import type { Trigger } from './triggers.js';

/*
 * The steps from tokens to annotations. Each reads the tokens from left to right, looking a bounded number of them ahead or back, so
 * that the work grows with the length of the text.
 */

export interface Knowledge extends Lookup {
  readonly triggers: Phrases<Trigger>;
  readonly parts: Phrases<Part>;
  readonly identity: boolean;
}

export function annotateTokens(
  text: string,
  tokens: readonly Token[],
  knowledge: Knowledge,
  modelVersion: string,
): Annotations {
  const identity = knowledge.identity ? findIdentity(tokens) : [];
  const taken = tokensOf(identity);
  const entities: Entity[] = identity.map((found) => identityEntity(text, tokens, found));
  const icd10cm: CodedEntity[] = [];
  const rxnorm: CodedEntity[] = [];
  for (const sentence of findSentences(tokens)) {
    const mentions = findMentions(tokens, sentence, knowledge.names, taken);
    if (mentions.length === 0) continue;
    const traits = traitsOf(tokens, sentence, mentions.map(placed), knowledge.triggers);
    const products = productsOf(tokens, sentence, mentions, knowledge.products);
    const attributes = piecesOf(tokens, sentence, mentions, knowledge.parts, taken);
    const covered = mentions.some(isSite) ? tokensOf(attributes.flat()) : NONE;
    for (const [at, mention] of mentions.entries()) {
      // The `mouth` of `by mouth` is no site.
      if (isSite(mention) && covered.has(mention.begin)) continue;
      const begin = tokens[mention.begin]!.begin;
      const end = tokens[mention.end - 1]!.end;
      const entity: Entity = {
        text: text.slice(begin, end),
        begin,
        end,
        category: mention.entry.category,
        type: mention.entry.type,
        score: mention.score,
        traits: [...ownTraits(mention), ...sectionTraits(sentence, mention, traits[at]!)],
        attributes: attributes[at]!.map((piece) => attribute(text, tokens, piece)),
      };
      entities.push(entity);
      const conditions = mention.entry.icd10cm;
      if (conditions.length > 0) icd10cm.push({ ...entity, concepts: concepts(conditions, mention.score) });
      const drugs = [...products[at]!, ...mention.entry.rxnorm];
      if (drugs.length > 0) rxnorm.push({ ...entity, concepts: concepts(drugs, mention.score) });
    }
  }
  return { entities: entities.sort((a, b) => a.begin - b.begin), icd10cm, rxnorm, modelVersion };
}

const NONE: ReadonlySet<number> = new Set();

function isSite({ entry }: Mention): boolean {
  return entry.category === 'ANATOMY';
}

function isMedication({ entry }: Mention): boolean {
  return entry.category === 'MEDICATION';
}

function tokensOf(pieces: readonly { begin: number; end: number }[]): Set<number> {
  const tokens = new Set<number>();
  for (const { begin, end } of pieces) for (let i = begin; i < end; i++) tokens.add(i);
  return tokens;
}

function placed({ begin, end, entry }: Mention): { begin: number; end: number; category: string } {
  return { begin, end, category: entry.category };
}

function identityEntity(text: string, tokens: readonly Token[], found: Found): Entity {
  const begin = tokens[found.begin]!.begin;
  const end = tokens[found.end - 1]!.end;
  return {
    text: text.slice(begin, end),
    begin,
    end,
    category: 'PROTECTED_HEALTH_INFORMATION',
    type: found.type,
    score: found.score,
    traits: [],
    attributes: [],
  };
}

function attribute(text: string, tokens: readonly Token[], piece: AttachedPiece): Attribute {
  const begin = tokens[piece.begin]!.begin;
  const end = tokens[piece.end - 1]!.end;
  return {
    text: text.slice(begin, end),
    begin,
    end,
    type: piece.type,
    score: AS_LISTED,
    relationshipScore: distanceScore(piece.gap),
    traits: [],
  };
}

function ownTraits({ entry, score }: Mention): Trait[] {
  return entry.traits.map((name) => ({ name, score }));
}

/** What a section says of what stands in it, besides the words. */
function sectionTraits({ section }: Sentence, { entry }: Mention, traits: readonly Trait[]): Trait[] {
  const more =
    section === 'family' && entry.category === 'MEDICAL_CONDITION'
      ? 'PERTAINS_TO_FAMILY'
      : section === 'allergies' && entry.category === 'MEDICATION'
        ? 'NEGATION'
        : undefined;
  if (more === undefined || traits.some(({ name }) => name === more)) return [...traits];
  return [...traits, { name: more, score: distanceScore(0) }];
}

function concepts(coded: readonly CodedConcept[], score: number): Concept[] {
  return coded.map(({ code, description }, rank) => ({ code, description, score: conceptScore(score, rank) }));
}

/** The products whose words stand in the sentence, for each mention within them; none where there is no medication. */
function productsOf(
  tokens: readonly Token[],
  { begin, end }: Sentence,
  mentions: readonly Mention[],
  products: Phrases<CodedConcept>,
): CodedConcept[][] {
  const found: CodedConcept[][] = mentions.map(() => []);
  if (!mentions.some(isMedication)) return found;
  let at = 0;
  for (let i = begin; i < end && at < mentions.length;) {
    while (at < mentions.length && mentions[at]!.begin < i) at++;
    const match = products.longest(tokens, i, end);
    if (match) for (; at < mentions.length && mentions[at]!.end <= match.end; at++) found[at]!.push(match.values[0]!);
    i = match?.end ?? i + 1;
  }
  return found;
}

/** The attributes of medications and the values of tests. */
function piecesOf(
  tokens: readonly Token[],
  sentence: Sentence,
  mentions: readonly Mention[],
  parts: Phrases<Part>,
  taken: ReadonlySet<number>,
): AttachedPiece[][] {
  const medications = mentions.filter(isMedication);
  const tests = mentions.filter(({ entry }) => entry.type === 'TEST_NAME');
  const drugPieces = medications.length > 0 ? attributesOf(tokens, sentence, medications, tests, parts) : [];
  let drug = 0;
  return mentions.map((mention, at) => {
    if (isMedication(mention)) return drugPieces[drug++]!;
    if (mention.entry.type !== 'TEST_NAME') return [];
    const limit = Math.min(sentence.end, mentions[at + 1]?.begin ?? sentence.end);
    const pieces = valueOf(tokens, mention.end, limit).filter(({ begin }) => !taken.has(begin));
    return pieces.map((piece) => ({ ...piece, gap: piece.begin - mention.end }));
  });
}
