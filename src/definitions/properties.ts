import { choiceProperty, r4Elements, type ElementDefinition } from './elements.js';

/** A JSON property: one element, or one type of a choice. */
export interface Property {
  readonly element: ElementDefinition;
  /** The type path of its values; `Resource` for any resource. */
  readonly type: string;
}

const known = new Map<string, ReadonlyMap<string, Property>>();

/**
 * The JSON properties of a type, by name: https://hl7.org/fhir/R4/json.html. A choice has one for each of its types. What
 * stands beside primitives (`_birthDate`) and `resourceType` are left out, for they are no elements. None for a path that
 * isn't a type.
 */
export function propertiesOf(typePath: string): ReadonlyMap<string, Property> {
  let properties = known.get(typePath);
  if (properties) return properties;
  properties = new Map(
    r4Elements()
      .elements(typePath)
      .flatMap((element) =>
        element.types.map((type): [string, Property] => [
          element.choice ? choiceProperty(element.name, type) : element.name,
          { element, type },
        ]),
      ),
  );
  // Paths that aren't types come from the data, and there is no end to them.
  if (r4Elements().isType(typePath)) known.set(typePath, properties);
  return properties;
}
