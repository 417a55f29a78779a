import { EXIT, report } from './report.js';

interface ConformanceCommandOptions {
  readonly server: string;
  /** `Name: value` */
  readonly header: readonly string[];
  readonly format: 'markdown' | 'json';
}

/** The kit needs packages that only those who test with it install: it is loaded when it is asked for. */
export async function conformanceCommand({ server, header, format }: ConformanceCommandOptions): Promise<void> {
  try {
    const { conformanceReport, httpAdapter } = await loadKit();
    const adapter = httpAdapter({ baseUrl: server, headers: readHeaders(header) });
    const result = await conformanceReport(adapter, { baseUrl: server }).finally(() => adapter.reset([]));
    process.stdout.write(`${format === 'json' ? JSON.stringify(result, undefined, 2) : String(result)}\n`);
    if (result.features.some(({ support }) => support === 'wrong')) process.exitCode = EXIT.failure;
  } catch (error) {
    report(error);
    process.exitCode = EXIT.failure;
  }
}

async function loadKit() {
  try {
    return await import('../testing/index.js');
  } catch (error) {
    const missing = isMissingPackage(error) && /'(fhirpath|fast-check)/.exec(error.message)?.[1];
    if (!missing) throw error;
    throw new Error(`'fhirdex conformance' needs two more packages: npm install fhirpath fast-check`, { cause: error });
  }
}

function isMissingPackage(error: unknown): error is Error {
  return error instanceof Error && (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new Error(`'${line}' is no header; expected 'Name: value'`);
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}
