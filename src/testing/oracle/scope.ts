import { any, type Answer } from './answer.js';
import type { Condition } from './condition.js';
import { alternatives, unescape } from './escapes.js';
import { refuse } from './fault.js';
import type { Request } from './request.js';
import { referenceRules } from './types/reference.js';
import { valuesOf } from './values.js';
import type { World } from './world.js';

/** The resource types that are searched, each with what the address itself demands. */
export type Scope = ReadonlyMap<string, Condition>;

const EVERY: Condition = () => 'yes';

/** https://hl7.org/fhir/R4/http.html#search */
export function readScope({ path }: Request, named: readonly string[] | undefined, world: World): Scope {
  const { registry } = world;
  const [first, id, type] = path;
  if (first === undefined) return new Map((named ?? [...registry.resourceTypes]).map((each) => [each, EVERY]));
  if (!registry.isResourceType(first)) refuse(`'${first}' is no resource type`);
  return id === undefined ? new Map([[first, EVERY]]) : readCompartment(first, id, type!, world);
}

/** The types of `_type`: https://hl7.org/fhir/R4/search.html#type */
export function readTypes(value: string, { registry }: World): readonly string[] {
  const types = alternatives(value).map(unescape);
  const unknown = types.find((type) => !registry.isResourceType(type));
  if (unknown !== undefined) refuse(`'${unknown}' is no resource type`);
  return types;
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html: in a compartment is what refers to its resource by certain parameters. */
function readCompartment(compartment: string, id: string, type: string, world: World): Scope {
  const members = world.registry.compartment(compartment) ?? refuse(`there is no compartment of ${compartment}`);
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(id)) refuse(`'${id}' is no id`);
  if (type !== '*' && !members.has(type)) refuse(`${type} is never in the compartment of a ${compartment}`);
  const types = type === '*' ? [...members.keys()] : [type];
  return new Map(
    types.map((each): [string, Condition] => {
      const codes = members.get(each)!;
      return [
        each,
        ({ resource, root }): Answer => {
          // `{def}`: the resource that the compartment is of.
          if (codes.includes('{def}') && resource === root && resource.id === id) return 'yes';
          return any(
            codes.flatMap((code) => {
              const definition = world.registry.parameter(each, code);
              if (!definition) return [];
              const compared = { modifier: undefined, definition, world };
              return valuesOf(definition, resource, root).map((value) =>
                referenceRules.matches(value, { type: compartment, id }, compared),
              );
            }),
          );
        },
      ];
    }),
  );
}
