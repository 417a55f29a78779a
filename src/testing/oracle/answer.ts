/**
 * Whether a resource matches: by the specification it must (`yes`), it must not (`no`), or an implementation may choose
 * (`free`).
 */
export type Answer = 'yes' | 'no' | 'free';

export function answer(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
}

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('free') ? 'free' : 'no';
}

export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('free') ? 'free' : 'yes';
}

export function not(of: Answer): Answer {
  if (of === 'free') return 'free';
  return of === 'yes' ? 'no' : 'yes';
}
