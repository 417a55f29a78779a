import type { TokenValue } from '../../grammar/value/index.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import type { Settings } from '../model/settings.js';
import type { CodeSelection, TerminologyService } from '../model/terminology-service.js';
import type { BoundSearch, Criterion } from './bound-search.js';
import { partsOf, someCriterion } from './criterion.js';
import type { TerminologyModifier } from './terminology-modifier.js';

/** A condition on codes that are yet to be asked for. */
export type CodesCriterion = Extract<Criterion, { kind: 'codes' }>;

/** The codes that a terminology service gave, for each criterion that needs them. */
export type ResolvedCodes = ReadonlyMap<CodesCriterion, readonly TokenValue[]>;

/**
 * Asks the terminology service for the codes of all criteria at once. Rejects with FhirSearchError, with all that went
 * wrong, when a value set or code system isn't known or the service fails: an empty answer would be a wrong one.
 */
export async function resolveCodes({ branches }: BoundSearch, { terminology }: Settings): Promise<ResolvedCodes> {
  const criteria = branches.flatMap(({ criteria: each }) => each.flatMap(codesCriteria));
  const issues: Issue[] = [];
  const resolved = await Promise.all(
    criteria.map(async (criterion): Promise<[CodesCriterion, readonly TokenValue[]]> => {
      const tokens: TokenValue[] = [];
      for (const value of criterion.values) {
        const span = value.span;
        const complain = (message: string): void => {
          issues.push({ severity: 'error', code: 'not-found', message, parameter: criterion.name, span });
        };
        try {
          const codes = await ask(terminology!, criterion.modifier, value);
          if (codes)
            for (const { system, code } of codes) tokens.push({ system, ...(code !== undefined && { code }), span });
          else complain(`the terminology service doesn't know '${textOf(value)}'`);
        } catch (error) {
          complain(`the terminology service failed: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      return [criterion, tokens];
    }),
  );
  if (issues.length > 0) throw new FhirSearchError(issues);
  return new Map(resolved);
}

/** The criteria on codes in a criterion. */
export function codesCriteria(criterion: Criterion): CodesCriterion[] {
  return criterion.kind === 'codes' ? [criterion] : partsOf(criterion).flatMap(codesCriteria);
}

/** Whether what a criterion means depends on more than the request. */
export function isDynamic(criterion: Criterion): boolean {
  return someCriterion(criterion, isDynamicItself);
}

function isDynamicItself(criterion: Criterion): boolean {
  switch (criterion.kind) {
    case 'codes':
      return true;
    case 'parameter': {
      const { parameter, values } = criterion;
      return parameter.searchType.dependsOnNow?.(values, parameter) ?? false;
    }
    case 'special':
      return criterion.parameter.looksUp;
    default:
      return false;
  }
}

function textOf({ system, code = '' }: TokenValue): string {
  return system === undefined ? code : `${system}|${code}`;
}

function ask(service: TerminologyService, modifier: TerminologyModifier, value: TokenValue): Answer {
  if (modifier === 'in' || modifier === 'not-in') return service.expand(value.code ?? '');
  const coding = { system: value.system ?? '', code: value.code ?? '' };
  return modifier === 'below' ? service.below(coding) : service.above(coding);
}

type Answer = ReturnType<TerminologyService['expand']> | readonly CodeSelection[] | undefined;
