import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build, type Plugin } from 'esbuild';

/*
 * Builds the tests with all mutants in them: Stryker's instrumentation puts every mutant beside the original code, and a
 * switch at run time chooses one.
 */

export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** Which it is of those in the file that have the same text. Lines move; this seldom does. */
  readonly nth: number;
}

/** The same for a mutant as long as the code around it stays. */
export const identityOf = ({ file, original, replacement, nth }: Omit<Mutant, 'id'>): string =>
  [file, original, replacement, nth].join('\n');

const no = (): boolean => false;
const nothing = (): void => {};

/** The instrumenter tells nothing that a run needs. */
const silent: ConstructorParameters<typeof Instrumenter>[0] = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

function textBetween(
  text: string,
  from: { line: number; column: number },
  to: { line: number; column: number },
): string {
  const lines = text.split('\n').slice(from.line, to.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, to.column);
  lines[0] = lines[0]!.slice(from.column);
  return lines.join('\n');
}

function numbered(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const nth = (seen.get(identityOf(mutant)) ?? 0) + 1;
    seen.set(identityOf(mutant), nth);
    return { ...mutant, nth };
  });
}

async function instrument(files: readonly string[]): Promise<{ mutants: Mutant[]; code: Map<string, string> }> {
  const texts = new Map(files.map((file) => [resolve(file), readFileSync(file, 'utf8')]));
  const { files: written, mutants } = await new Instrumenter(silent).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  return {
    code: new Map(written.map(({ name, content }) => [name, content])),
    mutants: numbered(
      mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
        id,
        file: relative('.', fileName),
        line: location.start.line + 1,
        mutator: mutatorName,
        original: textBetween(texts.get(fileName)!, location.start, location.end),
        replacement: replacement ?? '',
        nth: 0,
      })),
    ),
  };
}

/** Counting what is reached takes time, and is needed only once. */
const withoutCounting = (code: string): string =>
  code.replace(/function stryCov_9fa48\(\) \{[^]*?\n\}\n(?=function stryMutAct)/, 'function stryCov_9fa48() {}\n');

const suite = resolve('test/mutation/suite.ts');

const plugin = (code: ReadonlyMap<string, string>): Plugin => ({
  name: 'mutants',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^vitest$/ }, ({ importer }) => (importer === suite ? { external: true } : { path: suite }));
    onLoad({ filter: /[.]ts$/ }, ({ path }) => {
      const contents = code.get(path);
      return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
});

export interface Built {
  readonly mutants: readonly Mutant[];
  /** The address of a built file, with or without the counters of what is reached. */
  readonly url: (file: string, counting: boolean) => string;
}

export async function buildMutants(sources: readonly string[], tests: readonly string[]): Promise<Built> {
  const { mutants, code } = await instrument(sources);
  const folder = (counting: boolean): string =>
    resolve('node_modules/.cache/mutation', counting ? 'counting' : 'plain');
  for (const counting of [true, false]) {
    await build({
      entryPoints: ['test/mutation/worker.ts', ...tests],
      outdir: folder(counting),
      outbase: '.',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      plugins: [plugin(counting ? code : new Map([...code].map(([name, text]) => [name, withoutCounting(text)])))],
    });
  }
  const url = (file: string, counting: boolean): string =>
    pathToFileURL(join(folder(counting), file.replace(/[.]ts$/, '.mjs'))).href;
  return { mutants, url };
}
