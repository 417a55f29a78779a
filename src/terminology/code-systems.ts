import type { CanonicalMap } from './canonical-map.js';
import { EVERY, type CodeSet } from './code-set.js';
import { CodeSystem } from './code-system.js';
import { each, type CodeSystemResource } from './resources.js';

/** The code systems that are given, each read when it is first asked for. */
export class CodeSystems {
  private readonly read = new Map<CodeSystemResource, CodeSystem>();

  constructor(private readonly resources: CanonicalMap<CodeSystemResource>) {}

  /** By `url` or `url|version`. Undefined when it isn't given, or given without its concepts. */
  get(canonical: string): CodeSystem | undefined {
    return this.opened(this.resources.get(canonical));
  }

  /** The latest whose version passes. */
  find(url: string, isVersion: (version: string) => boolean): CodeSystem | undefined {
    return this.opened(this.resources.find(url, ({ version }) => isVersion(version ?? '')));
  }

  private opened(resource: CodeSystemResource | undefined): CodeSystem | undefined {
    if (!resource || each(resource.concept).length === 0) return undefined;
    let system = this.read.get(resource);
    if (!system) this.read.set(resource, (system = new CodeSystem(resource)));
    return system;
  }
}

/** All codes of a system: one by one when all are given, and otherwise as such. */
export function everyCode(url: string, system: CodeSystem | undefined): CodeSet {
  return new Map([[url, system?.complete ? system.codes : EVERY]]);
}
