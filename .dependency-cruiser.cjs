// Imports point one way. This table is the rule; the rules below are generated from it, and docs/architecture.md
// explains it.

/**
 * The rooms, lowest first. A room may import the rooms above it in this table, and itself.
 *
 * - `is`: its files, as a pattern; a folder of its name unless given.
 * - `only`: narrows what it may import to these rooms.
 * - `servesOnly`: narrows who may import it to these rooms.
 * - `siblings`: its subfolders are alternatives, which never import each other; files beside them are common to all.
 */
const rooms = [
  { name: 'grammar' },
  { name: 'src/model' },
  { name: 'src/terminology', only: ['src/model'] },
  { name: 'src/units', only: ['src/model'] },
  { name: 'src/load', only: ['src/model'] },
  { name: 'src/definitions' },
  { name: 'src/types' },
  { name: 'src/special' },
  { name: 'src/nlp', only: ['src/model'] },
  { name: 'src/extract' },
  { name: 'src/plan' },
  { name: 'src/index', only: ['src/model'] },
  {
    name: 'src/store',
    only: ['src/model', 'src/index'],
    servesOnly: ['src/result', 'src/engine', 'src/index.ts'],
  },
  { name: 'src/snapshot', only: ['src/model', 'src/index'], servesOnly: ['src/engine'] },
  { name: 'src/text', only: ['src/model', 'src/index'], siblings: true },
  { name: 'src/backends', only: ['src/model', 'src/plan', 'src/index', 'src/text'], siblings: true },
  { name: 'src/result' },
  { name: 'src/load', only: ['src/model'] },
  { name: 'src/engine', is: '^src/engine([.]ts$|/)' },
  { name: 'src/index.ts', is: '^src/index[.]ts$' },
  { name: 'src/server' },
  { name: 'src/testing' },
  { name: 'src/cli/population', is: '^src/cli/population([.]ts$|/)', only: ['src/model'], servesOnly: ['src/cli'] },
  { name: 'src/cli', is: '^src/cli/(?!population([.]ts$|/))' },
];

const filesOf = ({ name, is }) => is ?? `^${name}/`;
const anyOf = (names) => rooms.filter(({ name }) => names.includes(name)).map(filesOf);
const everywhere = '^(grammar|src)/';

/** What a room may import: itself, and `only` or else every room above it. */
function imports(room, position) {
  const above = rooms.slice(0, position).map(({ name }) => name);
  const misplaced = (room.only ?? []).filter((name) => !above.includes(name));
  if (misplaced.length > 0) throw new Error(`${room.name} can't import ${misplaced}: not above it in the table`);
  const allowed = room.only ?? above;
  return {
    name: `${room.name}-imports`,
    comment: `${room.name} imports only itself and: ${allowed.join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: filesOf(room) },
    to: { path: everywhere, pathNot: [filesOf(room), ...anyOf(allowed)] },
  };
}

function servesOnly(room) {
  return {
    name: `${room.name}-serves`,
    comment: `${room.name} is imported only by itself and: ${room.servesOnly.join(', ')}.`,
    severity: 'error',
    from: { path: everywhere, pathNot: [filesOf(room), ...anyOf(room.servesOnly)] },
    to: { path: filesOf(room) },
  };
}

function siblings(room) {
  return {
    name: `${room.name}-siblings`,
    comment: `The alternatives under ${room.name} never import each other.`,
    severity: 'error',
    from: { path: `^${room.name}/([^/]+)/` },
    to: { path: `^${room.name}/[^/]+/`, pathNot: `^${room.name}/$1/` },
  };
}

const development = {
  dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
  // Optional peers are here for development too.
  dependencyTypesNot: ['npm-peer'],
  pathNot: '^node_modules/@types/node/',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map(imports),
    ...rooms.filter((room) => room.servesOnly).map(servesOnly),
    ...rooms.filter((room) => room.siblings).map(siblings),
    {
      name: 'every-file-has-a-room',
      comment: 'A file under src stands in a room of the table above.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: rooms.map(filesOf) },
    },
    {
      name: 'no-import-from-outside',
      comment: 'What is shipped never imports tests, benchmarks or built files.',
      severity: 'error',
      from: { path: everywhere },
      to: { path: '^(test|bench|dist)/' },
    },
    {
      name: 'optional-peers-apart',
      comment:
        'Adapters of optional peers are entries of their own: only generators, which run at build time, import them too, and the command line when it is told to.',
      severity: 'error',
      from: { path: everywhere, pathNot: ['^src/units/', '[.]generate[.]ts$', '^src/cli/engine-options[.]ts$'] },
      to: { path: ['^src/units/', '^src/text/(flexsearch|lunr)[.]ts$'] },
    },
    {
      name: 'the-oracle-is-independent',
      comment: 'What the engine is held to shares nothing with it but the definitions of R4.',
      severity: 'error',
      from: { path: '^src/testing/oracle/' },
      to: { path: everywhere, pathNot: ['^src/testing/oracle/', '^src/definitions/'] },
    },
    {
      name: 'optional-peers-serve-the-kit',
      comment: 'fast-check and fhirpath are installed by those who use fhirdex/testing, and nobody else needs them.',
      severity: 'error',
      from: { path: everywhere, pathNot: '^src/testing/' },
      to: { path: '^node_modules/(fast-check|fhirpath)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-dependencies',
      comment: 'What is shipped imports only dependencies and optional peers; generators run at build time.',
      severity: 'error',
      from: { path: everywhere, pathNot: ['[.]generate[.]ts$', '^src/cli/'] },
      to: development,
    },
    {
      name: 'no-development-dependencies-in-cli',
      comment: 'Nobody imports the command line, so that types alone may come from development dependencies.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { ...development, dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'The peers that benchmarks run beside are installed apart, or not at all.',
      severity: 'error',
      from: { pathNot: '^bench/peers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|bench/[.]build)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
