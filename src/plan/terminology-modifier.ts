/** The token modifiers that somebody who knows code systems has to answer. */
export const TERMINOLOGY_MODIFIERS = ['in', 'not-in', 'above', 'below'] as const;

export type TerminologyModifier = (typeof TERMINOLOGY_MODIFIERS)[number];
