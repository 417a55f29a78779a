import type { Given } from './peer.js';

interface EntryLike {
  readonly resource?: { readonly id?: string | undefined } | undefined;
  readonly search?: { readonly mode?: string | undefined } | undefined;
}

/** The ids of a Bundle. Matches and what comes beside them are told apart by their mode. */
export function givenBy(bundle: { total?: number | undefined; entry?: readonly EntryLike[] | undefined }): Given {
  const ids = (mode: (mode: string | undefined) => boolean): string[] =>
    (bundle.entry ?? []).filter(({ search }) => mode(search?.mode)).map(({ resource }) => resource?.id ?? '');
  return {
    total: bundle.total,
    page: ids((mode) => mode === undefined || mode === 'match'),
    includes: ids((mode) => mode === 'include'),
  };
}
