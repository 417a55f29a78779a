import { choiceProperty, type ElementDefinition } from '../../definitions/elements.js';
import { r4Elements } from '../../definitions/elements.js';

/** A JSON property of a type: an element, or one type of a choice. */
export interface Property {
  readonly name: string;
  /** A data type, `Resource`, or the path of a backbone element. */
  readonly type: string;
  readonly element: ElementDefinition;
}

const byType = new Map<string, ReadonlyMap<string, Property>>();

/** The JSON properties that a type may have, by name; https://hl7.org/fhir/R4/json.html */
export function propertiesOf(typePath: string): ReadonlyMap<string, Property> {
  let properties = byType.get(typePath);
  if (!properties) {
    const all = r4Elements()
      .elements(typePath)
      .flatMap((element) =>
        element.types.map((type): Property => {
          return { name: element.choice ? choiceProperty(element.name, type) : element.name, type, element };
        }),
      );
    byType.set(typePath, (properties = new Map(all.map((each) => [each.name, each]))));
  }
  return properties;
}
