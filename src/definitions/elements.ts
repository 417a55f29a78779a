import { readImplicitSystem, type ImplicitSystem } from './implicit-system.js';
import { R4_ELEMENTS } from './r4-elements.generated.js';

/** One element of a type: https://hl7.org/fhir/R4/elementdefinition.html */
export interface ElementDefinition {
  /** Without the `[x]` of a choice. */
  readonly name: string;
  /**
   * Data types, or the path of a backbone element (`Observation.component`), its own or the one that its content
   * reference names. More than one only for a choice; `Resource` stands for any resource.
   */
  readonly types: readonly string[];
  /** The JSON property is `name` with the capitalized type after it. True also for the odd choice of one type. */
  readonly choice: boolean;
  readonly array: boolean;
  readonly required: boolean;
  /** Marked for `_summary=true`. */
  readonly summary: boolean;
  /** Changes what the rest of the resource means: https://hl7.org/fhir/R4/conformance-rules.html#isModifier */
  readonly modifier: boolean;
  /** Of elements of type `code` whose codes R4 fixes: the systems these are from. */
  readonly implicitSystem?: ImplicitSystem;
}

/** JSON's shape of a data type: https://hl7.org/fhir/R4/json.html#primitive */
export type JsonShape = 'string' | 'number' | 'boolean' | 'object';

/**
 * The structure of all R4 types. A type path is a data type, a resource type, or the path of a backbone element, such as
 * `CodeableConcept`, `Observation`, `Observation.component`. Nothing is known of a path that isn't one.
 */
export interface ElementModel {
  /** The element of that name, inherited ones included. */
  element(typePath: string, name: string): ElementDefinition | undefined;
  /** All elements in the order of the definition, inherited ones first. */
  elements(typePath: string): readonly ElementDefinition[];
  isType(typePath: string): boolean;
  /** Whether `typePath` is `ancestor` or specializes it: a code is a string, an Age a Quantity, a Patient a Resource. */
  isA(typePath: string, ancestor: string): boolean;
  shape(typePath: string): JsonShape;
  /** Concrete resource types. */
  readonly resourceTypes: ReadonlySet<string>;
}

interface TypeRecord {
  readonly role: string;
  readonly parent: string | undefined;
  readonly lines: readonly string[];
  elements?: ReadonlyMap<string, ElementDefinition>;
}

const NUMBERS: ReadonlySet<string> = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);

/** Sets off the types of a choice of every data type that extensions may have. */
const OPEN = '?';
/** The element is the head of a backbone element of its own. */
const OWN = '@';
/** The type `code`, with the systems of its codes after it. */
const CODE = 'code:';

/**
 * Reads the generated records. Types stand in blocks; the first line is `role path parent`, and each line after it
 * `name`, flags, types: `*` array, `!` required, `^` summary, `~` modifier, `[x]` choice. After the type `code` may stand `:` and the
 * systems of its codes. Blocks are taken apart when asked for.
 */
class R4ElementModel implements ElementModel {
  readonly resourceTypes: ReadonlySet<string>;
  private readonly types = new Map<string, TypeRecord>();
  private open: readonly string[] = [];

  constructor(text: string) {
    const resourceTypes: string[] = [];
    for (const block of text.trim().split('\n\n')) {
      const lines = block.split('\n');
      const [role = '', path = '', parent] = lines.shift()!.split(' ');
      this.types.set(path, { role, parent, lines });
      if (role === 'resource') resourceTypes.push(path);
    }
    this.resourceTypes = new Set(resourceTypes);
  }

  element(typePath: string, name: string): ElementDefinition | undefined {
    for (let type: string | undefined = typePath; type !== undefined; type = this.types.get(type)?.parent) {
      const element = this.own(type).get(name);
      if (element) return element;
    }
    return undefined;
  }

  elements(typePath: string): readonly ElementDefinition[] {
    const parent = this.types.get(typePath)?.parent;
    return [...(parent === undefined ? [] : this.elements(parent)), ...this.own(typePath).values()];
  }

  isType(typePath: string): boolean {
    return this.types.has(typePath);
  }

  isA(typePath: string, ancestor: string): boolean {
    for (let type: string | undefined = typePath; type !== undefined; type = this.types.get(type)?.parent) {
      if (type === ancestor) return true;
    }
    return false;
  }

  shape(typePath: string): JsonShape {
    if (this.types.get(typePath)?.role !== 'primitive') return 'object';
    if (NUMBERS.has(typePath)) return 'number';
    return typePath === 'boolean' ? 'boolean' : 'string';
  }

  private own(typePath: string): ReadonlyMap<string, ElementDefinition> {
    const record = this.types.get(typePath);
    if (record === undefined) return NONE;
    record.elements ??= new Map(
      record.lines.map((line) => {
        const element = this.read(line, typePath);
        return [element.name, element];
      }),
    );
    return record.elements;
  }

  private read(line: string, typePath: string): ElementDefinition {
    const [head = '', ...names] = line.split(' ');
    const systems = names[0]?.startsWith(CODE) ? names[0].slice(CODE.length) : undefined;
    const types = systems === undefined ? names : ['code'];
    const name = head.replace(/\W.*/, '');
    const flags = head.slice(name.length);
    return {
      name,
      types: types[0] === OPEN ? this.openTypes() : types[0] === OWN ? [`${typePath}.${name}`] : types,
      choice: flags.endsWith('[x]'),
      array: flags.includes('*'),
      required: flags.includes('!'),
      summary: flags.includes('^'),
      modifier: flags.includes('~'),
      ...(systems !== undefined && { implicitSystem: readImplicitSystem(systems) }),
    };
  }

  /** https://hl7.org/fhir/R4/datatypes.html#open, in the order of the definition */
  private openTypes(): readonly string[] {
    if (this.open.length === 0) {
      const line = this.types.get('Extension')!.lines.find((l) => l.startsWith('value'))!;
      this.open = line.split(' ').slice(1);
    }
    return this.open;
  }
}

const NONE: ReadonlyMap<string, ElementDefinition> = new Map();

let model: ElementModel | undefined;

export function r4Elements(): ElementModel {
  return (model ??= new R4ElementModel(R4_ELEMENTS));
}

/** The JSON property of one type of a choice: `value` of `dateTime` is `valueDateTime`. */
export function choiceProperty(name: string, type: string): string {
  return name + type.charAt(0).toUpperCase() + type.slice(1);
}
