import { R4_COMPARTMENTS } from './r4-compartments.generated.js';

/**
 * The members of a compartment by resource type: the parameters through which a resource belongs to it. `{def}` is the
 * resource that the compartment is of. Types that aren't listed are never in the compartment.
 */
export type Compartment = ReadonlyMap<string, readonly string[]>;

let compartments: ReadonlyMap<string, Compartment> | undefined;

/** https://hl7.org/fhir/R4/compartmentdefinition.html; a record is `compartment type parameters...` */
export function r4Compartments(): ReadonlyMap<string, Compartment> {
  return (compartments ??= read(R4_COMPARTMENTS));
}

function read(text: string): ReadonlyMap<string, Compartment> {
  const result = new Map<string, Map<string, readonly string[]>>();
  for (const line of text.trim().split('\n')) {
    const [name = '', type = '', ...codes] = line.split(' ');
    let members = result.get(name);
    if (!members) result.set(name, (members = new Map()));
    members.set(type, codes);
  }
  return result;
}
