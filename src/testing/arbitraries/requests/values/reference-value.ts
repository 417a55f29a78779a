import { escape } from '../../../../../grammar/value/index.js';
import { parseReference } from '../../../../model/reference.js';
import { FOREIGN_BASE } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { isText, memberOf, mostly } from './texts.js';
import { identifierForms } from './token-value.js';
import type { ValueContext, ValueWriter } from './value-context.js';

type Context = Omit<ValueContext, 'modifier'>;

/** https://hl7.org/fhir/R4/search.html#reference */
export const referenceValue: ValueWriter = {
  modifiers(context) {
    const { occurrences, targets } = context;
    const types = occurrences.flatMap((each) => literalsOf(each, context).map(({ type }) => type));
    const identified = occurrences.some(({ element }) => memberOf(element, 'identifier') !== undefined);
    const allowed = [...new Set(types)].filter((type) => targets.length === 0 || targets.includes(type));
    return [...allowed, ...(identified ? ['identifier'] : [])];
  },
  value(context) {
    const { occurrences, modifier, targets } = context;
    if (modifier === 'identifier') {
      const forms = occurrences.flatMap(({ element }) => identifierForms(memberOf(element, 'identifier')));
      return mostly(forms, ['1', 'http://example.org/mrn|1']);
    }
    const literals = occurrences.flatMap((each) => literalsOf(each, context));
    if (modifier !== undefined) {
      const ids = literals.flatMap(({ type, id }) => (type === modifier ? id : []));
      return mostly([...ids, ...ids.map((id) => `${modifier}/${id}`)], ['nobody', `${modifier}/nobody`]);
    }
    const forms = literals.flatMap(({ type, id }) => {
      const local = `${type}/${id}`;
      return [local, ...(isUnambiguous(id, context) ? [id] : []), `${context.baseUrl}/${local}`];
    });
    const texts = occurrences.flatMap(({ element }) => textsOf(element));
    const [type = 'Patient'] = targets;
    const others = [`${type}/nobody`, `${FOREIGN_BASE}/${type}/a`, `${type}/a/_history/2`];
    return mostly([...forms, ...texts.map(escape), ...texts.flatMap(unversioned)], others);
  },
};

/** A bare id of several stored resources is refused: https://hl7.org/fhir/R4/search.html#reference */
function isUnambiguous(id: string, { members, targets }: Context): boolean {
  const fits = (type: string): boolean => targets.length === 0 || targets.includes(type);
  return members.filter((each) => each.id === id && fits(each.resourceType)).length <= 1;
}

/** Resources here or elsewhere, by type and id. */
export function literalsOf(
  { element }: Occurrence,
  { baseUrl }: Pick<Context, 'baseUrl'>,
): readonly { readonly type: string; readonly id: string }[] {
  const inner = memberOf(element, 'resourceType');
  if (isText(inner)) {
    const id = memberOf(element, 'id');
    return isText(id) ? [{ type: inner, id }] : [];
  }
  return textsOf(element).flatMap((text) => {
    const parsed = parseReference(text);
    const local = parsed.kind === 'relative' || (parsed.kind === 'absolute' && parsed.base === baseUrl);
    return local ? [{ type: parsed.type, id: parsed.id }] : [];
  });
}

function textsOf(element: unknown): readonly string[] {
  return [element, memberOf(element, 'reference')].filter(isText).filter((text) => /[/:#]/.test(text));
}

/** Without `/_history/...`, and a canonical without its version or with an unescaped bar before it. */
function unversioned(text: string): readonly string[] {
  const history = text.indexOf('/_history/');
  if (history > 0) return [escape(text.slice(0, history))];
  const bar = text.lastIndexOf('|');
  if (bar <= 0 || text.includes('?')) return [];
  return [escape(text.slice(0, bar)), `${escape(text.slice(0, bar))}|${escape(text.slice(bar + 1))}`];
}
