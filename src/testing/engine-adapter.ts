import type { Engine } from '../engine.js';
import type { SearchAdapter } from './adapter.js';
import { keyOf } from './oracle/world.js';

export interface EngineAdapterOptions {
  /**
   * Makes a new engine for each set of resources. Otherwise one engine is kept, which saves time, and has the resources of
   * before deleted one by one.
   */
  readonly fresh?: boolean;
}

/** Puts an engine under test. */
export function engineAdapter(
  createEngine: () => Promise<Engine>,
  { fresh = false }: EngineAdapterOptions = {},
): SearchAdapter {
  let engine: Engine | undefined;
  let stored: readonly string[] = [];
  return {
    async reset(resources) {
      if (fresh) engine = undefined;
      for (const key of engine ? stored : []) await engine!.delete(key);
      engine ??= await createEngine();
      const { failed } = await engine.load(structuredClone(resources) as typeof resources);
      stored = resources.map(keyOf);
      if (failed.length > 0) throw new Error(`resources that can't be stored: ${JSON.stringify(failed)}`);
    },
    async search(request, options) {
      engine ??= await createEngine();
      return engine.search(request, options);
    },
  };
}
