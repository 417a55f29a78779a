import { BY_CLUE, BY_FORM } from '../scores.js';
import { isCapitalized, isHyphen, type Token } from '../tokens.js';
import { digitsOf, type Finder, type Found } from './found.js';

/*
 * Names after titles and labels, before an age or a degree, and where they are repeated; professions after `works as`.
 */

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'professor', 'doctor']);
const LABELS: ReadonlySet<string> = new Set([
  'name',
  'patient',
  'provider',
  'physician',
  'surgeon',
  'attending',
  'author',
]);
const DEGREES: ReadonlySet<string> = new Set(['MD', 'DO', 'RN', 'NP', 'PA', 'PhD', 'DNP', 'FNP', 'MBBS', 'FACP']);
const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'la',
  'van',
  'der',
  'den',
  'von',
  'del',
  'da',
  'dos',
  'bin',
  'al',
  'el',
]);
/** Words that open sentences with a capital and are no names. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'patient pt the this that he she it they we i you his her their our my a an mother father brother sister son daughter wife husband there ' +
    'here who what assessment plan history today dear thank sincerely regards male female gentleman lady woman man boy girl baby infant'
  ).split(' '),
);
const MOST_WORDS = 4;

/** The first token after up to four words of a name that begins here. */
function nameEnd(tokens: readonly Token[], at: number): number {
  let [end, words] = [at, 0];
  for (let i = at; i < tokens.length && words < MOST_WORDS; i++) {
    const token = tokens[i]!;
    if (token.kind === 'word' && isCapitalized(token) && !NO_NAMES.has(token.folded) && !DEGREES.has(token.text)) {
      end = i + 1;
      words++;
    } else if (!(end > at && (isHyphen(tokens, i) || PARTICLES.has(token.text)))) break;
  }
  return end;
}

export const findName: Finder = (tokens, at) => {
  const end = nameEnd(tokens, at);
  if (end === at || isWithin(tokens, at)) return undefined;
  const dot = tokens[at - 1]?.text === '.' ? at - 2 : at - 1;
  if (TITLES.has(tokens[dot]?.folded ?? '')) return { type: 'NAME', begin: at, end, score: BY_CLUE };
  if (tokens[at - 1]?.text === ':' && LABELS.has(tokens[at - 2]?.folded ?? ''))
    return { type: 'NAME', begin: at, end, score: BY_CLUE };
  if (tokens[end]?.text === ',' && DEGREES.has(tokens[end + 1]?.text ?? ''))
    return { type: 'NAME', begin: at, end, score: BY_FORM };
  // The `F` of `81F, 72 y/o` is none.
  const initial = end === at + 1 && tokens[at]!.text.length === 1;
  return isAged(tokens, end) && !initial && !TITLES.has(tokens[at]!.folded)
    ? { type: 'NAME', begin: at, end, score: BY_CLUE }
    : undefined;
};

/** Whether the word before belongs to the same name. */
function isWithin(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || TITLES.has(before.folded)) return false;
  return (isCapitalized(before) && !NO_NAMES.has(before.folded)) || isHyphen(tokens, at - 1);
}

/** `... is a 60 year-old`, `..., a 59-year-old`, `..., aged 36`. */
function isAged(tokens: readonly Token[], at: number): boolean {
  let i = tokens[at]?.kind === 'break' ? at + 1 : at;
  if (tokens[i]?.text === ',') {
    if (tokens[i + 1]?.folded === 'aged') return true;
  } else if (tokens[i]?.folded !== 'is' && tokens[i]?.folded !== 'was') return false;
  i++;
  if (tokens[i]?.folded === 'a' || tokens[i]?.folded === 'an') i++;
  if (digitsOf(tokens[i]) === 0) return false;
  const unit = tokens[tokens[i + 1]?.text === '-' ? i + 2 : i + 1];
  return (
    unit !== undefined && (unit.stem === 'year' || unit.stem === 'month' || unit.stem === 'yo' || unit.folded === 'y')
  );
}

const FEW = 20;

/** Where names of two or more words that were found come again. */
export function findAgain(tokens: readonly Token[], names: readonly Found[]): Found[] {
  const known = new Map<string, string[]>();
  for (const { begin, end } of names) {
    const words = tokens.slice(begin, end).map(({ text }) => text);
    if (words.length > 1 && known.size < FEW) known.set(words[0]!, words);
  }
  if (known.size === 0) return [];
  const found: Found[] = [];
  for (const [at, { text }] of tokens.entries()) {
    const words = known.get(text);
    if (!words || words.some((word, i) => tokens[at + i]?.text !== word)) continue;
    found.push({ type: 'NAME', begin: at, end: at + words.length, score: BY_CLUE });
  }
  return found;
}

const AFTER_PROFESSION: ReadonlySet<string> = new Set(
  'and or who in at for with from since of but as until then now on by to'.split(' '),
);

/** One or two words after `works as a`, `retired`, `occupation:`. */
export const findProfession: Finder = (tokens, at) => {
  const [before, second, third] = [tokens[at - 1]?.folded, tokens[at - 2]?.folded, tokens[at - 3]?.folded];
  const article = before === 'a' || before === 'an';
  const works = article && second === 'as' && /^(?:work|works|worked|working|employed)$/.test(third ?? '');
  if (!works && before !== 'retired' && !(before === ':' && second === 'occupation')) return undefined;
  let end = at;
  while (end < at + 2 && tokens[end]?.kind === 'word' && !AFTER_PROFESSION.has(tokens[end]!.folded)) end++;
  return end > at ? { type: 'PROFESSION', begin: at, end, score: BY_CLUE } : undefined;
};
