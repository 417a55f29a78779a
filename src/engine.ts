import jsonPatch, { type Operation } from 'fast-json-patch';
import { memory } from './backends/memory/memory-backend.js';
import { enrichmentParameters } from './definitions/enrichment-parameters.js';
import { createRegistry, type Registry } from './definitions/registry.js';
import { indexingOptions, type IndexingOptions } from './engine/indexing-options.js';
import { expectedHandling, isHandling, readOptions, type EngineOptions } from './engine/options.js';
import { digestOf, PlanCache } from './engine/plan-cache.js';
import type * as snapshots from './engine/snapshot.js';
import { WriteOrder } from './engine/write-order.js';
import { createSchemas } from './extract/schema.js';
import type * as texts from './extract/text-schema.js';
import { whyNotStorable } from './load/check.js';
import { load, type LoadOptions, type LoadReport } from './load/load.js';
import type { Prepared as PreparedRecord } from './load/preparing.js';
import type { LoadSource } from './load/records.js';
import { searchError } from './model/issue.js';
import { parseReference } from './model/reference.js';
import type { IdentifiedResource, Resource } from './model/resource.js';
import type * as enrichment from './nlp/enrichment.js';
import type { Enriched } from './nlp/enrichment.js';
import type { NlpOptions } from './nlp/options.js';
import type { BindContext, Handling } from './plan/bind-context.js';
import { explain, type Explanation } from './plan/explain.js';
import type { PlanBranch } from './plan/plan.js';
import { prepare, type Prepared } from './plan/prepare.js';
import { SearchRun, type ResultContext, type SearchsetBundle } from './result/bundle.js';
import { matchesOne } from './result/match-one.js';
import { countMatches, eachMatch } from './result/matches.js';
import { checkSafeLink, resolveSafeLink } from './result/pages.js';
import { SafeLinks } from './result/safe-links.js';
import { MemoryStore } from './store/memory.js';
import { applyPatch } from './store/patch.js';

export interface RunOptions {
  /** Rejects with the signal's reason once it is aborted. */
  signal?: AbortSignal;
}

export interface SearchOptions extends RunOptions {
  /** Default: the engine's; without one, lenient where there is a Bundle to say what was left out, else strict. */
  handling?: Handling;
}

/** A search that was read, bound and planned once, and can run any number of times. */
export interface Query {
  /** Rejects with FhirSearchError when a bare id turns out to be ambiguous. */
  run(options?: RunOptions): Promise<SearchsetBundle>;
  /** As `Engine.count`. */
  count(options?: RunOptions): Promise<number>;
  /** As `Engine.stream`. */
  stream(options?: RunOptions): AsyncGenerator<IdentifiedResource, void, undefined>;
  /** Whether a resource, stored or not, would be among the matches. */
  matches<R extends Resource>(resource: R): Promise<boolean>;
  explain(): Promise<Explanation>;
}

/**
 * Makes an engine. Rejects with FhirSearchError when an option or one of `searchParameters` is faulty, naming all of
 * their faults, and when `snapshot` isn't, byte for byte, what an engine of this version and with these options gave.
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  // Most engines have none of these: where modules are loaded one by one, they are left where they are.
  return new Engine(options, {
    ...(options.nlp && { enrichment: await import('./nlp/enrichment.js') }),
    ...(options.textIndex && { texts: await import('./extract/text-schema.js') }),
    ...(options.snapshot && { snapshots: await import('./engine/snapshot.js') }),
  });
}

/** Documents that are annotated at a time while loading. */
const DEFAULT_CONCURRENCY = 8;

/** What only some engines need. */
interface LoadedParts {
  readonly enrichment?: typeof enrichment;
  readonly texts?: typeof texts;
  readonly snapshots?: Partial<typeof snapshots>;
}

/** The search of a set of resources. Ties the rooms together; what happens in them is told there. */
export class Engine {
  private readonly registry: Registry;
  private readonly context: BindContext;
  private readonly result: ResultContext;
  private readonly store = new MemoryStore();
  private readonly writes = new WriteOrder();
  private readonly nlp: NlpOptions | undefined;
  private readonly enrichment: typeof enrichment | undefined;
  private readonly indexing: IndexingOptions;
  private readonly defaultHandling: Handling | undefined;
  private readonly plans = new PlanCache<Runnable>();

