import type { Outcome } from './adapter.js';
import { faultsText } from './faults-text.js';
import { holdEntries, holdIncluded, holdMatches } from './hold-entries.js';
import { holdLinks, ignoredParameters } from './hold-links.js';
import type { Held } from './held.js';
import type { Observation } from './observe.js';
import type { Expectation, ExpectedFault } from './oracle/expectation.js';

/**
 * - `right`, with no differences
 * - `wrong`: the answer isn't one that the specification allows
 * - `unsupported`: the search, or some parameter of it, was refused or left out by a server that needn't have it
 * - `not covered`: the oracle doesn't know
 */
export interface Verdict {
  readonly kind: 'right' | 'wrong' | 'unsupported' | 'not covered';
  /** In words, each a sentence. */
  readonly differences: readonly string[];
}

export function hold(observed: Observation, held: Held): Verdict {
  const { expected, profile } = held;
  if (observed.kind === 'failed') return wrong([`The search failed: ${observed.message}`]);
  if (expected.notCovered.length > 0) return { kind: 'not covered', differences: expected.notCovered };
  if (observed.kind === 'refused') return holdRefusal(observed.outcome, held);
  const mustBeRefused = expected.refused.filter(({ obligation }) => profile === 'fhirdex' || obligation === 'SHALL');
  if (mustBeRefused.length > 0) return wrong([`The search isn't refused: ${faultsText(mustBeRefused)}.`]);
  const ignored = profile === 'fhir' ? ignoredParameters(observed.pages, expected) : [];
  if (expected.refused.length > 0 || ignored.length > 0) {
    return { kind: 'unsupported', differences: ignored.map((name) => `'${name}' is left out, as the self link says.`) };
  }
  return wrong([
    ...(observed.endless ? ['The next links have no end.'] : []),
    ...holdMatches(observed.pages, held),
    ...holdIncluded(observed.pages, held),
    ...holdEntries(observed.pages, held),
    ...holdLinks(observed.pages, held),
    ...(profile === 'fhirdex' ? holdWarnings(observed.pages.at(0)?.outcomes ?? [], expected) : []),
  ]);
}

function wrong(differences: readonly string[]): Verdict {
  return { kind: differences.length > 0 ? 'wrong' : 'right', differences };
}

/** Faults name their parameter in `OperationOutcome.issue.location`: https://hl7.org/fhir/R4/operationoutcome.html */
function holdRefusal(outcome: Outcome, { expected, profile }: Held): Verdict {
  const { refused, mayRefuse } = expected;
  const said = (outcome.issue ?? []).map(({ diagnostics = '' }) => diagnostics).join('; ');
  if (profile === 'fhir') {
    return refused.length > 0 ? wrong([]) : { kind: 'unsupported', differences: [`The search is refused: ${said}`] };
  }
  if (refused.length === 0) return wrong(mayRefuse.length > 0 ? [] : [`The search is refused: ${said}`]);
  if (refused.some(({ parameter }) => parameter === undefined)) return wrong([]);
  return wrong(holdNames('error', outcome, refused));
}

/** "Nothing is dropped in silence": a warning for each parameter that is left out. */
function holdWarnings(outcomes: readonly Outcome[], { dropped }: Expectation): readonly string[] {
  const outcome: Outcome = { resourceType: 'OperationOutcome', issue: outcomes.flatMap(({ issue }) => issue ?? []) };
  return holdNames('warning', outcome, dropped);
}

function holdNames(severity: string, outcome: Outcome, faults: readonly ExpectedFault[]): readonly string[] {
  const issues = (outcome.issue ?? []).filter((issue) => issue.severity === severity);
  const named = new Set(issues.flatMap(({ location }) => location ?? []));
  const wanted = new Set(faults.map(({ parameter }) => `http.${parameter}`));
  return [
    ...faults
      .filter(({ parameter }) => !named.has(`http.${parameter}`))
      .map((fault) => `No ${severity} names '${fault.parameter}': ${fault.why}.`),
    ...[...named].filter((name) => !wanted.has(name)).map((name) => `There is an unexpected ${severity} at '${name}'.`),
  ];
}
