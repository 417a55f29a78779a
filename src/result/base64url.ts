/** Bytes in letters that URLs hold as they are, without padding: https://www.rfc-editor.org/rfc/rfc4648#section-5 */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return urlSafe(btoa(binary));
}

/** The UTF-8 bytes of a text. */
export function textToBase64Url(text: string): string {
  // ASCII is its own UTF-8, and nearly all that comes; not to encode it saves half a microsecond.
  return /^[\0-\x7f]*$/.test(text) ? urlSafe(btoa(text)) : toBase64Url(new TextEncoder().encode(text));
}

function urlSafe(base64: string): string {
  return base64.replace(/=+$/, '').replace(/[+/]/g, (letter) => (letter === '+' ? '-' : '_'));
}

/** Throws when the text isn't base64. */
export function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
