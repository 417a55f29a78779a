import { readChain, readHas } from './chain.js';
import type { Condition, Reading } from './condition.js';
import { refuse } from './fault.js';
import { readFilter } from './filter.js';
import { readParameter } from './parameter.js';
import type { ParameterName } from './request.js';
import { readId, readMembership } from './special.js';

/** Reads one parameter for a resource type; see `ReadCondition`. */
export function readCondition(
  name: ParameterName,
  value: string,
  type: string,
  reading: Reading,
): Condition | undefined {
  switch (name.kind) {
    case 'chain':
      return readChain(name, value, type, reading, readCondition);
    case 'has':
      return readHas(name, value, type, reading, readCondition);
    case 'plain':
      return readPlain(name.code, name.modifier, value, type, reading);
  }
}

function readPlain(
  code: string,
  modifier: string | undefined,
  value: string,
  type: string,
  reading: Reading,
): Condition | undefined {
  switch (code) {
    case '_id':
      return readId(modifier, value, reading.world);
    case '_list':
    case '_in':
      return readMembership(code, modifier, value, reading);
    case '_filter':
      if (modifier !== undefined) refuse("'_filter' takes no modifier");
      return readFilter(value, type, reading);
    case '_lastUpdated': {
      const condition = readParameter(code, modifier, value, type, reading);
      // Servers set it when they store a resource; what it was before says nothing of what they find.
      return condition && reading.world.profile === 'fhir' ? () => 'free' : condition;
    }
    default:
      return readParameter(code, modifier, value, type, reading);
  }
}
