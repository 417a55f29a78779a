import { any, answer, type Answer } from '../answer.js';
import { parts, split, unescape } from '../escapes.js';
import { refuse } from '../fault.js';
import { isLocal, readReference } from '../reference-text.js';
import { members, textOf, type TypeRules } from '../type-rules.js';
import type { Value } from '../values.js';
import { decided, type World } from '../world.js';
import { codeHolds, readToken, type WantedToken } from './token.js';

/** What is searched for: an id, a resource of this server, any other text, or (`:identifier`) a token. */
export interface WantedReference {
  readonly id?: string;
  readonly type?: string;
  readonly version?: string;
  readonly text?: string;
  readonly token?: WantedToken;
}

/** https://hl7.org/fhir/R4/search.html#reference */
export const referenceRules: TypeRules<WantedReference> = {
  modifiers: ['[type]', 'identifier'],

  read(text, { modifier, definition: { target }, world }) {
    if (modifier === 'identifier') return { token: readToken(text) };
    const version = split(text, '|').length > 1 ? parts(text).at(-1) : undefined;
    const written = version === undefined ? unescape(text) : parts(text).join('|');
    const named = version === undefined ? readReference(written) : undefined;
    const asked = modifier ?? (target.length === 1 ? target[0] : undefined);
    if (modifier !== undefined && named && named.type !== modifier) refuse(`'${written}' is no ${modifier}`);
    if (named && isLocal(named, world)) {
      return { type: named.type, id: named.id, ...(named.version !== undefined && { version: named.version }) };
    }
    if (named || version !== undefined || /[/#?:]/.test(written)) return { text: written };
    return { id: written, ...(asked !== undefined && { type: asked }) };
  },

  matches({ type, data }, wanted, { world }) {
    if (wanted.token) {
      const { system, value } = members(members(data)['identifier']);
      return codeHolds({ system: textOf(system), code: textOf(value) }, wanted.token, world);
    }
    switch (type) {
      case 'Reference':
        return textHolds(members(data)['reference'], wanted, world);
      case 'canonical':
      case 'uri':
        return textHolds(data, wanted, world);
      default: {
        // A resource inside another one, such as the first entry of a document.
        const { resourceType, id } = members(data);
        if (wanted.id === undefined || id !== wanted.id) return 'no';
        return answer(wanted.type === undefined || wanted.type === resourceType);
      }
    }
  },
};

function textHolds(data: unknown, wanted: WantedReference, world: World): Answer {
  const text = textOf(data);
  if (text === undefined) return 'no';
  const bar = text.lastIndexOf('|');
  // https://hl7.org/fhir/R4/search.html#versions: servers "SHOULD" find a canonical by its URL alone.
  const unversioned = bar > 0 ? text.slice(0, bar) : undefined;
  return any([
    writtenHolds(text, wanted, world),
    unversioned !== undefined && writtenHolds(unversioned, wanted, world) === 'yes' ? decided(true, world) : 'no',
  ]);
}

function writtenHolds(text: string, wanted: WantedReference, world: World): Answer {
  const named = readReference(text);
  if (!named || !isLocal(named, world)) {
    if (wanted.text === text) return 'yes';
    // Another server's version of what is asked for.
    const latest = named?.version === undefined ? undefined : text.slice(0, text.lastIndexOf('/_history/'));
    if (wanted.text !== undefined && wanted.text === latest) return decided(true, world);
    // Text that is no reference at all, compared with an id.
    return wanted.type === undefined && wanted.id === text ? decided(true, world) : 'no';
  }
  if (wanted.id !== named.id || (wanted.type !== undefined && wanted.type !== named.type)) return 'no';
  if (wanted.version !== undefined) return answer(wanted.version === named.version);
  // A reference to some version, searched for by the resource.
  return named.version === undefined ? 'yes' : decided(true, world);
}

/** A resource that a reference may lead to, as `Type/id`. */
export interface ReferenceTarget {
  readonly key: string;
  readonly sure: Answer;
}

/**
 * The stored resources that a reference leads to, for joins and includes. R4 leaves open whether these follow a reference
 * to one version (fhirdex: to the resource) or a canonical (fhirdex: to what has that `url`, and `version` if it is written).
 */
export function targetsOf({ type, data }: Value, world: World): readonly ReferenceTarget[] {
  const text = type === 'Reference' ? members(data)['reference'] : data;
  if (typeof text !== 'string') return [];
  const targets: ReferenceTarget[] = [];
  const named = readReference(text);
  const isLiteral = named !== undefined && isLocal(named, world);
  if (isLiteral) {
    const plain = type === 'Reference' && named.version === undefined;
    targets.push({ key: `${named.type}/${named.id}`, sure: plain ? 'yes' : decided(true, world) });
  }
  if (isLiteral && type === 'Reference') return targets;
  for (const resource of world.resources.values()) {
    const { url, version } = members(resource);
    if (typeof url !== 'string' || (text !== url && text !== `${url}|${String(version)}`)) continue;
    targets.push({ key: `${resource.resourceType}/${resource.id}`, sure: decided(true, world) });
  }
  return targets;
}
