/*
 * What turns the meaning of the words beside it, after the methods of NegEx (https://doi.org/10.1006/jbin.2001.1029) and ConText
 * (https://doi.org/10.1016/j.jbi.2009.05.002): phrases that reach forward or backward until another phrase stops them.
 */

export type Turn = 'NEGATION' | 'PERTAINS_TO_FAMILY' | 'HYPOTHETICAL' | 'LOW_CONFIDENCE' | 'PAST_HISTORY';

export interface Trigger {
  /** Two for `no family history of`; none for phrases that look like a trigger and are none. */
  readonly turns: readonly Turn[];
  readonly reach: 'forward' | 'backward';
  /** The categories that it is said of; all when undefined. */
  readonly of: readonly string[] | undefined;
}

const DRUG = ['MEDICATION'];
const CONDITION = ['MEDICAL_CONDITION'];
const DONE = ['MEDICATION', 'TEST_TREATMENT_PROCEDURE'];

type Row = readonly [
  reach: Trigger['reach'],
  turns: readonly Turn[],
  of: readonly string[] | undefined,
  phrases: string,
];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['forward', ['NEGATION'], undefined,
    'no; not; non; without; w/o; denies; denied; denying; deny; never; none; neither; nor; no evidence of; no sign of; no signs of; negative for; ' +
    'neg for; free of; absence of; absent; lack of; rules out; ruled out for; rather than; does not have; did not have; does not show; ' +
    'no longer; no known; fails to reveal; unlikely to have; declines; declined; no history of; not have; cannot see; not on; no longer on'],
  ['forward', ['NEGATION'], DRUG,
    'stopped; stopped taking; stop taking; avoid; discontinued; allergic to; allergy to; allergies to; intolerant of; intolerance to; ' +
    'intolerant to; off; refuses; ran out of; contraindicated'],
  ['forward', ['NEGATION'], ['TEST_TREATMENT_PROCEDURE'], 'not a candidate for; refused; declined; deferred'],
  ['backward', ['NEGATION'], CONDITION,
    'absent; denied; ruled out; was ruled out; is ruled out; has been ruled out; excluded; not present; not seen; not found; not detected; ' +
    'unlikely; not identified; not appreciated; not demonstrated; negative'],
  ['backward', ['NEGATION'], DRUG, 'was stopped; were stopped; was discontinued; were discontinued; discontinued; not tolerated'],
  ['forward', ['PERTAINS_TO_FAMILY'], CONDITION,
    'family history of; family hx of; fh of; fhx of; family history; mother; father; mom; dad; brother; sister; sibling; aunt; uncle; cousin; ' +
    'grandmother; grandfather; grandparent; parent; son; daughter; half-brother; half-sister; maternal; paternal'],
  ['forward', ['NEGATION', 'PERTAINS_TO_FAMILY'], CONDITION, 'no family history of; no family hx of; no fh of; no known family history of'],
  ['backward', ['PERTAINS_TO_FAMILY'], CONDITION,
    'in the family; in her family; in his family; runs in the family; in her mother; in his mother; in her father; in his father; in a sister; ' +
    'in a brother; in her sister; in his sister; in her brother; in his brother'],
  ['forward', ['HYPOTHETICAL'], undefined,
    'if; in case of; should; return for; watch for; monitor for; risk of; at risk for; risk for; consider; in the event of; awaiting; would; ' +
    'candidate for; prevent; prevention of; to prevent; prophylaxis; screening for'],
  ['forward', ['LOW_CONFIDENCE'], CONDITION,
    'possible; possibly; probable; probably; likely; suspected; suspect; suspicious for; suspicion of; concern for; concerning for; rule out; r/o; ' +
    'question of; questionable; may have; might have; could have; may be; might be; could be; cannot exclude; ' +
    'cannot rule out; can not rule out; differential includes; presumed; not ruled out; versus; vs'],
  ['backward', ['LOW_CONFIDENCE'], CONDITION,
    'is possible; is likely; is suspected; was suspected; suspected; less likely; is less likely; cannot be excluded; can not be excluded; ' +
    'not ruled out; cannot be ruled out; not excluded'],
  ['forward', ['PAST_HISTORY'], DONE,
    's/p; status post; history of; h/o; hx of; prior; previous; previously; underwent; past history of'],
  // These look like a trigger, and aren't.
  ['forward', [], undefined,
    'no change; no changes; not changed; no increase; no significant change; no interval change; not only; not certain; not sure; not necessarily; ' +
    'without difficulty; without any further; gram negative; no further; not at goal; not well controlled; not controlled; mother called; ' +
    'mother reports; mother states; mother says; mother notes; father reports; father states; father says; mom reports; mom states; mom says; ' +
    'dad reports; per mother; per father; per mom; parents report; parents state; per parents; daughter reports; son reports; if needed; ' +
    'if possible; if tolerated; as if; no concerns; no complaints'],
];

/** These end the reach of what stands before or behind them. */
const STOPS =
  'but; however; although; though; except; apart from; aside from; other than; yet; which; because; has; reports; reported; complains; ' +
  'complaining; presents; presented; presenting; endorses; admits; feels; due to; secondary to; 2/2; started; start; takes; taking; ' +
  'continue; continues; on; patient; herself; himself; then; now; awaiting; +';

/** What `STOPS` are found as. */
export const STOP: Trigger = { turns: [], reach: 'forward', of: undefined };

export function triggerPhrases(): (readonly [phrase: string, trigger: Trigger])[] {
  const triggers = ROWS.flatMap(([reach, turns, of, phrases]) =>
    phrases.split('; ').map((phrase) => [phrase, { turns, reach, of }] as const),
  );
  return [...triggers, ...STOPS.split('; ').map((phrase) => [phrase, STOP] as const)];
}
