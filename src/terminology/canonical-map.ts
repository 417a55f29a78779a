import { isText } from './resources.js';

/**
 * Resources by their canonical URL: https://hl7.org/fhir/R4/references.html#canonical. `url|version` is that version,
 * `url` the latest; of equal versions the last one given counts.
 */
export class CanonicalMap<T extends { readonly url?: string; readonly version?: string }> {
  private readonly versions = new Map<string, T[]>();

  constructor(resources: readonly T[]) {
    for (const resource of resources) {
      if (!isText(resource.url)) continue;
      const others = this.versions.get(resource.url) ?? [];
      this.versions.set(resource.url, [...others.filter((other) => order(other, resource) !== 0), resource]);
    }
    for (const versions of this.versions.values()) versions.sort(order);
  }

  get(canonical: string): T | undefined {
    const bar = canonical.indexOf('|');
    const versions = this.versions.get(bar < 0 ? canonical : canonical.slice(0, bar));
    return bar < 0 ? versions?.at(-1) : versions?.find(({ version }) => version === canonical.slice(bar + 1));
  }

  /** The latest version for which something holds. */
  find(url: string, holds: (resource: T) => boolean): T | undefined {
    return this.versions.get(url)?.findLast(holds);
  }
}

/** 4.0.1 before 4.0.10, and no version before any. */
function order(a: { readonly version?: string }, b: { readonly version?: string }): number {
  return versionOf(a).localeCompare(versionOf(b), 'en', { numeric: true });
}

function versionOf({ version }: { readonly version?: string }): string {
  return isText(version) ? version : '';
}
