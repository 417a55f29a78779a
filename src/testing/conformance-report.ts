import type { SearchAdapter } from './adapter.js';
import type { Counterexample } from './counterexample.js';
import type { Feature } from './features/feature.js';
import { FEATURES } from './features/index.js';
import { POPULATION } from './features/population.js';
import { judge, type Judgement } from './judge.js';
import { createOracle } from './oracle/oracle.js';
import type { OracleOptions } from './oracle/world.js';

/** How a feature is supported: by all of its searches rightly, by some wrongly, or not by all. */
export type Support = 'supported' | 'wrong' | 'unsupported' | 'partly supported';

export interface FeatureReport {
  readonly name: string;
  readonly url: string;
  readonly support: Support;
  /** Each search that is answered wrongly. */
  readonly counterexamples: readonly Counterexample[];
  /** The searches that are refused, or that parts of are left out of, and what was said of it. */
  readonly unsupported: readonly { readonly request: string; readonly why: string }[];
}

export interface ConformanceReport {
  readonly features: readonly FeatureReport[];
  /** A Markdown table, and below it what went wrong. */
  toString(): string;
}

/**
 * Which features of FHIR R4 search are supported, by a fixed list of searches of a few resources. The resources are stored
 * first; their ids start with `fx-`. What a server may choose is no fault of it. Rejects when they can't be stored.
 */
export async function conformanceReport(
  adapter: SearchAdapter,
  options: OracleOptions = {},
): Promise<ConformanceReport> {
  await adapter.reset(POPULATION);
  const oracle = createOracle(POPULATION, options);
  const features: FeatureReport[] = [];
  for (const each of FEATURES) {
    const judged: (readonly [string, Judgement])[] = [];
    for (const request of each.requests) {
      const question = { resources: POPULATION, request, handling: each.handling ?? ('strict' as const) };
      judged.push([request, await judge(adapter, question, options, oracle)]);
    }
    features.push(reportOf(each, judged));
  }
  return { features, toString: () => printReport(features) };
}

function reportOf({ name, url }: Feature, judged: readonly (readonly [string, Judgement])[]): FeatureReport {
  const counterexamples = judged.flatMap(([, { counterexample }]) => counterexample ?? []);
  const unsupported = judged
    .filter(([, { verdict }]) => verdict.kind === 'unsupported')
    .map(([request, { verdict }]) => ({ request, why: verdict.differences.join(' ') || 'It is not refused.' }));
  const support =
    counterexamples.length > 0
      ? 'wrong'
      : unsupported.length === 0
        ? 'supported'
        : unsupported.length === judged.length
          ? 'unsupported'
          : 'partly supported';
  return { name, url, support, counterexamples, unsupported };
}

function printReport(features: readonly FeatureReport[]): string {
  const rows = features.map(({ name, url, support }) => `| [${name}](${url}) | ${support} |`);
  const count = (of: Support): number => features.filter(({ support }) => support === of).length;
  const wrong = features.flatMap(({ name, counterexamples }) =>
    counterexamples.map(({ request, differences, expected, actual }) =>
      [
        `- ${name}: \`${request}\``,
        ...differences.map((each) => `  - ${each}`),
        `  - Expected: ${expected}. Actual: ${actual}.`,
      ].join('\n'),
    ),
  );
  const unsupported = features.flatMap((each) =>
    each.unsupported.map(({ request, why }) => `- ${each.name}: \`${request}\`: ${why}`),
  );
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
  return [
    '| feature | support |',
    '| --- | --- |',
    ...rows,
    '',
    `${count('supported')} supported, ${count('partly supported')} partly, ${count('unsupported')} unsupported, ${count('wrong')} wrong.`,
    ...section('Wrong', wrong),
    ...section('Unsupported', unsupported),
  ].join('\n');
}
