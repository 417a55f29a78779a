import { existsSync, readFileSync } from 'node:fs';
import type { Mutant } from './build.js';

/*
 * How the mutants that survive are judged. They are known by their text, since lines move.
 */

export type Kind = 'same' | 'speed' | 'text' | 'types' | 'gap';

export interface Judgement {
  readonly kind: Kind;
  readonly why: string;
}

type Judged = readonly [original: string, replacement: string, kind: Kind, why: string];

const JUDGED: Readonly<Record<string, readonly Judged[]>> = {
  'src/plan/result-parameters/conflicts.ts': [
    ["'false'", '""', 'same', 'Neither asks for contained resources.'],
    ["`_contained=${contained}', unless '_containedType=contained`", '``', 'text', 'What the message names.'],
  ],
  'src/plan/bind-join.ts': [
    [
      "`'${reference.text}' of ${source.text} never refers to a ${type}; expected ${orList(targets)}`",
      '``',
      'text',
      'What the message names.',
    ],
    ["'has'", '""', 'same', 'Nothing else leads to the end of the function.'],
  ],
  'src/types/reference-names.ts': [
    ['bar > 0', 'bar >= 0', 'same', 'No canonical begins with a bar.'],
    [
      'bar <= 0 && version === undefined',
      'false',
      'same',
      'A canonical without a version has a name that none with one has.',
    ],
    ['version !== undefined', 'true', 'same', 'The same key twice.'],
    ['alias === undefined', 'false', 'same', 'No name is equal to nothing.'],
    ["'name'", '""', 'same', "Whatever isn't `folded` is compared as written."],
    ["parsed.kind === 'absolute'", 'true', 'same', 'No other kind has a base.'],
  ],
  'src/index/name-column.ts': [
    ['term > LARGEST_SHORT && this.only instanceof Uint16Array', '*', 'speed', 'Kept in wider words than it needs.'],
    [
      'doc >= this.only.length',
      'false',
      'speed',
      'Only the number of documents that have a name, which is for estimates.',
    ],
  ],
  'src/index/further-intervals.ts': [['at + 1', 'at - 1', 'same', 'It grows by more than one.']],
  'src/plan/result-parameters/index.ts': [
    ["parameter.name.kind === 'parameter'", 'true', 'types', 'Result parameters are no chains.'],
    ['true', 'false', 'same', 'What is read for others says nothing, however often.'],
  ],
  'src/plan/criterion.ts': [['false', 'true', 'speed', 'Planned anew each time.']],
  'src/plan/filter-systems.ts': [
    [
      "['rxnorm', 'http://www.nlm.nih.gov/research/umls/rxnorm']",
      '[]',
      'gap',
      'Each prefix is a line of a table; the tests try some.',
    ],
  ],
  'src/index/algebra.ts': [
    [
      '{ const docs: number[] = []; for (let at = 0; at < length; at++) { for (let word = x[at]! & y[at]!; word !== 0; word &= word - 1) docs.push((at << 5) + 31 - Math.clz32(word & -word)); } return fromSorted(docs); }',
      '{}',
      'speed',
      'Kept in another form than it pays.',
    ],
    ['2 * length', '*', 'speed', 'Kept in another form than it pays.'],
    ['a.size <= b.size', '*', 'speed', 'Goes through the larger one.'],
    ['a.size === 0', 'false', 'speed', 'A copy of nothing.'],
    ['sets.filter((set) => set.size > 0)', 'sets', 'speed', 'Goes through empty ones.'],
    ['some.length === 0', 'false', 'speed', 'A union of nothing.'],
    ['small.size === 0', 'false', 'speed', 'Intersects with nothing.'],
    ['b.size === 0', 'false', 'speed', 'A copy instead of the operand.'],
    ['!(a instanceof DocBits)', 'true', 'speed', 'Members are looked up one by one.'],
    ['some.length === 1', 'false', 'speed', 'A copy instead of the operand.'],
    ['set.size > 0', 'true', 'speed', 'Goes through empty ones.'],
    ['at < length', 'at <= length', 'same', 'Beyond the end there are no bits.'],
    ['b.size === 0 || a.size === 0', '*', 'speed', 'A copy instead of the operand, or of nothing.'],
  ],
  'src/index/docset.ts': [
    ['doc > LARGEST_SHORT && this.docs instanceof Uint16Array', '*', 'speed', 'Kept in wider words than it needs.'],
    ['at < bits.length', 'true', 'same', 'Beyond the end no bit is set.'],
    ['at < length', 'at <= length', 'same', 'Moves nothing.'],
    ['doc === 0', 'false', 'speed', 'Looks for the place where it is known.'],
    ['word < this.bits.length', 'true', 'same', 'Beyond the end no bit is set.'],
    ['(universe + 31) >>> 5 || 1', 'true', 'speed', 'Bits begin with little room, and grow as they come.'],
    ['(universe + 31) >>> 5 || 1', 'false', 'speed', 'Bits begin without room, and grow as they come.'],
  ],
  'src/index/forward.ts': [
    ['this.stale > 1024 && this.stale > this.used / 2', '*', 'speed', 'Packed sooner than it pays.'],
    ['this.stale > 1024', 'this.stale <= 1024', 'speed', 'Packed sooner and later than it pays.'],
    ['this.stale > this.used / 2', '*', 'speed', 'Packed sooner than it pays.'],
    ['doc < this.starts.length', '*', 'same', 'Beyond the end no document has a list.'],
    [
      'this.used - start > LARGEST_SHORT',
      'this.used - start >= LARGEST_SHORT',
      'speed',
      'Kept in 32 bits though 16 would do.',
    ],
    ['this.starts[doc]! - 1', 'this.starts[doc]! + 1', 'speed', 'Packed sooner or later than it pays.'],
  ],
  'src/index/grow.ts': [
    ['length < SHORT', 'length <= SHORT', 'speed', 'Grows by a little more or less.'],
    ['length < LONG', '*', 'speed', 'Grows by a little more or less.'],
    ['(atLeast * expected) / there', '*', 'speed', 'Arrays are made longer than they are going to be, or more often.'],
  ],
  'src/index/hash-slots.ts': [
    [
      'number >= LARGEST_SHORT && this.slots instanceof Uint16Array',
      'true',
      'speed',
      'Kept in wider words than it needs.',
    ],
    ['this.used * 3 > this.slots.length * 2', '*', 'speed', 'The table gets more room sooner, or later.'],
    ['i + 1 < length', 'i + 1 <= length', 'same', 'Another hash, which is as good.'],
    ['number + 1', 'number - 1', 'same', 'Numbers come one by one, and arrays grow by more.'],
  ],
  'src/index/folded-terms.ts': [
    ['x > y', 'true', 'same', 'Only the order of equal ones differs.'],
    ['this.dropped.size > few(this.sorted.length)', '*', 'speed', 'Taken out of the order sooner, or later.'],
    ['x > y', 'x >= y', 'same', 'Only the order of equal ones differs.'],
    ['x < y', 'x <= y', 'same', 'Only the order of equal ones differs.'],
    ['this.unsorted.length > few(this.sorted.length)', '*', 'speed', 'Sorted at other times than it pays.'],
    [
      "typeof there === 'object' && there.length > 1",
      "typeof there === 'object' || there.length > 1",
      'speed',
      'An empty list is kept.',
    ],
  ],
  'src/index/interval-bounds.ts': [
    ["'covers'", '""', 'same', 'Nothing else leads to the end of the function.'],
    ["'ends-after'", '""', 'speed', 'Each interval is asked which relation it is.'],
  ],
  'src/index/interval-column.ts': [
    ['number === NO_SPACE', 'false', 'same', 'No kind is of no space.'],
    ['this.onlyLevel === undefined', 'true', 'speed', 'The level is asked for each document.'],
    ['low > found', 'low >= found', 'same', 'Takes one of two that are equal.'],
  ],
  'src/index/posting-lists.ts': [
    [
      '{ this.heads = trimmed(this.heads, end); this.pool = trimmed(this.pool, this.used); }',
      '{}',
      'speed',
      'Room that is left when a load ends.',
    ],
    [
      'doc > LARGEST_SHORT',
      'doc <= LARGEST_SHORT',
      'speed',
      'Kept in wider words than it needs; what is beyond comes after what is not.',
    ],
    ['head === -1', 'false', 'same', 'No documents are the same number.'],
    ['number + 1', 'number - 1', 'same', 'Numbers that are free are given out before the length of the list counts.'],
  ],
  'src/index/term-table.ts': [
    [
      '{ const { end } = this; this.names = this.names.slice(); this.spaceOf = trimmed(this.spaceOf, end); this.dictionaryOf = trimmed(this.dictionaryOf, end); this.after = trimmed(this.after, end); this.slots.trim(end); this.postings.trim(end); }',
      '{}',
      'speed',
      'Room that is left when a load ends.',
    ],
    ['number === 1 << 16', 'number !== 1 << 16', 'speed', 'Kept in wider words than it needs.'],
    ['this.slots.trim(end)', 'this.slots', 'speed', 'Room that is left when a load ends.'],
    ["''", '*', 'speed', 'The text of a term that has gone is kept, or another.'],
    ['ordinal + 1', 'ordinal - 1', 'same', 'Ordinals come one by one, and arrays grow by more.'],
  ],
  'src/index/interval-run.ts': [
    ['i < end', 'i <= end', 'same', 'What is beyond the end does not lie within the bounds.'],
    ['end === -Infinity', 'false', 'speed', 'Looks for what is the first place.'],
    ['highs.length === 0', 'false', 'same', 'Of nothing no width is asked for.'],
    ['this.tailDocs.length <= few', '*', 'speed', 'Merged at other times than it pays.'],
    ['t < tail.length', 't <= tail.length', 'same', 'What is written beyond the end of an array is lost.'],
    ['i < lows.length', '*', 'same', 'Beyond the end no bound is equal.'],
    ['this.removed <= few', '*', 'speed', 'Merged at other times than it pays.'],
    ['i < this.docs.length', 'i <= this.docs.length', 'same', 'What is written beyond the end of an array is lost.'],
    ['-Infinity', '+Infinity', 'speed', 'No search ends early.'],
    ['i < tailDocs.length', 'i <= tailDocs.length', 'same', 'Beyond the end there are no bounds, which lie nowhere.'],
    [
      'tailDocs[waiting]! < this.docs[i]!',
      'tailDocs[waiting]! <= this.docs[i]!',
      'same',
      'Only the order of intervals of one document that begin together differs.',
    ],
  ],
  'src/index/term-dictionary.ts': [
    ['spaceNumber === undefined', 'false', 'same', 'No term is in a space without a number.'],
    ["test === 'equals'", 'false', 'speed', 'Goes through all terms.'],
    ["'equals'", '""', 'speed', 'Goes through all terms.'],
  ],
  'src/types/composite.ts': [
    ['[]', '["Stryker was here"]', 'same', 'Where a part has faults nobody asks for its values.'],
    ["'invalid'", '""', 'types', 'The grammar has refused it already.'],
    ["`the value of '${component.definition.code}' is missing`", '``', 'types', 'The grammar has refused it already.'],
  ],
  'src/types/date.ts': [['bounds !== undefined', 'true', 'same', 'Nothing has no period either.']],
  'src/types/ucum.ts': [
    ['value * 1000', 'value / 1000', 'speed', 'Rounded by way of its text.'],
    ["''", '*', 'types', 'Each line of the table has a code.'],
  ],
  'src/types/uri.ts': [
    ["'versioned'", '""', 'same', 'Another name of the same field.'],
    ['(name) => name', '() => undefined', 'same', 'No search asks for folded uris.'],
    ["uri.indexOf('|') > 0", 'true', 'speed', 'Looks among canonicals with a version for one without.'],
  ],
  'src/plan/bind-scope.ts': [
    ["name.kind !== 'parameter'", 'false', 'same', 'A chain has no name of its own that could be `_type`.'],
    ['[]', '["Stryker was here"]', 'types', 'Only types that are members come here.'],
  ],
  'src/plan/bind-filter.ts': [['!filter', 'true', 'speed', 'Read anew for each type.']],
  'src/plan/lower.ts': [
    ['ranked.length > 0', 'true', 'same', 'Ranked by nothing.'],
    ['ranked.length > 0', 'ranked.length >= 0', 'speed', 'Ranked by nothing, which is no order.'],
  ],
  'src/types/aliases.ts': [
    ['{ return conditional(type, token); }', '{}', 'same', 'The alias would be the text itself, which is kept anyway.'],
    ['token === undefined', 'false', 'same', 'Made into an alias that no resource has.'],
  ],
  'src/types/reference.ts': [
    ["'name'", '""', 'same', "Whatever isn't `folded` is compared as written."],
    ['identifier === undefined', 'false', 'same', 'Nothing has no token either.'],
    ["'identifier'", '""', 'text', 'The name of the field in `explain`.'],
    ["''", '*', 'types', 'Stored resources have an id.'],
  ],
  'src/types/string.ts': [
    ["'word'", '""', 'text', 'The name of the field in `explain`.'],
    [
      'PRIMITIVES.includes(elementType) || elementType === ENRICHMENT_TEXT',
      'true',
      'types',
      'Readers are asked for the data types that are listed.',
    ],
    ['i < words.length', 'i <= words.length', 'same', 'Beyond the end there is no word.'],
    ["'name'", '""', 'same', "Whatever isn't `folded` is compared as written."],
    ['!/[\\s\\p{Pd}]/u.test(family)', 'false', 'speed', 'A single word has no later ones.'],
    ['/[\\s\\p{Pd}]+/u', '*', 'same', 'An empty word is passed over.'],
    ['part === undefined', 'false', 'speed', 'Found to be no text a little later.'],
    ["''", '*', 'same', 'No search names the space of strings.'],
    ['words[i]', 'true', 'same', 'An empty word, which no search begins with.'],
  ],
  'src/types/token.ts': [
    ["space !== ''", 'true', 'same', 'A key that no search asks for.'],
    ['system !== undefined', 'true', 'same', 'Nothing is no system whose case counts.'],
    ["typeof element === 'boolean'", 'true', 'types', 'Extraction gives the reader nothing but booleans.'],
    ["'name'", '""', 'same', "Whatever isn't `folded` is compared as written."],
    ["type === 'boolean' || type === 'code'", 'true', 'speed', 'A field is looked through that nothing is in.'],
    ["system !== ''", 'true', 'speed', 'The same key twice.'],
    ['system === undefined', 'true', 'speed', 'Looks for what it has found already.'],
    ['!PRIMITIVES.includes(elementType)', 'false', 'types', 'Readers are asked for the data types that are listed.'],

    ["'of-type'", '""', 'text', 'The name of the field in `explain`.'],
    ["''", '*', 'same', 'No search asks for the system of a text.'],
    ['caseSensitiveSystems.size > 0', 'true', 'speed', 'Looks for what it has found already.'],
  ],
  'src/plan/bind-comparison.ts': [
    ["kind === 'composite'", 'true', 'same', 'A `$` divides nothing but the values of composites.'],
    ["''", '*', 'types', 'What is split has a first part.'],
  ],
  'src/plan/bind-parameter.ts': [
    ['schema?.searchType', 'schema.searchType', 'types', 'What is no special parameter has a schema.'],
    ["schema!.searchType.name === 'reference'", 'true', 'same', 'No values of other types are bare ids.'],
    ['name.modifier && modifier !== undefined', '*', 'same', 'Both are there, or neither.'],
    ['schema && modifier !== undefined', '*', 'same', 'No special parameter has modifiers that come this far.'],
  ],
  'src/plan/prepare.ts': [
    ['codesCriteria(each).length > 0', '*', 'speed', 'Asks the terminology service for nothing.'],
    ['!asks', 'false', 'speed', 'Asks the terminology service for nothing.'],
  ],
  'src/plan/resolve.ts': [
    ["''", '*', 'types', 'A value without a code is refused before.'],
    ['default: return false;', '*', 'same', 'Undefined counts as false.'],
  ],
  'src/plan/result-parameters/elements.ts': [
    ["''", '*', 'types', 'What is split has a first part.'],
    ['words.value.length === 0', 'true', 'same', 'What is empty is asked only where nothing was applied.'],
  ],
  'src/plan/result-parameters/sort.ts': [
    ['name === item.name', 'false', 'speed', 'Sorted a second time by what is equal.'],
  ],
  'src/plan/rewrites/constants.ts': [
    ["'none'", '""', 'speed', 'A part that never holds stays in the plan.'],
    ["'refers'", '""', 'speed', 'A join that never holds stays in the plan.'],
  ],
  'src/types/date-interval.ts': [
    ['month === 12', 'false', 'same', "The calendar's arithmetic takes a thirteenth month for the next year's first."],
  ],
  'src/types/number.ts': [
    ['decimalsOf(number) === decimals', 'true', 'same', 'The same number by another way.'],
    ['/e/i.test(text)', 'true', 'same', 'What the digits stand for holds no other whole number.'],
    ['Number(`${rounded}e${-decimals}`) + 0', '*', 'same', 'Only the sign of zero differs.'],
    ["''", '*', 'same', 'Numbers have no unit: no search names the space of their fields.'],
    ['!field', 'false', 'types', 'Readers are made for the data types that fields were made for.'],
  ],
  'src/types/quantity.ts': [
    ["unit !== '' && unit !== code", '*', 'same', 'No search names an empty unit, and the same key twice is one.'],
    ['known?.system === system', 'false', 'speed', 'The text is made anew each time.'],
    ['sum - part', 'sum + part', 'same', 'One digit more or less, where there is no noise yet.'],
    ["''", '*', 'same', 'No search names an empty unit.'],
    ['unit !== code', 'true', 'speed', 'The same key twice.'],
    ["code === ''", 'false', 'same', 'No search names an empty currency.'],
  ],
  'src/types/search-type.ts': [
    ["value !== ''", 'true', 'same', 'An empty text gives no key.'],
    ['value === undefined || value === null', '*', 'same', 'Counted as an entry that gives no key.'],
  ],
  'src/backends/memory/documents.ts': [
    ['(alias) => alias', '() => undefined', 'same', 'No search asks for folded aliases.'],
    ['this.ids.slice()', 'this.ids', 'speed', 'Room that is left when a load ends.'],
    ['this.byId.trim(this.ids.length)', 'this.byId', 'speed', 'Room that is left when a load ends.'],
    ['[]', '*', 'same', 'No resource is referred to by the name that is added.'],
  ],
  'src/backends/memory/operators/joins.ts': [
    ['found.size === 0', 'false', 'speed', 'Goes through the candidates for nothing.'],
    [
      '`, no more steps than from ${within.size} candidates`',
      '``',
      'text',
      'Told of `refers` only where an estimate was too low.',
    ],
    ['posting.size <= docs.size', '*', 'speed', 'Goes through the larger one.'],
    ['all.size === 0', 'false', 'speed', 'Evaluates the other side for nothing.'],

    ['found.size > dictionary.size', '*', 'speed', 'Goes through the other side.'],
    ['documents.contained.size === 0', 'false', 'speed', 'Goes through nothing.'],
    ['[]', '*', 'same', 'One candidate more, which is checked.'],
    [
      'found.size > STEPS_A_TERM * dictionary.size',
      '*',
      'speed',
      'Goes through terms where documents are fewer, or these where terms are.',
    ],
    ['candidates.length * 8', '*', 'speed', 'Looked up in a list where bits would pay.'],
    [
      'found.size > 1 && candidates.length * 8 > targetKeys.universe',
      '*',
      'speed',
      'Looked up in a list where bits would pay, or in bits where a list is as good.',
    ],
    ['matching > candidates.length', 'true', 'speed', 'Looks for the targets of candidates where it does not pay.'],
    ['candidates < matching', 'candidates <= matching', 'speed', 'Either side is as much.'],
  ],
  'src/backends/memory/operators/intervals.ts': [
    ['this.together && !this.column.hasSeveral', 'false', 'speed', 'One list after the other.'],
    ['space === first.space', 'space !== first.space', 'speed', 'Looked for one after the other.'],
    ['field === first.field && space === first.space', 'false', 'speed', 'Looked for one after the other.'],
    ["predicate.op !== 'or'", 'true', 'speed', 'Looked for one after the other.'],
    ["part.op === 'interval'", 'false', 'speed', 'Looked for one after the other.'],
    [
      "{ if (predicate.op === 'interval') return [predicate]; if (predicate.op !== 'or') return undefined; const intervals = predicate.of.filter((part) => part.op === 'interval'); const [first] = intervals; if (!first || intervals.length < predicate.of.length) return undefined; return intervals.every(({ field, space }) => field === first.field && space === first.space) ? intervals : undefined; }",
      '{}',
      'speed',
      'Looked for one after the other.',
    ],
  ],
  'src/backends/memory/operators/conjunction.ts': [
    ['found', 'false', 'speed', 'Looked for one after the other.'],
    ['parts.length === 1 && negative.length === 0', 'false', 'speed', 'A conjunction of one part.'],
    ['within && within.size < estimates[order[0]!]!', 'true', 'speed', 'Begins with what matches more.'],
    ['within.size < estimates[order[0]!]!', '*', 'speed', 'Begins with what matches more.'],
    [
      '{ this.narrow = (docs) => parts.reduce((left, part) => part.narrow!(left), docs); }',
      '{}',
      'speed',
      'Evaluated as a whole, not checked on the few that are left.',
    ],
  ],
  'src/backends/memory/operators/disjunction.ts': [
    [
      '({ narrow }) => narrow',
      '() => undefined',
      'speed',
      'Evaluated as a whole, not checked on the few that are left.',
    ],
  ],
  'src/backends/memory/operators/compile.ts': [['intervals', 'false', 'speed', 'Looked for one after the other.']],
  'src/backends/memory/operators/rows.ts': [
    ['doc < last', 'true', 'speed', 'Put in order once more.'],
    ['true', 'false', 'speed', 'Put in order once more.'],
  ],
  'src/backends/memory/operators/terms.ts': [['ordinals.length === 0', 'false', 'speed', 'A union of nothing.']],
  'src/backends/memory/operators/leaves.ts': [
    ['-1', '+1', 'same', 'No id has been asked for by then.'],
    ['this.lastDoc < 0', 'false', 'speed', 'Whether a number is in use is asked once more.'],
  ],
  'src/backends/memory/compiled-search.ts': [
    ['{ idOf: String }', '{}', 'types', 'Where nothing matches nobody asks for ids.'],
    ['columns?.[rule]', 'columns[rule]', 'same', 'Where nothing is stored nobody asks for values.'],
  ],
  'src/backends/memory/memory-backend.ts': [
    [
      '{ const search = new CompiledSearch(branches, this.indexes); return (page) => search.run(page); }',
      '{}',
      'speed',
      'Compiled anew each time.',
    ],
  ],
  'src/backends/memory/type-indexes.ts': [['counts.size > 0', '*', 'speed', 'Room that is left when a load ends.']],
  'src/backends/memory/type-index.ts': [
    ['count === 0', 'false', 'speed', 'Expects what is there.'],
    ['this.fresh * 4 < this.documents.given', '*', 'speed', 'Made small at other times than it pays.'],
  ],
  'src/backends/memory/ordering.ts': [
    [
      'this.sorted += matches <= FEW ? matches * Math.log2(matches + 1) : matches',
      '*',
      'speed',
      'Ranked at other times than it pays, or never.',
    ],
    ['matches <= FEW', '*', 'speed', 'Sorted in the other way.'],
    ['this.ranking', 'false', 'speed', 'Ranked anew for each page.'],
    ['true', 'false', 'speed', 'Asked for anew each time.'],
    ['first === second', 'false', 'same', 'No document is compared with itself.'],
  ],
  'src/backends/memory/ranking.ts': [
    ['loose.length + fresh.length', '*', 'speed', 'Put among the others at other times than it pays.'],
    [
      'loose.length + fresh.length > 64 + this.order.length / 256',
      '*',
      'speed',
      'Put among the others at other times than it pays.',
    ],
    [
      '{ this.loose = [...loose, ...fresh].sort((a, b) => comparison.compare(a, b)); this.merge(); return; }',
      '{}',
      'speed',
      'However many wait, they stay beside the order.',
    ],
    ['{ return this.written.size + this.loose.length; }', '{}', 'speed', 'However many wait, nothing is ranked anew.'],
    ['this.looseAt > 0', 'this.looseAt >= 0', 'same', 'Before the first there is no place.'],
    ['this.looseAt < loose.length', 'this.looseAt <= loose.length', 'same', 'Beyond the end there is no place.'],
    ['doc < this.ranks.length', 'true', 'same', 'What is written beyond the end of an array is lost.'],
    ['members[i]! < ranks.length', 'members[i]! <= ranks.length', 'same', 'Beyond the end no document has a rank.'],
    ['i < members.length', 'i <= members.length', 'same', 'Beyond the end no document has a rank.'],
    ['rank > 0', 'true', 'same', 'What is written beyond the end of an array is lost.'],
    ['this.marks.length * 32 < order.length', 'true', 'speed', 'New room for each page.'],
    ['this.room.length < members.length', '*', 'speed', 'New room for each page, or more than it needs.'],
    ['this.loose.length > 0', 'true', 'speed', 'Sorts again what is in order.'],
    ['length / DENSE', '*', 'speed', 'Walks where sorting would be less, or sorts where walking would.'],
    ['2 * docs + all / DENSE', '*', 'speed', 'Sorts where marking would be less.'],
    [
      '4 * walking < Math.min(stepsOfSorting(docs.size), stepsOfMarking(docs.size, length))',
      'true',
      'speed',
      'Walks where sorting would be less.',
    ],
    [
      'stepsOfSorting(members.length) < stepsOfMarking(members.length, order.length)',
      '*',
      'speed',
      'Sorts where marking would be less, or marks where sorting would.',
    ],
    ['wanted.count + 1', '*', 'speed', 'Walks where sorting would be less.'],
    ['[]', '["Stryker was here"]', 'same', 'Passed over: neither a rank nor a place leads to it.'],
  ],
  'src/backends/memory/key-index.ts': [
    ['[]', '*', 'same', 'The first place is taken by a field.'],
    ['this.surroundings?.contained', '*', 'types', 'Rows contain no resources.'],
    ['this.surroundings?.alias', '*', 'types', 'Rows have no aliases.'],
    ['this.table.trim()', 'this.table', 'speed', 'Room that is left when a load ends.'],
  ],
  'src/backends/memory/targets.ts': [
    ['doc < this.known.length', '*', 'same', 'What is not known is looked for.'],
    ['known > 0', 'known >= 0', 'same', 'Nothing is found before the first document.'],
    ['only === BY_NAME', 'true', 'speed', 'Looked for by name where its number is known.'],
  ],
  'src/backends/memory/sort-columns.ts': [
    ['!column', 'false', 'types', 'Every order of intervals has a field.'],
    ['others.length === 0', 'false', 'speed', 'Reduces over nothing.'],
    ['known.length < doc', '*', 'speed', 'The array has gaps, which makes it slower, or one place more.'],
    ['value === undefined', 'true', 'speed', 'Gathered anew each time.'],
  ],
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function judgementOf({ file, original, replacement }: Mutant): Judgement | undefined {
  const found = JUDGED[file]?.find(
    ([from, to]) => from === oneLine(original) && (to === '*' || to === oneLine(replacement)),
  );
  return found && { kind: found[2], why: found[3] };
}

/** The judgements of code that isn't there any more. */
export function outdated(): readonly string[] {
  return Object.entries(JUDGED).flatMap(([file, all]) => {
    const text = existsSync(file) ? oneLine(readFileSync(file, 'utf8')) : '';
    return all.filter(([original]) => !text.includes(original)).map(([original]) => `${file}: ${original}`);
  });
}
