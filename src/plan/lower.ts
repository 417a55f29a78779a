import { and, or, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { lowerMissing } from '../special/missing.js';
import type { ParameterSchema } from '../extract/schema.js';
import type { ReferenceTarget } from '../types/reference.js';
import type { BoundSearch, Criterion } from './bound-search.js';
import type { PlanBranch } from './plan.js';
import { rewrites } from './rewrites/index.js';

/** Lowers every criterion to predicates and rewrites the whole to what backends do best. */
export function lower({ branches }: BoundSearch, settings: Settings): readonly PlanBranch[] {
  return branches.map(({ type, criteria }) => {
    const where = and(criteria.map((criterion) => lowerCriterion(criterion, settings)));
    return { type, where: rewrites.reduce((predicate, rewrite) => rewrite(predicate), where) };
  });
}

function lowerCriterion(criterion: Criterion, settings: Settings): Predicate {
  switch (criterion.kind) {
    case 'parameter': {
      const { parameter, modifier, values } = criterion;
      return parameter.searchType.lower(values, modifier, parameter, settings);
    }
    case 'special':
      return criterion.parameter.lower(criterion.values, criterion.modifier);
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
