import Table from 'cli-table3';
import type { SearchsetBundle } from '../result/bundle.js';

type Json = Readonly<Record<string, unknown>>;

/** The matches of a Bundle, a row each, in the words that resources have for people. */
export function renderTable(bundle: SearchsetBundle): string {
  const matches = bundle.entry
    .filter(({ search }) => search.mode === 'match')
    .map(({ resource }) => resource as unknown as Json);
  const table = new Table({
    head: ['resource', 'what', 'when', 'status', 'value'],
    style: { head: [], border: [], compact: true },
    colWidths: [null, 48, null, null, 32],
    wordWrap: true,
  });
  for (const resource of matches) {
    const cells = [
      `${String(resource['resourceType'])}/${String(resource['id'])}`,
      what(resource),
      when(resource),
      text(resource['status'] ?? resource['clinicalStatus'] ?? resource['gender']),
      value(resource),
    ];
    // Terminals take control characters for commands, and data may come from anywhere.
    table.push(cells.map((cell) => cell.replace(/\p{Cc}/gu, ' ')));
  }
  const next = bundle.link.find(({ relation }) => relation === 'next');
  const of = bundle.total === undefined ? '' : ` of ${bundle.total}`;
  const summary = `${matches.length}${of}${next ? `, next page: ${next.url}` : ''}\n`;
  return matches.length === 0 ? summary : `${table.toString()}\n${summary}`;
}

/** The first of these that a resource has says what it is. */
const SUBJECT_MATTER = [
  'name',
  'code',
  'vaccineCode',
  'medicationCodeableConcept',
  'type',
  'category',
  'description',
  'class',
];

function what(resource: Json): string {
  const name = SUBJECT_MATTER.find((each) => text(resource[each]) !== '');
  return name === undefined ? '' : text(resource[name]);
}

/** The resource's own time, by the names that R4 has for it. */
const TIMES = [
  'birthDate',
  'effective',
  'onset',
  'performed',
  'occurrence',
  'authoredOn',
  'recordedDate',
  'period',
  'date',
  'created',
  'issued',
];

function when(resource: Json): string {
  for (const time of TIMES) {
    const found = choice(resource, time);
    if (found !== undefined) return typeof found === 'string' ? found : text((found as Json)['start']);
  }
  return '';
}

function value(resource: Json): string {
  return text(choice(resource, 'value'));
}

/** The value of `name`, or of one of the types that `name[x]` may have. */
function choice(resource: Json, name: string): unknown {
  const key = Object.keys(resource).find((each) => each === name || new RegExp(`^${name}[A-Z]`).test(each));
  return key === undefined ? undefined : resource[key];
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const { text: own, display, code, coding, family, given, value: number, unit } = value as Json;
  if (family !== undefined) return [given, family].flat().filter(Boolean).join(' ');
  if (number !== undefined)
    return [number, unit]
      .filter((part) => part !== undefined)
      .map(String)
      .join(' ');
  return text(own ?? display ?? (coding === undefined ? code : coding));
}
