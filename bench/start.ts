import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/*
 * `npm run bench`: installs the peers where they are missing, bundles the benchmarks as the package's users bundle it
 * (what a TypeScript runner puts around functions would be measured too), and runs them.
 */
const HERE = import.meta.dirname;
const BUNDLE = join(HERE, '.build/bench.mjs');

/** Only looks whether answers are right, with whatever is installed. */
const quick = process.argv.includes('--quick');

function run(command: string, args: readonly string[], directory: string): number {
  const { status, error } = spawnSync(command, args, { cwd: directory, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

function isInstalled(name: string): boolean {
  return existsSync(join(HERE, 'node_modules', name, 'package.json'));
}

if (!quick && !['@medplum/fhir-router', 'better-sqlite3'].every(isInstalled)) {
  // A peer that can't be installed is left out, and the page says so.
  run('npm', ['ci'], HERE);
}
await build({
  entryPoints: [join(HERE, 'run.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: BUNDLE,
  logLevel: 'warning',
});
process.exitCode = run(process.execPath, [BUNDLE, ...process.argv.slice(2)], join(HERE, '..'));
if (process.exitCode === 0 && !quick)
  run('npx', ['prettier', '--write', '--log-level', 'warn', 'docs/performance.md'], join(HERE, '..'));
