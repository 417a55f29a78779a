import type { Handling } from '../plan/bind-context.js';
import { loadData, type DataOptions } from './load-data.js';
import { EXIT, report } from './report.js';

interface ExplainCommandOptions extends DataOptions {
  readonly format: 'text' | 'json';
  readonly handling: Handling;
}

export async function explainCommand(search: string, options: ExplainCommandOptions): Promise<void> {
  const { format, handling } = options;
  const engine = await loadData(options);
  try {
    const plan = await engine.explain(search, { handling });
    process.stdout.write(`${format === 'json' ? JSON.stringify(plan, undefined, 2) : String(plan)}\n`);
  } catch (error) {
    report(error, search);
    process.exitCode = EXIT.failure;
  }
}
