#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import { conformanceCommand } from './conformance-command.js';
import { TEXT_LIBRARY_NAMES } from './engine-options.js';
import { explainCommand } from './explain-command.js';
import { generateCommand } from './generate-command.js';
import { EXIT, report } from './report.js';
import { searchCommand } from './search-command.js';
import { serveCommand } from './serve-command.js';
import { snapshotCommand } from './snapshot-command.js';

// A reader that has seen enough, such as `head`, closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const DATA =
  'files or folders to load: .ndjson, .jsonl or .json, as they are or gzipped; - for NDJSON on standard input';
const data = (): Option => new Option('-d, --data <path...>', DATA).makeOptionMandatory();
const handling = (): Option =>
  new Option('--handling <handling>', 'what to do with parameters that are unknown or not supported')
    .choices(['strict', 'lenient'])
    .default('strict');
const zone = (): Option =>
  new Option('--time-zone <zone>', 'where times without a zone are taken to be').default('UTC');
const base = (): Option =>
  new Option('--base-url <url>', 'where the resources live, for links and absolute references');
const annotate = (): Option =>
  new Option('--annotate', 'enrich DocumentReferences with what the built-in annotator finds in their texts');
const text = (): Option =>
  new Option('--text <library>', 'search texts by _text and _content, with a library that is installed').choices(
    TEXT_LIBRARY_NAMES,
  );

const program = new Command('fhirdex')
  .description('Search FHIR R4 resources')
  .showHelpAfterError('(fhirdex --help shows what there is)');

program
  .command('search')
  .description('print the searchset Bundle, or a table, of a search')
  .argument('<search>', "for instance 'Patient?family=mo'")
  .addOption(data())
  .addOption(new Option('-f, --format <format>', 'what to print').choices(['json', 'table']).default('json'))
  .addOption(handling())
  .addOption(zone())
  .addOption(annotate())
  .addOption(text())
  .addOption(base())
  .action(searchCommand);

program
  .command('explain')
  .description('print the plan of a search, with estimated and true numbers of matches')
  .argument('<search>', "for instance 'Observation?code=8480-6&date=ge2015'")
  .addOption(data())
  .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
  .addOption(handling())
  .addOption(zone())
  .addOption(annotate())
  .addOption(text())
  .addOption(base())
  .action(explainCommand);

program
  .command('serve')
  .description('answer searches over HTTP, at the base URL that is printed when everything is loaded')
  .argument('<data...>', DATA)
  .option('-p, --port <number>', 'where to listen; 0 for any port that is free', portNumber, 8080)
  .option('--host <host>', 'the name or address to listen at', '127.0.0.1')
  .option('--base-path <path>', 'the path of the base URL', basePath, '/fhir')
  .addOption(zone())
  .addOption(annotate())
  .addOption(text())
  .addOption(
    new Option('--base-url <url>', 'the base URL in links, where clients know it by another than the one printed'),
  )
  .action(serveCommand);

program
  .command('snapshot')
  .description('write what createEngine({ snapshot }) starts from, with the same time zone and base URL')
  .argument('<data...>', DATA)
  .requiredOption('-o, --out <file>', 'where to write')
  .addOption(zone())
  .addOption(base())
  .action(snapshotCommand);

program
  .command('generate')
  .description('write an invented population as NDJSON')
  .option('-p, --patients <number>', 'how many patients', wholeNumber, 50)
  .option('-s, --seed <number>', 'another seed gives another population, the same seed the same', wholeNumber, 1)
  .option('-o, --out <file>', 'where to write; standard output unless given')
  .action(generateCommand);

program
  .command('conformance')
  .description('store a few resources on a FHIR R4 server, search it, and report which features it supports')
  .requiredOption('-s, --server <url>', 'its base URL, for instance http://localhost:8080/fhir')
  .option('-H, --header <header...>', "sent with every request, for instance 'Authorization: Bearer ...'", [])
  .addOption(new Option('-f, --format <format>', 'what to print').choices(['markdown', 'json']).default('markdown'))
  .action(conformanceCommand);

try {
  await program.parseAsync();
} catch (error) {
  report(error);
  process.exitCode = EXIT.failure;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('expected a whole number, 0 or more');
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('expected a number from 0 to 65535');
  return port;
}

function basePath(text: string): string {
  if (!/^(?:\/[^?#\s]*)?$/.test(text)) throw new InvalidArgumentError("expected '' or a path such as '/fhir'");
  return text;
}
