import { isPlainObject } from '../fhir-resource.js';
import { FOREIGN_BASE, IDS } from '../vocabulary.js';

/** How a reference is written: https://hl7.org/fhir/R4/references.html#literal */
export type LinkForm = 'relative' | 'versioned' | 'absolute' | 'foreign' | 'dangling';

/**
 * Stands in a generated resource where the text of a literal reference will be, until it is known which resources there
 * are to refer to. `pick` chooses among them.
 */
export class Link {
  constructor(
    /** Types that it may refer to; empty for any. */
    readonly targets: readonly string[],
    readonly pick: number,
    readonly form: LinkForm,
  ) {}
}

export interface Target {
  readonly resourceType: string;
  readonly id: string;
}

/** The text of a link among these resources. Where none is of its types it refers to one that isn't there. */
function linkText({ targets, pick, form }: Link, members: readonly Target[], baseUrl: string, inner?: Target): string {
  const isFit = inner && (targets.length === 0 || targets.includes(inner.resourceType));
  if (isFit && form === 'relative' && pick % 3 === 0) return `#${inner.id}`;
  const fitting = targets.length === 0 ? members : members.filter((each) => targets.includes(each.resourceType));
  const [type] = targets.length === 0 ? ['Patient'] : targets.slice(pick % targets.length);
  const target =
    fitting.length === 0 || form === 'dangling'
      ? { resourceType: type!, id: IDS[pick % IDS.length]! }
      : fitting[pick % fitting.length]!;
  const text = `${target.resourceType}/${target.id}`;
  switch (form) {
    case 'versioned':
      return `${text}/_history/1`;
    case 'absolute':
      return `${baseUrl}/${text}`;
    case 'foreign':
      return `${FOREIGN_BASE}/${text}`;
    default:
      return text;
  }
}

/** A copy with the texts of its links; some lead to `inner`, a resource that is contained. */
export function resolveLinks<T>(value: T, members: readonly Target[], baseUrl: string, inner?: Target): T {
  const resolve = (each: unknown): unknown => {
    if (each instanceof Link) return linkText(each, members, baseUrl, inner);
    if (Array.isArray(each)) return each.map(resolve);
    if (!isPlainObject(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, resolve(member)]));
  };
  return resolve(value) as T;
}
