import type { TestResource, World } from './world.js';

/** What the text of a reference says: https://hl7.org/fhir/R4/references.html#literal */
export interface ReferenceText {
  /** The URL before `Type/id`, without the slash between them; absent when the reference is relative. */
  readonly base?: string;
  readonly type: string;
  readonly id: string;
  readonly version?: string;
}

/** `[base]/Type/id/_history/version`; undefined for any other text. */
export function readReference(text: string): ReferenceText | undefined {
  const [match, base, type = '', id = '', version] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*:\/\/[^?#]+)\/)?([A-Z][A-Za-z]*)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/([A-Za-z0-9.-]{1,64}))?$/.exec(
      text,
    ) ?? [];
  if (match === undefined) return undefined;
  return { ...(base !== undefined && { base }), type, id, ...(version !== undefined && { version }) };
}

/** Whether it is a resource of this server: relative, or under the server's own base. */
export function isLocal({ base }: ReferenceText, { baseUrl }: World): boolean {
  return base === undefined || base === baseUrl;
}

/** The resource type that a Reference says it points at; nothing is fetched. */
export function typeOfReference(reference: unknown, root: TestResource): string | undefined {
  if (typeof reference !== 'object' || reference === null) return undefined;
  const { reference: text, type } = reference as { reference?: unknown; type?: unknown };
  if (typeof text === 'string') {
    if (text.startsWith('#')) {
      const found = containedOf(text, root)?.resourceType;
      if (found !== undefined) return found;
    }
    const named = readReference(text)?.type ?? /(?:^|\/)([A-Z][A-Za-z]*)\?/.exec(text)?.[1];
    if (named !== undefined) return named;
  }
  return typeof type === 'string' ? type.replace('http://hl7.org/fhir/StructureDefinition/', '') : undefined;
}

/** `#id`, a resource that is contained; `#` alone is the container: https://hl7.org/fhir/R4/references.html#contained */
export function containedOf(text: string, root: TestResource): TestResource | undefined {
  if (text === '#') return root;
  const contained = Array.isArray(root['contained']) ? (root['contained'] as readonly TestResource[]) : [];
  return contained.find(({ id }) => `#${id}` === text);
}
