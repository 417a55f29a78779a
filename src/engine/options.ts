import type { BackendFactory } from '../backends/backend.js';
import type { Registry } from '../definitions/registry.js';
import { checkCustomParameters } from '../extract/index.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.js';
import type { Settings } from '../model/settings.js';
import type { TerminologyService } from '../model/terminology-service.js';
import { timeZone } from '../model/time-zone.js';
import type { UnitConverter } from '../model/unit.js';
import type { NlpOptions } from '../nlp/options.js';
import type { Handling } from '../plan/bind-context.js';
import type { TextIndexAdapter } from '../text/text-index.js';

export interface EngineOptions {
  /** SearchParameter resources to search by besides R4's; they override R4's of the same base and code. */
  searchParameters?: readonly object[];
  /** Where the resources live: for `fullUrl`, links, and to tell local references from others. */
  baseUrl?: string;
  /** Where dates and times without a zone are taken to be: an IANA name or an offset. Default: UTC. */
  timeZone?: string;
  /** The time that `ap` takes dates to be near to. Default: the clock. */
  now?: Date | (() => Date);
  /** For searches that don't say. Default: lenient. */
  defaultHandling?: Handling;
  /** The number of matches on a page when a search has no `_count`. Default: 50. */
  defaultCount?: number;
  /** Systems whose codes and identifier values compare as written; others ignore case. Default: UCUM and URIs. */
  caseSensitiveSystems?: readonly string[];
  /**
   * Whether a conditional reference, such as `Practitioner?identifier=system|value`, leads to the stored resources with
   * that identifier. Default: false, and it is found by its text alone.
   */
  resolveConditionalReferences?: boolean;
  /** What one search may ask for; beyond it is refused as too costly. */
  limits?: Partial<Limits>;
  /** Answers `:in`, `:not-in`, `:above` and `:below` on tokens; without it they are unsupported modifiers. */
  terminology?: TerminologyService;
  /** Converts units that the built-in table of UCUM units doesn't have. */
  unitConverter?: UnitConverter;
  /** What texts are searched with, such as `flexsearch()` of `fhirdex/flexsearch`; without it `_text` and `_content` are unsupported. */
  textIndex?: TextIndexAdapter;
  /**
   * Whether links hold no values of searches and resources, but tokens that this engine keeps what they stand for under,
   * the newest 10,000 of them. Default: false.
   */
  safeLinks?: boolean;
  /** Enriches DocumentReferences with what is found in their texts, before they are indexed. */
  nlp?: NlpOptions;
  /**
   * What `engine.snapshot()` gave: the engine begins with the resources of that one, without indexing them again. The bytes
   * are kept as they are, without a copy, and mustn't be changed afterwards. The options that resources are indexed by have
   * to be the same: `baseUrl`, `timeZone`, `caseSensitiveSystems`, `resolveConditionalReferences`, `searchParameters`,
   * `unitConverter` and `textIndex`.
   */
  snapshot?: Uint8Array | ArrayBuffer;
  /** How resources are indexed. Default: `memory`. */
  backend?: BackendFactory;
}

const DEFAULT_BASE_URL = 'http://localhost/fhir';
const CASE_SENSITIVE_SYSTEMS = ['http://unitsofmeasure.org', 'urn:ietf:rfc:3986'];

/** Throws FhirSearchError with all that is wrong with the options. */
export function readOptions(options: EngineOptions, registry: Registry): Settings {
  const issues: Issue[] = [];
  const complain = (message: string): void => void issues.push({ severity: 'error', code: 'invalid', message });
  for (const { index, url, at, message } of [...registry.problems, ...checkCustomParameters(registry)]) {
    complain(`searchParameters[${index}]${url === undefined ? '' : ` (${url})`}.${at}: ${message}`);
  }
  const zone = timeZone(options.timeZone ?? 'UTC');
  if (!zone) complain(`timeZone: '${options.timeZone}' is no time zone`);
  const { now, defaultHandling, defaultCount, baseUrl = DEFAULT_BASE_URL } = options;
  if (defaultHandling !== undefined && !isHandling(defaultHandling)) {
    complain(`defaultHandling: ${expectedHandling(defaultHandling)}`);
  }
  if (defaultCount !== undefined && !(Number.isSafeInteger(defaultCount) && defaultCount >= 0)) {
    complain('defaultCount: expected a whole number, 0 or more');
  }
  if (!/^https?:\/\/[^?#\s]+$/.test(baseUrl)) complain(`baseUrl: '${baseUrl}' is no http or https URL`);
  for (const [name, limit] of Object.entries<unknown>(options.limits ?? {})) {
    const known = Object.keys(DEFAULT_LIMITS);
    if (!known.includes(name)) complain(`limits.${name}: expected one of ${known.join(', ')}`);
    else if (!(typeof limit === 'number' && limit > 0)) complain(`limits.${name}: expected a number above 0`);
  }
  for (const message of faultsOfNlp(options.nlp)) complain(message);
  if (options.textIndex !== undefined && !isTextIndexAdapter(options.textIndex)) {
    complain('textIndex: expected an adapter, such as flexsearch() of fhirdex/flexsearch');
  }
  const { snapshot } = options as { snapshot?: unknown };
  if (snapshot !== undefined && !(snapshot instanceof ArrayBuffer || ArrayBuffer.isView(snapshot))) {
    complain('snapshot: expected bytes, a Uint8Array or an ArrayBuffer');
  }
  if (!zone || issues.length > 0) throw new FhirSearchError(issues);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { terminology, unitConverter, textIndex } = options;
  return {
    limits,
    ...(terminology && { terminology }),
    ...(unitConverter && { unitConverter }),
    ...(textIndex && { textAnalysis: textIndex.analysis }),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    resolveConditionals: options.resolveConditionalReferences ?? false,
    timeZone: zone,
    now: typeof now === 'function' ? now : () => now ?? new Date(),
    caseSensitiveSystems: new Set(options.caseSensitiveSystems ?? CASE_SENSITIVE_SYSTEMS),
  };
}

function faultsOfNlp(nlp: NlpOptions | undefined): readonly string[] {
  if (nlp === undefined) return [];
  const { annotator, concurrency, onFailure } = (nlp ?? {}) as Partial<NlpOptions>;
  return [
    ...(typeof annotator?.annotate === 'function' ? [] : ['nlp.annotator: expected an object with a method annotate']),
    ...(concurrency === undefined || (Number.isSafeInteger(concurrency) && concurrency > 0)
      ? []
      : ['nlp.concurrency: expected a whole number above 0']),
    ...(onFailure === undefined || typeof onFailure === 'function' ? [] : ['nlp.onFailure: expected a function']),
  ];
}

function isTextIndexAdapter(value: unknown): boolean {
  const { create, analysis } = (value ?? {}) as Partial<TextIndexAdapter>;
  return typeof create === 'function' && typeof analysis === 'object';
}

export function isHandling(handling: unknown): handling is Handling {
  return handling === 'strict' || handling === 'lenient';
}

export function expectedHandling(found: unknown): string {
  return `expected 'strict' or 'lenient', not '${String(found)}'`;
}
