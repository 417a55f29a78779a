import { R4_SYSTEM_CODES } from './r4-system-codes.generated.js';

/**
 * The system of the codes of an element of type `code`, which carries none: the one that its value set draws from.
 * https://hl7.org/fhir/R4/search.html#token
 */
export interface ImplicitSystem {
  /** All systems that the value set draws from; nearly always one. */
  readonly systems: readonly string[];
  /** The system of a code. A code that isn't in the value set counts as one of the greatest system. */
  of(code: string): string;
}

const BASE = 'http://hl7.org/fhir/';

const known = new Map<string, ImplicitSystem>();

/**
 * Reads the systems of a generated element record, joined by commas, the greatest first: `administrative-gender`,
 * `urn:ietf:bcp:13`. Those that are no URI stand under the base of FHIR's own. Equal records give the same object.
 */
export function readImplicitSystem(record: string): ImplicitSystem {
  let system = known.get(record);
  if (!system) known.set(record, (system = compile(record.split(',').map(fullUrl))));
  return system;
}

function compile(systems: readonly string[]): ImplicitSystem {
  const [greatest = '', ...others] = systems;
  if (others.length === 0) return { systems, of: () => greatest };
  const bySystem = systemCodes();
  const byCode = new Map(others.flatMap((system) => (bySystem.get(system) ?? []).map((code) => [code, system])));
  return { systems, of: (code) => byCode.get(code) ?? greatest };
}

function fullUrl(name: string): string {
  return name.includes(':') ? name : BASE + name;
}

let codes: ReadonlyMap<string, readonly string[]> | undefined;

/** Codes by the system they are from, for systems that share an element with a greater one. A record is `system code...`. */
function systemCodes(): ReadonlyMap<string, readonly string[]> {
  return (codes ??= new Map(
    R4_SYSTEM_CODES.trim()
      .split('\n')
      .map((line) => {
        const [system = '', ...listed] = line.split(' ');
        return [fullUrl(system), listed];
      }),
  ));
}
