/*
 * Writes what is supported, by asking an engine:
 *
 *     npx tsx src/plan/support.generate.ts            writes docs/support.generated.md
 *     npx tsx src/plan/support.generate.ts --check    fails when it is stale
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { FILTER_OPERATORS } from '../../grammar/filter/index.js';
import { PREFIXES } from '../../grammar/value/index.js';
import { enrichmentParameters } from '../definitions/enrichment-parameters.js';
import { createRegistry, type SearchParameterDefinition, type SearchParameterType } from '../definitions/registry.js';
import { buildTexts } from '../extract/text-schema.js';
import { createSchemas } from '../extract/schema.js';
import { FhirSearchError } from '../model/issue.js';
import { DEFAULT_LIMITS } from '../model/limits.js';
import type { Settings } from '../model/settings.js';
import type { TextAnalysis } from '../model/text-query.js';
import type { TerminologyService } from '../model/terminology-service.js';
import { UTC } from '../model/time-zone.js';
import { specialParameters } from '../special/index.js';
import type { BindContext } from './bind-context.js';
import { prepare } from './prepare.js';

/** A parameter of each type and a value that it takes; `modified`: values that its modifiers take instead. */
interface Sample {
  readonly type: SearchParameterType | '`_id`' | '`_text`';
  readonly on: string;
  readonly code: string;
  readonly value: string;
  readonly modified?: Readonly<Record<string, string>>;
}

const SAMPLES: readonly Sample[] = [
  { type: 'number', on: 'RiskAssessment', code: 'probability', value: '0.8' },
  { type: 'date', on: 'Patient', code: 'birthdate', value: '2000-01' },
  { type: 'string', on: 'Patient', code: 'name', value: 'eve' },
  {
    type: 'token',
    on: 'Observation',
    code: 'code',
    value: 'http://loinc.org|8480-6',
    modified: { 'of-type': 's|c|v', ofType: 's|c|v' },
  },
  { type: 'reference', on: 'Observation', code: 'subject', value: 'Patient/1', modified: { identifier: 's|v' } },
  { type: 'composite', on: 'Observation', code: 'code-value-quantity', value: '8480-6$140' },
  { type: 'quantity', on: 'Observation', code: 'value-quantity', value: '5.4|http://unitsofmeasure.org|mg' },
  { type: 'uri', on: 'ValueSet', code: 'url', value: 'http://example.org/a' },
  { type: 'special', on: 'Location', code: 'near', value: '40|-3|10|km' },
  { type: '`_id`', on: 'Patient', code: '_id', value: '1' },
  { type: '`_text`', on: 'Condition', code: '_text', value: 'heart' },
];

// prettier-ignore
const MODIFIERS = [
  'missing', 'exact', 'contains', 'text', 'code-text', 'not', 'of-type', 'ofType', 'identifier', 'Patient', 'above', 'below',
  'in', 'not-in',
] as const;

/** Stands for a text index: nothing is searched here. */
const textAnalysis: TextAnalysis = { words: (text) => [text], stem: (word) => word };

const nothing = { expand: () => [], below: () => [], above: () => [] } satisfies TerminologyService;

function contextWith(
  terminology?: TerminologyService,
  further: readonly SearchParameterDefinition[] = [],
): BindContext {
  const registry = createRegistry([], further);
  const settings: Settings = {
    resolveConditionals: false,
    baseUrl: 'http://localhost/fhir',
    timeZone: UTC,
    now: () => new Date(0),
    limits: DEFAULT_LIMITS,
    caseSensitiveSystems: new Set(),
    textAnalysis,
    ...(terminology && { terminology }),
  };
  return { registry, settings, schemaOf: createSchemas(registry, settings, buildTexts) };
}

const [alone, served] = [contextWith(), contextWith(nothing)];

/** What the search is refused with; undefined when it isn't. */
function refusal(query: string, context: BindContext): string | undefined {
  try {
    prepare(query, 'strict', context);
    return undefined;
  } catch (error) {
    if (error instanceof FhirSearchError)
      return error.issues.map(({ code, message }) => `${code}: ${message}`).join('; ');
    throw error;
  }
}

/** The reasons of a table, each written once below it, with `…` for what was asked. */
class Notes {
  private readonly texts: string[] = [];

  cell(query: string, asked: string): string {
    const without = refusal(query, alone);
    if (without === undefined) return 'yes';
    const note = this.number(without.replace(`'${asked}`, "'…"));
    return refusal(query, served) === undefined ? `service [${note}]` : `[${note}]`;
  }

  private number(text: string): number {
    const at = this.texts.indexOf(text);
    return at < 0 ? this.texts.push(text) : at + 1;
  }

