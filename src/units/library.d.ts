/** What is used of npm's `@lhncbc/ucum-lhc`, which has no types of its own. */
declare module '@lhncbc/ucum-lhc' {
  interface Unit {
    readonly magnitude_: number;
    /** Exponents of the base units m, s, g, rad, K, C and cd. */
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
    /** The name of the function between the unit and its ratio scale; null when it is a ratio scale itself. */
    readonly cnv_: string | null;
    /** What a prefix adds to such a unit. */
    readonly cnvPfx_: number;
    readonly isArbitrary_: boolean;
    readonly moleExp_: number;
    readonly equivalentExp_: number;
    /** Throws for units of different dimensions. */
    convertFrom(value: number, from: Unit): number;
  }

  interface Utils {
    /** `unit` may be a guess unless `status` is `valid`. */
    getSpecifiedUnit(code: string, purpose: 'validate'): { readonly status: string; readonly unit: Unit | null };
  }

  export const UcumLhcUtils: { getInstance(): Utils };
}
