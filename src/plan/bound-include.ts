/**
 * One `_include` or `_revinclude`: the references that it follows, from one resource to another. The resources that they
 * start from, or for `_revinclude` lead to, are those of the result.
 */
export interface Include {
  readonly direction: 'include' | 'revinclude';
  /** `:iterate`: starts also from what was included. */
  readonly iterate: boolean;
  /** The type that refers; absent: any. */
  readonly source?: string | undefined;
  /** The parameter's code; absent: every reference parameter. */
  readonly parameter?: string | undefined;
  /** The type that is referred to; absent: any that the parameter allows. */
  readonly target?: string | undefined;
}
