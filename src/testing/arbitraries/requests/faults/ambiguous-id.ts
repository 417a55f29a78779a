import { faulty, type FaultKind } from './fault.js';
import { targetsOf } from '../world.js';

/** "servers SHOULD fail the search" for an id of several types: https://hl7.org/fhir/R4/search.html#reference */
export const ambiguousId: FaultKind = ({ type, parameters, world }) =>
  parameters
    .filter((each) => each.type === 'reference' && !each.code.startsWith('_'))
    .flatMap((each) => {
      const targets = targetsOf(each, type);
      const members = world.resources.filter(
        ({ resourceType }) => targets.length === 0 || targets.includes(resourceType),
      );
      const shared = members.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at);
      const rest = { fault: 'ambiguous id', code: 'multiple-matches', droppable: false } as const;
      return faulty(rest, [each.code], shared);
    });
