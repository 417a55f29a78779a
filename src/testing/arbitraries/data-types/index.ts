import { BASE_URL } from '../vocabulary.js';
import { address } from './address.js';
import { unlinkedAnnotation } from './annotation.js';
import { attachment } from './attachment.js';
import { codeableConcept } from './codeable-concept.js';
import { coding } from './coding.js';
import { contactPoint } from './contact-point.js';
import { extension } from './extension.js';
import { humanName } from './human-name.js';
import { identifier } from './identifier.js';
import { resolveLinks } from './link.js';
import { meta } from './meta.js';
import { money } from './money.js';
import { narrative } from './narrative.js';
import { period } from './period.js';
import { quantity } from './quantity.js';
import { range } from './range.js';
import { ratio } from './ratio.js';
import { reference } from './reference.js';
import { sampledData } from './sampled-data.js';
import { timing } from './timing.js';

/** Arbitraries of the data types that search reads, by their names: https://hl7.org/fhir/R4/datatypes.html#complex */
export const dataTypes = {
  Address: address,
  Age: quantity,
  Annotation: () => unlinkedAnnotation().map((each) => resolveLinks(each, [], BASE_URL)),
  Attachment: attachment,
  CodeableConcept: codeableConcept,
  Coding: coding,
  ContactPoint: contactPoint,
  Count: quantity,
  Distance: quantity,
  Duration: quantity,
  Extension: extension,
  HumanName: humanName,
  Identifier: identifier,
  Meta: meta,
  Money: money,
  Narrative: narrative,
  Period: period,
  Quantity: quantity,
  Range: range,
  Ratio: ratio,
  Reference: reference,
  SampledData: sampledData,
  Timing: timing,
} as const;