  /** Engines are made by `createEngine`. */
  constructor(options: EngineOptions, { enrichment, texts, snapshots: { restoreSnapshot } = {} }: LoadedParts) {
    const { searchParameters = [] } = options;
    if (!Array.isArray(searchParameters))
      throw searchError('invalid', 'searchParameters: expected an array of resources');
    this.registry = createRegistry(searchParameters, enrichmentParameters());
    const settings = readOptions(options, this.registry);
    const schemaOf = createSchemas(this.registry, settings, texts?.buildTexts);
    this.context = { registry: this.registry, schemaOf, settings };
    const backend = (options.backend ?? memory)(schemaOf, options.textIndex);
    const { baseUrl } = settings;
    this.result = {
      backend,
      schemaOf,
      limits: settings.limits,
      store: this.store,
      baseUrl,
      defaultCount: options.defaultCount ?? 50,
      ...(options.safeLinks && { safeLinks: new SafeLinks() }),
    };
    this.defaultHandling = options.defaultHandling;
    this.nlp = options.nlp;
    this.enrichment = enrichment;
    this.indexing = indexingOptions(options, settings, this.registry);
    if (options.snapshot) restoreSnapshot?.(options.snapshot, this.snapshotted());
  }

  /** Where the resources live, without a slash at the end. */
  get baseUrl(): string {
    return this.result.baseUrl;
  }

  /** The number of resources. */
  get size(): number {
    return this.store.size;
  }

  /**
   * Stores and indexes resources from any source. What can't be stored is reported and the rest is loaded. Resources
   * given as objects are kept as they are, without a copy, and mustn't be changed afterwards; of documents that are
   * enriched (`nlp`) all but the extension is kept.
   */
  async load<R extends Resource>(source: LoadSource<R>, options: LoadOptions = {}): Promise<LoadReport> {
    const { nlp } = this;
    const isResourceType = (name: string): boolean => this.registry.isResourceType(name);
    const target = {
      isResourceType,
      store: (resource: IdentifiedResource, generated?: readonly IdentifiedResource[]) =>
        void this.keep(resource, generated),
      ...(nlp && {
        preparation: {
          prepare: (value: unknown) => {
            if (whyNotStorable(value, isResourceType) !== undefined) return { value };
            const prepared = ({ resource, generated }: Enriched<IdentifiedResource>): PreparedRecord => {
              return { value: resource, generated };
            };
            return whenReady(this.enriched(value as IdentifiedResource), prepared);
          },
          concurrency: nlp.concurrency ?? DEFAULT_CONCURRENCY,
        },
      }),
    };
    const { backend } = this.result;
    if (Array.isArray(source)) backend.expect?.(countTypes(source));
    try {
      return await load(source, target, options);
    } finally {
      backend.expect?.(NONE_EXPECTED);
    }
  }

  /** Stores a copy of a resource in place of the one of the same type and id. `created`: there was none. */
  async put<R extends Resource>(resource: R): Promise<{ created: boolean }> {
    const checked = this.checked(copyOf(resource));
    const created = await this.writes.run(referenceTo(checked), () => {
      return whenReady(this.enriched(checked), ({ resource, generated }) => this.keep(resource, generated));
    });
    return { created };
  }

  /**
   * Applies a JSON Patch (RFC 6902) to a resource, all operations or none, and gives the patched resource itself, which
   * must not be changed. Rejects with FhirSearchError when there's no such resource, an operation fails, or the result
   * couldn't be stored in its place.
   */
  async patch(reference: string, operations: readonly Operation[]): Promise<IdentifiedResource> {
    const { type, id } = localReference(reference);
    return this.writes.run(`${type}/${id}`, () => {
      const current = this.store.get(type, id);
      if (!current) throw searchError('not-found', `there is no ${reference}`);
      const resource = this.checked(applyPatch(current, operations));
      if (resource.resourceType !== type || resource.id !== id) {
        throw searchError('invalid', "a patch can't change a resource's type or id");
      }
      return whenReady(this.enriched(resource), (enriched) => {
        this.keep(enriched.resource, enriched.generated);
        return enriched.resource;
      });
    });
  }

  /** False when there was no such resource. */
  async delete(reference: string): Promise<boolean> {
    const { type, id } = localReference(reference);
    return this.writes.run(`${type}/${id}`, () => {
      this.removeGenerated(type, id, []);
      return this.remove(type, id);
    });
  }

  /**
   * All that is stored and indexed, for `createEngine({ snapshot })` of the same version of this package: many times faster
   * than loading the resources, and positions in links go on from where they are. Rejects with FhirSearchError when a
   * resource can't be written as JSON, and when the backend or the text index can't be written.
   */
  async snapshot(): Promise<Uint8Array> {
    const { writeSnapshot } = await import('./engine/snapshot.js');
    return writeSnapshot(this.snapshotted());
  }

