import type { Held } from './held.js';
import { linkOf, type Page } from './observe.js';
import type { Expectation } from './oracle/expectation.js';

/**
 * The self link has what was applied, and nothing else: "The search results SHALL contain [...] the parameters that were
 * actually used to perform the search", https://hl7.org/fhir/R4/search.html#conformance
 */
export function holdLinks(pages: readonly Page[], { expected, profile }: Held): readonly string[] {
  const first = pages[0];
  if (!first) return [];
  const applied = appliedIn(first);
  if (applied === undefined) return profile === 'fhirdex' ? ['There is no self link.'] : [];
  const dropped = expected.dropped.filter(({ parameter = '' }) => applied.includes(parameter));
  if (dropped.length > 0) return [`The self link has '${dropped[0]!.parameter}', which can't be searched by.`];
  const same = applied.toSorted().join('&') === expected.applied.toSorted().join('&');
  if (profile === 'fhir' || same) return [];
  return [`The self link has ${applied.join(', ') || 'nothing'}, and not ${expected.applied.join(', ') || 'nothing'}.`];
}

/** Parameters that a server left out and says so; it needn't support everything. */
export function ignoredParameters(pages: readonly Page[], { applied }: Expectation): readonly string[] {
  const names = pages[0] && appliedIn(pages[0]);
  // Parameters of the result may be left out of the link.
  return names ? applied.filter((name) => !names.includes(name) && !/^_(?!contained)/.test(name)) : [];
}

function appliedIn({ bundle }: Page): readonly string[] | undefined {
  const self = linkOf(bundle, 'self');
  if (self === undefined) return undefined;
  const question = self.indexOf('?');
  return question < 0 ? [] : [...new URLSearchParams(self.slice(question + 1)).keys()];
}
