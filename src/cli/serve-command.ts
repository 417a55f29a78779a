import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Issue } from '../model/issue.js';
import { createHandler, type Handler } from '../server/handler.js';
import { respondWithIssues } from '../server/respond.js';
import { loadData, type DataOptions } from './load-data.js';

interface ServeCommandOptions extends Omit<DataOptions, 'data'> {
  readonly port: number;
  readonly host: string;
  readonly basePath: string;
}

/**
 * Serves data until it is told to stop. The port is taken first: the engine has to know its address, and whether there
 * is one shows before anything is loaded.
 */
export async function serveCommand(data: readonly string[], options: ServeCommandOptions): Promise<void> {
  let handler: Handler = async () => refusal(503, 'transient', 'the data is still being loaded');
  const server = createServer(
    getRequestListener((request) => handler(request), {
      overrideGlobalObjects: false,
      errorHandler: () => refusal(400, 'invalid', 'the request has no valid address or host'),
    }),
  );
  const address = await listen(server, options);
  try {
    const basePath = options.basePath.replace(/\/+$/, '');
    const { baseUrl = `${address}${basePath}` } = options;
    const engine = await loadData({ ...options, data, baseUrl });
    handler = createHandler(engine, { basePath, onError: reportDefect });
    process.stdout.write(`serving ${engine.size} resources at ${address}${basePath}\n`);
    await stopSignal();
  } finally {
    // Requests under way are answered; connections that only wait for another one are closed.
    server.close();
  }
}

async function listen(server: Server, { host, port }: ServeCommandOptions): Promise<string> {
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'it is in use' : code === 'EACCES' ? 'permission denied' : message;
    throw new Error(`can't serve at port ${port} of ${host}: ${reason}`, { cause: error });
  }
  const { port: actual } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

/** The first signal stops the server, a second one ends the process as it does any other. */
async function stopSignal(): Promise<void> {
  const stop = new AbortController();
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, stop)));
  stop.abort();
}

/** Without its message, which may quote a search or a resource. */
function reportDefect(error: unknown): void {
  const [name, stack] = error instanceof Error ? [error.name, error.stack] : [typeof error, undefined];
  const frames = (stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  process.stderr.write([`error: a request failed with ${name}`, ...frames].join('\n') + '\n');
}

function refusal(status: number, code: Issue['code'], message: string): Response {
  return respondWithIssues([{ severity: 'error', code, message }], status, false);
}