  list(): string[] {
    return this.texts.map((text, i) => `${i + 1}. \`${text.replaceAll('`', "'")}\``);
  }
}

/** A table of samples by ways of asking. */
function table(
  head: string,
  columns: readonly string[],
  cell: (column: string, sample: Sample, notes: Notes) => string,
): string[] {
  const notes = new Notes();
  const rows = columns.map((column) => {
    return `| \`${column}\` | ${SAMPLES.map((sample) => cell(column, sample, notes)).join(' | ')} |`;
  });
  return [
    `| ${head} | ${SAMPLES.map(({ type }) => type).join(' | ')} |`,
    `| --- |${' --- |'.repeat(SAMPLES.length)}`,
    ...rows,
    '',
    ...notes.list(),
  ];
}

const modifiers = table(
  'modifier',
  MODIFIERS.map((each) => `:${each}`),
  (column, sample, notes) => {
    const { on, code, value, modified } = sample;
    const modifier = column.slice(1);
    const asked = modifier === 'missing' ? 'true' : (modified?.[modifier] ?? value);
    return notes.cell(`${on}?${code}:${modifier}=${asked}`, column);
  },
);

const prefixes = table('prefix', PREFIXES, (prefix, { type, on, code, value }, notes) => {
  if (['string', 'token', 'reference', 'uri', '`_id`', '`_text`'].includes(type)) return 'text';
  const [first, second] = value.split('$');
  return notes.cell(`${on}?${code}=${second === undefined ? prefix + value : `${first}$${prefix}${second}`}`, prefix);
});

const operators = table('operator', FILTER_OPERATORS, (operator, { on, code, value }, notes) => {
  const asked = operator === 'pr' ? 'true' : value;
  return notes.cell(`${on}?_filter=${encodeURIComponent(`${code} ${operator} ${asked}`)}`, operator);
});

const order = table('key', ['_sort=', '_sort=-'], (column, { on, code, type }, notes) => {
  return notes.cell(`${on}?${column}${type === '`_id`' ? '_id' : code}`, code);
});

function coverage(): string[] {
  const { registry, schemaOf } = alone;
  let [all, covered] = [0, 0];
  const rows = [...registry.resourceTypes].sort().map((type) => {
    // `_query` names other searches; it is no condition of its own.
    const definitions = registry.parameters(type);
    const missing = definitions.filter(({ code }) => !schemaOf(type).parameter(code) && !specialParameters.has(code));
    all += definitions.length;
    covered += definitions.length - missing.length;
    const names = missing.map(({ code }) => `\`${code}\``).join(', ');
    return `| ${type} | ${definitions.length - missing.length} of ${definitions.length} | ${names} |`;
  });
  return [
    `${covered} of the ${all} parameters that R4 defines for ${rows.length} resource types, those for all types counted for each, \`_text\` and \`_content\` with a text index.`,
    '',
    '| resource type | covered | not covered |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

/** Values by the end of a parameter's expression. */
const PARTS: Readonly<Record<string, string>> = {
  ...{ text: 'throat', category: 'MEDICAL_CONDITION', type: 'DX_NAME', score: '0.8', status: 'SUCCESS' },
  ...{ code: 'J02.0', description: 'pharyngitis' },
};

function ofEnrichment(): string[] {
  const parameters = enrichmentParameters();
  const context = contextWith(undefined, parameters);
  const takes = (query: string): boolean => refusal(`DocumentReference?${query}`, context) === undefined;
  const rows = parameters.map((parameter) => {
    const { code, components } = parameter;
    const parts = components.map(({ definition }) => parameters.find(({ url }) => url === definition)!);
    const values = (parts.length === 0 ? [parameter] : parts).map(({ type, expression = '' }) => {
      return { type, value: PARTS[expression.replace(/^.*[.]/, '')]! };
    });
    const value = values.map((each) => each.value).join('|');
    if (!takes(`${code}=${value}`)) throw new Error(`${code}=${value} is not supported`);
    const modifiers = MODIFIERS.filter((each) => takes(`${code}:${each}=${each === 'missing' ? 'true' : value}`));
    const taken = PREFIXES.filter((prefix) => {
      const prefixed = values.map((each) => (each.type === 'number' ? prefix + each.value : each.value));
      return values.some(({ type }) => type === 'number') && takes(`${code}=${prefixed.join('|')}`);
    });
    const types = values.map(({ type }) => type).join(', ');
    const asked = modifiers.map((each) => `\`:${each}\``).join(' ');
    return `| \`${code}\` | ${types} | \`${value.replace('|', '\\|')}\` | ${asked} | ${taken.join(' ')} |`;
  });
  return ['| parameter | of type | such as | modifiers | prefixes |', '| --- | --- | --- | --- | --- |', ...rows];
}

const text = `<!-- Generated by src/plan/support.generate.ts; not to be edited. -->

# What is supported

Every cell is the answer of an engine. \`yes\`: supported; a number: the error below the table; \`service\`: supported when
\`createEngine\` is given a terminology service, else the error. The rules are in [semantics](semantics.md).

## Modifiers

\`:Patient\` stands for any resource type that the reference may be to. One parameter was asked of each type:
${SAMPLES.map(({ on, code }) => `\`${on}?${code}\``).join(', ')}.
\`:below\` on tokens whose codes are mime types needs no service. \`_text\` stands for \`_content\` too; both need a text index, and are unsupported
parameters without one.

${modifiers.join('\n')}

## Prefixes

\`text\`: the type has no prefixes, and these letters are part of the value. Inside composites the prefix stands before the component.

${prefixes.join('\n')}

## Operators of \`_filter\`

${operators.join('\n')}

## Order

Under \`_sort\`, ascending and descending.

${order.join('\n')}

## Parameters

Besides these: \`_filter\`, \`_list\`, \`_in\`, \`_type\`, \`_count\`, \`_maxresults\`, \`_sort\`, \`_total\`, \`_summary\`, \`_elements\`, \`_include\`, \`_revinclude\`, \`_contained\`, \`_containedType\`.

${coverage().join('\n')}

## HealthLake's parameters of DocumentReference

For what was found in the text of a note ([semantics](semantics.md#what-was-found-in-notes)). Pairs are searched by two values
joined by \`|\` or \`$\`. With a terminology service, tokens also take what tokens take above.

${ofEnrichment().join('\n')}
`;

const url = new URL('../../docs/support.generated.md', import.meta.url);
if (!process.argv.includes('--check')) writeFileSync(url, text);
else if (!existsSync(url) || readFileSync(url, 'utf8') !== text) {
  console.error('docs/support.generated.md is stale; run npx tsx src/plan/support.generate.ts');
  process.exit(1);
}
