import { base64Binary } from './base64-binary.js';
import { boolean } from './boolean.js';
import { canonical } from './canonical.js';
import { code } from './code.js';
import { dateTime } from './date-time.js';
import { date } from './date.js';
import { decimal } from './decimal.js';
import { id } from './id.js';
import { instant } from './instant.js';
import { integer } from './integer.js';
import { markdown } from './markdown.js';
import { oid } from './oid.js';
import { positiveInt } from './positive-int.js';
import { string } from './string.js';
import { time } from './time.js';
import { unsignedInt } from './unsigned-int.js';
import { uri } from './uri.js';
import { url } from './url.js';
import { uuid } from './uuid.js';
import { xhtml } from './xhtml.js';

/**
 * Arbitraries of FHIR's primitive types, by the names of the types: https://hl7.org/fhir/R4/datatypes.html#primitive. Most
 * values are of a small vocabulary, so that they turn up again elsewhere; the others are what tends to go wrong.
 */
export const primitives = {
  base64Binary,
  boolean,
  canonical,
  code,
  date,
  dateTime,
  decimal,
  id,
  instant,
  integer,
  markdown,
  oid,
  positiveInt,
  string,
  time,
  unsignedInt,
  uri,
  url,
  uuid,
  xhtml,
} as const;
