/**
 * Knows units beyond the table. A number of base units is `value * factor + offset`; `factor` is above zero, and `offset`
 * is 0 unless given. `dimension` is written as in `CanonicalUnit`, else a unit of the table never meets one of these.
 *
 * Returns undefined for a code that it doesn't know and for units that aren't linear.
 */
export interface UnitConverter {
  canonical(
    code: string,
  ): { readonly dimension: string; readonly factor: number; readonly offset?: number } | undefined;
}