  /** Runs a search. Rejects with FhirSearchError, which holds all faults of the request. */
  async search(text: string, options: SearchOptions = {}): Promise<SearchsetBundle> {
    options.signal?.throwIfAborted();
    return this.run(this.plan(text, options), options);
  }

  /**
   * The number of matches, without making any entries. There is no Bundle to say what was left out, so an unknown
   * parameter is an error unless the options or the engine say that handling is lenient. Rejects as `search` does.
   */
  async count(text: string, options: SearchOptions = {}): Promise<number> {
    options.signal?.throwIfAborted();
    return this.total(this.plan(text, options, 'strict'), options);
  }

  /**
   * All matches in result order, without pages: `_count` is ignored. They are those there are when the first is asked
   * for; a resource that is deleted before its turn is left out, and so is one that no longer matches. Unknown parameters
   * are errors as in `count`. Rejects as `search` does, when the first is asked for.
   */
  async *stream(text: string, options: SearchOptions = {}): AsyncGenerator<IdentifiedResource, void, undefined> {
    yield* this.each(() => this.plan(text, options, 'strict'), options);
  }

  /** Reads and plans a search. Throws FhirSearchError as `search` rejects with it. */
  prepare(text: string, options: SearchOptions = {}): Query {
    const search = this.plan(text, options);
    // What `run` would say in its Bundle is an error where there is none.
    const told = (): Runnable =>
      search.prepared.bound.warnings.length > 0 ? this.plan(text, options, 'strict') : search;
    const signalOf = (run?: RunOptions): RunOptions => (run ? { ...options, ...run } : options);
    return {
      run: async (run) => this.run(search, signalOf(run)),
      count: async (run) => this.total(told(), signalOf(run)),
      stream: (run) => this.each(told, signalOf(run)),
      matches: async (resource) => {
        return this.matches(await this.branches(search), (await this.enriched(resource)).resource);
      },
      explain: async () => this.explanation(text, await this.branches(search)),
    };
  }

  /** The plan of a search, with estimated and true cardinalities. Rejects as `search` does. */
  async explain(text: string, options: SearchOptions = {}): Promise<Explanation> {
    options.signal?.throwIfAborted();
    return this.explanation(text, await this.branches(this.plan(text, options)));
  }

  private plan(text: string, options: SearchOptions, otherwise: Handling = 'lenient'): Runnable {
    if (typeof text !== 'string') throw searchError('invalid', 'a search is a text');
    const { handling = this.defaultHandling ?? otherwise } = options;
    if (!isHandling(handling)) throw searchError('invalid', `handling: ${expectedHandling(handling)}`);
    const digest = digestOf(text);
    const known = this.plans.get(text, digest, handling);
    if (known) return known;
    const prepared = prepare(text, handling, this.context);
    const url = resolveSafeLink(prepared.bound, this.result.safeLinks);
    if (url !== undefined) {
      const kept = prepare(url, handling, this.context);
      checkSafeLink(prepared.bound, kept.bound);
      return this.runnable(kept);
    }
    const search = this.runnable(prepared);
    // A page is mostly asked for once, and what a safe link stands for is forgotten some day.
    if (!prepared.bound.cursor) this.plans.set(text, digest, handling, search);
    return search;
  }

  private runnable(prepared: Prepared): Runnable {
    return { prepared, run: new SearchRun(prepared.bound, this.result) };
  }

  private branches({ prepared }: Runnable): readonly PlanBranch[] | Promise<readonly PlanBranch[]> {
    const { plan } = prepared;
    if (typeof plan !== 'function') return plan;
    const { backend } = this.result;
    return plan({ resource: (type, id) => this.store.get(type, id), types: () => backend.types() });
  }

  /** No promise unless there is something to wait for: one that an async function gives back keeps it waiting for turns. */
  private run(search: Runnable, { signal }: RunOptions): SearchsetBundle | Promise<SearchsetBundle> {
    signal?.throwIfAborted();
    const planned = this.branches(search);
    if (!(planned instanceof Promise)) return search.run.run(planned);
    return planned.then((branches) => {
      signal?.throwIfAborted();
      return search.run.run(branches);
    });
  }

