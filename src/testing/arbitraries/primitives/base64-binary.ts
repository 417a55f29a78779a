import fc from 'fast-check';
import { once } from '../once.js';

/** https://hl7.org/fhir/R4/datatypes.html#base64Binary */
export const base64Binary = once(() => fc.base64String({ minLength: 4, maxLength: 12 }));
