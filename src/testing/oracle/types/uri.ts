import { answer, type Answer } from '../answer.js';
import { unescape } from '../escapes.js';
import { textOf, type TypeRules } from '../type-rules.js';
import { decided, read, type World } from '../world.js';

/** https://hl7.org/fhir/R4/search.html#uri */
export const uriRules: TypeRules<string> = {
  modifiers: ['above', 'below'],

  read: (text) => unescape(text),

  matches({ type, data }, wanted, { modifier, world }) {
    const text = textOf(data);
    if (text === undefined) return 'no';
    const found = uriHolds(text, wanted, modifier, world);
    const bar = text.indexOf('|');
    if (found === 'yes' || type !== 'canonical' || bar < 1) return found;
    return uriHolds(text.slice(0, bar), wanted, modifier, world) === 'no' ? found : decided(true, world);
  },
};

function uriHolds(text: string, wanted: string, modifier: string | undefined, world: World): Answer {
  // "The :above and :below modifiers only apply to URLs, and not URNS such as OIDs"
  if (modifier === undefined || /^urn:/i.test(wanted)) return answer(text === wanted);
  return modifier === 'below' ? isBelow(text, wanted, world) : isBelow(wanted, text, world);
}

/** Whether `uri` lies under `above`; by the segments of its path, where R4 could be read as any prefix. */
function isBelow(uri: string, above: string, world: World): Answer {
  const [lower, upper] = [trimmed(uri), trimmed(above)];
  const bySegment = lower === upper || (uri.startsWith(`${upper}/`) && /^[a-z][a-z0-9+.-]*:\/\/./i.test(upper));
  return uri === above ? 'yes' : read([bySegment, uri.startsWith(above)], world);
}

/** One slash at the end makes no other path; several are segments without a name. */
function trimmed(uri: string): string {
  return uri.replace(/\/$/, '');
}
