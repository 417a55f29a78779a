/*
 * The text of narratives, which are XHTML (https://hl7.org/fhir/R4/narrative.html), and of notes in HTML. Nothing is checked,
 * and nothing but text comes out: no tag, attribute, comment, script or style.
 */

const MARKUP = new RegExp(
  [
    /<!--[^]*?(?:-->|$)/,
    /<!\[CDATA\[(?<verbatim>[^]*?)(?:\]\]>|$)/,
    /<(?<hidden>script|style|head|template)\b[^]*?(?:<\/\k<hidden>\s*>|$)/,
    /<\/?(?<tag>[a-z][\w:.-]*)(?:[^>"']|"[^"]*"|'[^']*')*>?/,
    /<[!?][^>]*>?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** Tags that don't part the text around them: `H<sub>2</sub>O` is a word. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u ' +
    'var wbr'
  ).split(' '),
);

const ENTITY = /&(?:#(?:x(?<hex>[\da-f]{1,6})|(?<decimal>\d{1,7}))|(?<name>[a-z]\w*));/gi;

/** The text as lines, without blank ones: one for each paragraph, cell and item, and where lines are broken in the source. */
export function textOfHtml(html: string): string {
  return textsOfHtml(html)
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** The texts between the tags that part it: paragraphs, cells, items. White space is as it was. */
export function textsOfHtml(html: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let at = 0;
  const part = (): void => {
    if (text.trim() !== '') texts.push(text);
    text = '';
  };
  for (const match of html.matchAll(MARKUP)) {
    const { verbatim, hidden, tag } = match.groups!;
    text += decodeEntities(html.slice(at, match.index));
    at = match.index + match[0].length;
    if (verbatim !== undefined) text += verbatim;
    else if (hidden !== undefined) text += text === '' ? '' : ' ';
    else if (tag?.toLowerCase() === 'br') text += '\n';
    else if (tag !== undefined && !INLINE.has(tag.toLowerCase())) part();
  }
  text += decodeEntities(html.slice(at));
  part();
  return texts;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (reference, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? reference;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : reference;
  });
}

/**
 * The named entities of XML, those that words can have in them, and the marks that notes have most
 * (https://www.w3.org/TR/html401/sgml/entities.html). Others stay as they are written.
 */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' },
    ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
    ...{ deg: '°', plusmn: '±', le: '≤', ge: '≥', reg: '®', trade: '™', frac12: '½', frac14: '¼', frac34: '¾' },
    ...{ ordf: 'ª', ordm: 'º', micro: 'µ', sup1: '¹', sup2: '²', sup3: '³' },
    ...{ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ' },
  }),
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
