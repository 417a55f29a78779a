/** What a function gives the first time, each time: for arbitraries that take long to build, and are built for every type. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
