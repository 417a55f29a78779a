import { createEngine, memory, scan, type Query } from '../src/index.js';
import type { Resource } from '../src/model/resource.js';
import { benchData, describeData, median, milliseconds, type Measured } from './support.js';

/*
 * Searches, prepared and from text, beside a scan of all resources, which is what one has without an index. All three
 * must give the same Bundle.
 */
const ROUNDS = 300;
const SCANS = 5;

const SEARCHES = [
  'Patient?family=k',
  'Patient?given=maria',
  'Patient?name:contains=ann',
  'Patient?gender=female&birthdate=ge1950-01-01&birthdate=lt1980-01-01',
  'Observation?code=http://loinc.org|8302-2',
  'Observation?code=http://loinc.org|8302-2&date=ge2015-01-01',
  'Observation?category=vital-signs&date=ge2015-01-01&date=lt2016-01-01',
  'Condition?code:not=http://snomed.info/sct|444814009',
  'Encounter?date=ge2010-01-01&date=lt2012-01-01',
  'Observation?subject:Patient.gender=female&code=http://loinc.org|8302-2',
  'Patient?_has:Observation:patient:code=http://loinc.org|8302-2',
  'Patient?_has:Observation:patient:code=http://loinc.org|2339-0',
  'Condition?code=http://snomed.info/sct|444814009&_include=Condition:subject',
  'Patient?_id=0e61c3ad-d11e-4080-a6aa-cac89cae4e37&_revinclude=Observation:subject',
  'Observation?_sort=-date',
  'Observation?code=http://loinc.org|8302-2&_sort=subject,-date',
];

export async function measureSearch(): Promise<Measured> {
  const data = benchData();
  const resources = data.lines.map((line) => JSON.parse(line) as Resource);
  const engine = await createEngine({ backend: memory });
  const plain = await createEngine({ backend: scan });
  await engine.load(resources);
  await plain.load(resources);
  const rows: string[][] = [];
  for (const search of SEARCHES) {
    const query: Query = engine.prepare(search);
    const bundle = await query.run();
    const expected = await plain.search(search);
    // Cursors differ: each backend numbers resources in its own way.
    if (bundle.total !== expected.total || JSON.stringify(bundle.entry) !== JSON.stringify(expected.entry))
      throw new Error(`${search}: answers differ`);
    const times = { prepared: [] as number[], text: [] as number[], scan: [] as number[] };
    for (let i = 0; i < ROUNDS; i++) {
      times.prepared.push(await milliseconds(() => query.run()));
      times.text.push(await milliseconds(() => engine.search(search)));
    }
    for (let i = 0; i < SCANS; i++) times.scan.push(await milliseconds(() => plain.search(search)));
    const micro = (values: readonly number[]): string => (1000 * median(values)).toFixed(0);
    rows.push([
      `\`${search.replace(/\|/g, '\\|')}\``,
      `${bundle.total}`,
      micro(times.prepared),
      micro(times.text),
      micro(times.scan),
    ]);
  }
  return {
    title: 'Searching',
    notes: [
      describeData(data),
      `Medians in microseconds, from the call to the Bundle of the first 50 matches; ${ROUNDS} rounds, ${SCANS} for the scan.`,
      'The same texts over and over: neither caches answers or plans, but processor caches are warm.',
    ],
    head: ['search', 'total', 'prepared, µs', 'from text, µs', 'scan, µs'],
    rows,
  };
}
