import type { SearchAdapter, SearchBundle } from '../../src/testing/adapter.js';

/** What is under test, with its answers changed. */
export function changed(
  adapter: SearchAdapter,
  change: (bundle: SearchBundle, request: string) => SearchBundle,
): SearchAdapter {
  return { ...adapter, search: async (request, how) => change(await adapter.search(request, how), request) };
}

/** What is under test taking one request for another, and not telling: the self link is that of what was asked. */
export function misread(adapter: SearchAdapter, change: (request: string) => string): SearchAdapter {
  const isSelf = ({ relation }: { relation: string }): boolean => relation === 'self';
  return {
    ...adapter,
    async search(request, how) {
      const bundle = await adapter.search(change(request), how);
      const asked = await adapter.search(request, how).catch(() => bundle);
      const links = (bundle.link ?? []).filter((link) => !isSelf(link));
      return { ...bundle, link: [...(asked.link ?? []).filter(isSelf), ...links] };
    },
  };
}
