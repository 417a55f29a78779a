import type { TokenValue } from '../../grammar/value/index.js';
import type { Span } from '../../grammar/source.js';
import type { ParameterSchema } from '../extract/schema.js';
import type { Issue } from '../model/issue.js';
import type { Predicate } from '../model/predicate.js';
import type { PresenceField } from '../model/field.js';
import type { ResultParameters } from './result-parameters/result-parameter.js';
import type { TerminologyModifier } from './terminology-modifier.js';
import type { AnySpecialParameter } from '../special/special-parameter.js';

/** One condition, its names looked up and its values read. */
export type Criterion =
  | {
      readonly kind: 'parameter';
      readonly parameter: ParameterSchema;
      readonly modifier?: string;
      readonly values: readonly unknown[];
    }
  | {
      readonly kind: 'special';
      readonly parameter: AnySpecialParameter;
      readonly modifier?: string;
      readonly values: readonly unknown[];
    }
  | { readonly kind: 'missing'; readonly field?: PresenceField; readonly missing: boolean }
  /** A token whose codes a terminology service says; a value set stands as the code of its value. */
  | {
      readonly kind: 'codes';
      readonly parameter: ParameterSchema;
      readonly modifier: TerminologyModifier;
      readonly values: readonly TokenValue[];
      /** The parameter as the caller wrote it. */
      readonly name: string;
    }
  /** A comparison of a `_filter` that no parameter makes. */
  | { readonly kind: 'predicate'; readonly where: Predicate }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Criterion[] }
  | { readonly kind: 'not'; readonly of: Criterion }
  /** Some reference of the parameter leads to a resource of one of the types that fulfils what is asked of that type. */
  | {
      readonly kind: 'chain';
      readonly parameter: ParameterSchema;
      readonly targets: readonly { readonly type: string; readonly criterion: Criterion }[];
    }
  /** Some resource of the type fulfils the criterion and refers to this one by the parameter, which is one of its own. */
  | {
      readonly kind: 'has';
      readonly type: string;
      readonly parameter: ParameterSchema;
      readonly criterion: Criterion;
    }
  /** Membership in the compartment of a resource: some of the parameters refers to it, or it is the resource itself. */
  | {
      readonly kind: 'compartment';
      readonly compartment: string;
      readonly id: string;
      readonly parameters: readonly ParameterSchema[];
      readonly self: boolean;
    };

/** What is asked of one resource type; all criteria must hold. */
export interface BoundBranch {
  readonly type: string;
  readonly criteria: readonly Criterion[];
}

/** A bare id that could be that of several resource types: an error if more than one of them is stored. */
export interface BareId {
  readonly id: string;
  /** Absent: any resource type. */
  readonly types?: readonly string[];
  readonly span: Span;
}

/** A parameter that took effect, as it goes into the self link. */
export interface AppliedParameter {
  readonly name: string;
  readonly value: string;
}

export interface BoundSearch extends ResultParameters {
  /** As in the request: ``, `Patient`, `Patient/1/Observation`. */
  readonly scope: string;
  readonly branches: readonly BoundBranch[];
  /** Each with the parameter that it is a value of, as the caller wrote it. */
  readonly bareIds: readonly (BareId & { readonly parameter: string })[];
  readonly applied: readonly AppliedParameter[];
  /** What was dropped, under lenient handling. */
  readonly warnings: readonly Issue[];
}
