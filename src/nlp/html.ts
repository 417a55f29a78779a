/*
 * HTML to plain text, well enough to be read: elements that start a line of their own break the line, what isn't shown is
 * left out, and character references become what they stand for.
 */

// What isn't closed goes on to the end, and no tag has another in it, so that every pattern takes linear time.
const UNSEEN =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[|\]\]>|<[!?][^<>]*>|<(script|style|head|template)\b[^<>]*>[^]*?(?:<\/\1\s*>|$)/gi;
const BLOCKS = new RegExp(
  `</?(?:${[
    ...['address', 'article', 'aside', 'blockquote', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'fieldset', 'footer'],
    ...['form', 'h[1-6]', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'td'],
    ...['tfoot', 'th', 'thead', 'tr', 'ul'],
  ].join('|')})\\b(?:"[^"]*"|'[^']*'|[^'"<>])*>`,
  'gi',
);
const TAGS = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
const REFERENCES = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi;

/** Those of XML, and those that clinical notes have most; others stay as they are written. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
    ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', deg: '°', micro: 'µ', plusmn: '±', times: '×' },
    ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', le: '≤', ge: '≥', frac12: '½', reg: '®', trade: '™' },
  }),
);

/** The text of an HTML or XHTML document or fragment. */
export function textOfHtml(html: string): string {
  return html
    .replace(UNSEEN, ' ')
    .replace(BLOCKS, '\n')
    .replace(TAGS, '')
    .replace(REFERENCES, dereferenced)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function dereferenced(reference: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? reference;
  const code = decimal === undefined ? parseInt(hexadecimal!, 16) : Number(decimal);
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : reference;
}