  private async total(search: Runnable, { signal }: RunOptions): Promise<number> {
    signal?.throwIfAborted();
    const branches = await this.branches(search);
    signal?.throwIfAborted();
    return countMatches(search.prepared.bound, branches, this.result);
  }

  private async *each(
    plan: () => Runnable,
    { signal }: RunOptions,
  ): AsyncGenerator<IdentifiedResource, void, undefined> {
    signal?.throwIfAborted();
    const search = plan();
    const branches = await this.branches(search);
    signal?.throwIfAborted();
    const matches = (resource: Resource): boolean => this.matches(branches, resource);
    for (const resource of eachMatch(search.prepared.bound, branches, this.result, matches)) {
      yield resource;
      signal?.throwIfAborted();
    }
  }

  private explanation(text: string, branches: readonly PlanBranch[]): Explanation {
    return explain(text, branches, this.result.backend);
  }

  private matches(branches: readonly PlanBranch[], resource: Resource): boolean {
    const branch = branches.find(({ type }) => type === resource.resourceType);
    // A resource that is given by itself isn't contained in another.
    if (!branch || branch.among === 'contained') return false;
    return matchesOne(resource, branch.where, this.context.schemaOf(branch.type), this.result.backend);
  }

  /** What is stored for a resource: a document with what is found in its text, when there is an annotator. */
  private enriched<R extends Resource>(resource: R): Enriched<R> | Promise<Enriched<R>> {
    const { nlp, enrichment } = this;
    return nlp && enrichment ? enrichment.enrich(resource, nlp) : { resource, generated: [] };
  }

  private keep(resource: IdentifiedResource, generated: readonly IdentifiedResource[] = NONE_GENERATED): boolean {
    this.removeGenerated(resource.resourceType, resource.id, generated);
    this.result.backend.put(resource);
    for (let i = 0; i < generated.length; i++) {
      this.result.backend.put(generated[i]!);
      this.store.put(generated[i]!);
    }
    return this.store.put(resource);
  }

  private remove(type: string, id: string): boolean {
    this.result.backend.delete(type, id);
    return this.store.delete(type, id);
  }

  /** Removes what was made of a stored document, but for what stays. */
  private removeGenerated(type: string, id: string, staying: readonly IdentifiedResource[]): void {
    if (!this.nlp?.findability || type !== 'DocumentReference') return;
    const current = this.store.get(type, id);
    const references = current && this.enrichment ? this.enrichment.generatedReferences(current) : [];
    const stay = new Set(staying.map(referenceTo));
    for (const reference of references) {
      if (stay.has(reference)) continue;
      const old = localReference(reference);
      this.remove(old.type, old.id);
    }
  }

  private snapshotted(): snapshots.Snapshotted {
    return { store: this.store, backend: this.result.backend, options: this.indexing };
  }

  private checked(resource: unknown): IdentifiedResource {
    const reason = whyNotStorable(resource, (name) => this.registry.isResourceType(name));
    if (reason !== undefined) throw searchError('structure', reason);
    return resource as IdentifiedResource;
  }
}

/** A search that is read and planned, and what its runs have in common. */
interface Runnable {
  readonly prepared: Prepared;
  readonly run: SearchRun;
}

function referenceTo({ resourceType, id }: IdentifiedResource): string {
  return `${resourceType}/${id}`;
}

const NONE_GENERATED: readonly IdentifiedResource[] = [];

const NONE_EXPECTED: ReadonlyMap<string, number> = new Map();

/** How many of what may be resources there are of each type. */
function countTypes(resources: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < resources.length; i++) {
    const type: unknown = (resources[i] as Partial<Resource> | null | undefined)?.resourceType;
    if (typeof type === 'string') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** At once where there's nothing to wait for, so that a write is seen by all that is asked after it. */
function whenReady<T, U>(value: T | Promise<T>, then: (value: T) => U): U | Promise<U> {
  return value instanceof Promise ? value.then(then) : then(value);
}

function localReference(text: string): { type: string; id: string } {
  if (typeof text !== 'string') throw searchError('invalid', 'a reference is a text of the form [type]/[id]');
  const parsed = parseReference(text);
  if (parsed.kind !== 'relative' || parsed.version !== undefined) {
    throw searchError('invalid', `'${text}' is no reference of the form [type]/[id]`);
  }
  return parsed;
}

/** Callers go on working with what they gave. */
function copyOf(resource: Resource): unknown {
  try {
    return jsonPatch.deepClone(resource) as unknown;
  } catch {
    throw searchError('structure', 'this is no resource: it cannot be written as JSON');
  }
}
