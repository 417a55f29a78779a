import type { Handling } from '../plan/bind-context.js';
import type { OperationOutcome } from '../model/issue.js';
import { loadData, type DataOptions } from './load-data.js';
import { EXIT, report } from './report.js';
import { renderTable } from './table.js';

interface SearchCommandOptions extends DataOptions {
  readonly format: 'json' | 'table';
  readonly handling: Handling;
}

export async function searchCommand(search: string, options: SearchCommandOptions): Promise<void> {
  const { format, handling } = options;
  const engine = await loadData(options);
  try {
    const bundle = await engine.search(search, { handling });
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify(bundle, undefined, 2)}\n`);
      return;
    }
    const outcomes = bundle.entry.filter((entry) => entry.search.mode === 'outcome');
    for (const { resource } of outcomes) {
      for (const { severity, diagnostics } of (resource as OperationOutcome).issue) {
        process.stderr.write(`${severity}: ${diagnostics}\n`);
      }
    }
    process.stdout.write(renderTable(bundle));
  } catch (error) {
    report(error, search);
    process.exitCode = EXIT.failure;
  }
}
