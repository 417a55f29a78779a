import { parse } from 'content-type';
import { httpError } from './http-error.js';

/**
 * The text of a request's body; empty when there is none, whatever its type. Refused when it is larger than `limit`
 * bytes, not of one of the `types`, or not UTF-8.
 */
export async function readBody(request: Request, types: readonly string[], limit: number): Promise<string> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return '';
  checkType(request.headers.get('content-type') ?? '', types);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw httpError(400, 'invalid', 'the body is not UTF-8');
  }
}

/** UTF-8 SHALL be used, and this is R4: https://hl7.org/fhir/R4/http.html#mime-type */
function checkType(header: string, types: readonly string[]): void {
  const { type, parameters } = parse(header);
  const { charset = 'utf-8', fhirversion = '4.0' } = parameters;
  if (types.includes(type) && /^utf-?8$/i.test(charset) && fhirversion === '4.0') return;
  throw httpError(415, 'not-supported', `expected a body of type ${types.join(' or ')}, in UTF-8 and FHIR version 4.0`);
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const check = (size: number): void => {
    if (size > limit) throw httpError(413, 'too-long', `the body has more than ${limit} bytes`);
  };
  check(Number(request.headers.get('content-length') ?? 0));
  if (!request.body) {
    // Either there is none, or the browser has no streams of requests.
    const whole = new Uint8Array(await request.arrayBuffer());
    check(whole.length);
    return whole;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > limit) await reader.cancel();
    check(size);
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
