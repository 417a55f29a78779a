import { and, isRanked, not, or, rankedConditions, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { lowerMissing } from '../special/missing.js';
import type { LowerContext } from '../special/special-parameter.js';
import type { ParameterSchema } from '../extract/schema.js';
import { nameField, type ReferenceTarget } from '../types/reference.js';
import type { BoundSearch, Criterion } from './bound-search.js';
import { withContained } from './contained.js';
import type { PlanBranch } from './plan.js';
import type { ResolvedCodes } from './resolve.js';
import { rewrites } from './rewrites/index.js';

/** What lowering may look up besides the bound search. */
export interface LowerInput extends LowerContext {
  readonly codes: ResolvedCodes;
}

/** Lowers every criterion to predicates and rewrites the whole to what backends do best. */
export function lower(bound: BoundSearch, input: LowerInput): readonly PlanBranch[] {
  const { branches, sort } = bound;
  const lowered: PlanBranch[] = [];
  for (const { type, criteria } of branches) {
    let where = lowerAll(criteria, type, input);
    for (const rewrite of rewrites) where = rewrite(where);
    const rules = sort?.get(type);
    lowered.push(rules ? { type, where, sort: rules } : { type, where });
  }
  const planned = withContained(bound, lowered, input);
  return planned.some(({ where }) => isRanked(where)) ? planned.map(withRanked) : planned;
}

function withRanked(branch: PlanBranch): PlanBranch {
  const ranked = rankedConditions(branch.where);
  return ranked.length > 0 ? { ...branch, ranked } : branch;
}

function lowerAll(criteria: readonly Criterion[], type: string, input: LowerInput): Predicate {
  const lowered: Predicate[] = [];
  for (const criterion of criteria) lowered.push(lowerCriterion(criterion, type, input));
  return and(lowered);
}

function lowerCriterion(criterion: Criterion, type: string, input: LowerInput): Predicate {
  const { settings } = input;
  switch (criterion.kind) {
    case 'parameter': {
      const { parameter, modifier, values } = criterion;
      return parameter.searchType.lower(values, modifier, parameter, settings);
    }
    case 'special':
      return criterion.parameter.lower(criterion.values, criterion.modifier, type, input);
    case 'codes': {
      const { parameter, modifier } = criterion;
      const any = parameter.searchType.lower(input.codes.get(criterion)!, undefined, parameter, settings);
      return modifier === 'not-in' ? not(any) : any;
    }
    case 'predicate':
      return criterion.where;
    case 'and':
      return lowerAll(criterion.of, type, input);
    case 'or':
      return or(criterion.of.map((each) => lowerCriterion(each, type, input)));
    case 'not':
      return not(lowerCriterion(criterion.of, type, input));
    case 'chain': {
      const field = nameField(criterion.parameter);
      return or(
        criterion.targets.map((target): Predicate => {
          const where = lowerCriterion(target.criterion, target.type, input);
          return { op: 'refers', field, type: target.type, where };
        }),
      );
    }
    case 'has': {
      const where = lowerCriterion(criterion.criterion, criterion.type, input);
      return { op: 'referred', field: nameField(criterion.parameter), type: criterion.type, where };
    }
    case 'missing':
      return lowerMissing(criterion.missing, criterion.field);
    case 'compartment': {
      const { compartment, id, parameters, self } = criterion;
      const refers = parameters.map((parameter) => lowerMembership(parameter, compartment, id, settings));
      return or(self ? [...refers, { op: 'id', ids: [id] }] : refers);
    }
  }
}

function lowerMembership(parameter: ParameterSchema, type: string, id: string, settings: Settings): Predicate {
  const target: ReferenceTarget = { kind: 'local', type, id, span: { start: 0, end: 0 } };
  return parameter.searchType.lower([target], undefined, parameter, settings);
}
