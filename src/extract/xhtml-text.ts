/**
 * Reads the text of XHTML, and of HTML where that is what there is: https://hl7.org/fhir/R4/narrative.html
 *
 * Nothing is checked, and nothing but text comes out: no tag, attribute, comment, script or style.
 */

const MARKUP = new RegExp(
  [
    /<!--[^]*?(?:-->|$)/,
    /<!\[CDATA\[(?<verbatim>[^]*?)(?:\]\]>|$)/,
    /<(?<hidden>script|style)\b[^]*?(?:<\/\k<hidden>\s*>|$)/,
    /<\/?(?<tag>[a-z][\w:.-]*)(?:[^>"']|"[^"]*"|'[^']*')*>?/,
    /<[!?][^>]*>?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** Tags that don't part the text around them: `H<sub>2</sub>O` is a word. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdo big cite code dfn em font i kbd q s samp small span strike strong sub sup tt u var'.split(' '),
);

const ENTITY = /&(?:#(?:x(?<hex>[\da-f]{1,6})|(?<decimal>\d{1,7}))|(?<name>[a-z]\w*));/gi;

/** The texts between the tags that part it: paragraphs, cells, items. White space is as it was. */
export function textsOfXhtml(xhtml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let at = 0;
  const part = (): void => {
    if (text.trim() !== '') texts.push(text);
    text = '';
  };
  for (const match of xhtml.matchAll(MARKUP)) {
    const { verbatim, tag } = match.groups!;
    text += decodeEntities(xhtml.slice(at, match.index));
    at = match.index + match[0].length;
    if (verbatim !== undefined) text += verbatim;
    else if (tag?.toLowerCase() === 'br') text += ' ';
    else if (tag !== undefined && !INLINE.has(tag.toLowerCase())) part();
  }
  text += decodeEntities(xhtml.slice(at));
  part();
  return texts;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (...[, hex, decimal, name]: (string | undefined)[]) => {
    if (name !== undefined) return NAMED.get(name) ?? ' ';
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

/**
 * The named entities that words can have in them, and those of XML (https://www.w3.org/TR/html401/sgml/entities.html). All
 * others stand for what divides words.
 */
const NAMED = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['rsquo', '\u2019'],
  ['shy', ''],
  ['ordf', 'ª'],
  ['ordm', 'º'],
  ['micro', 'µ'],
  ['sup1', '¹'],
  ['sup2', '²'],
  ['sup3', '³'],
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['Yuml', 'Ÿ'],
  ...inOrder(
    0xc0,
    `Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
     ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
     agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
     eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`,
  ),
  ...inOrder(0x391, 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho'),
  ...inOrder(0x3a3, 'Sigma Tau Upsilon Phi Chi Psi Omega'),
  ...inOrder(0x3b1, 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho'),
  ...inOrder(0x3c2, 'sigmaf sigma tau upsilon phi chi psi omega'),
]);

function inOrder(first: number, names: string): [string, string][] {
  return names.split(/\s+/).map((name, i) => [name, String.fromCodePoint(first + i)]);
}
