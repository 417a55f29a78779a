/**
 * What is wrong with an annotator's answer about a text, in a sentence without a word of the text; undefined when nothing
 * is. Annotators may be programs far away: what they say of places in the text is checked against it.
 */
export function whyNotUsable(annotations: unknown, text: string): string | undefined {
  const { entities, icd10cm, rxnorm, modelVersion } = membersOf(annotations);
  if (!isText(modelVersion)) return 'modelVersion: expected a text';
  for (const [name, list] of Object.entries({ entities, icd10cm, rxnorm })) {
    const fault = inEach(list, (each) => entityFault(each, text, name !== 'entities'));
    if (fault !== undefined) return `${name}${fault}`;
  }
  return undefined;
}

function entityFault(value: unknown, text: string, coded: boolean): string | undefined {
  const { category, type, attributes, concepts } = membersOf(value);
  if (!isText(category)) return '.category: expected a text';
  if (!isText(type)) return '.type: expected a text';
  return (
    mentionFault(value, text) ??
    below(
      '.attributes',
      inEach(attributes, (each) => attributeFault(each, text)),
    ) ??
    (coded ? below('.concepts', inEach(concepts, conceptFault)) : undefined)
  );
}

function mentionFault(value: unknown, source: string): string | undefined {
  const { text, begin, end, score, traits } = membersOf(value);
  if (!isText(text)) return '.text: expected a text';
  const placed = Number.isInteger(begin) && Number.isInteger(end) && (begin as number) >= 0;
  if (!placed || source.slice(begin as number, end as number) !== text) {
    return '.text: not what the text has from begin to end';
  }
  if (!isScore(score)) return '.score: expected a number from 0 to 1';
  return below(
    '.traits',
    inEach(traits, (each) => {
      const trait = membersOf(each);
      if (!isText(trait['name'])) return '.name: expected a text';
      return isScore(trait['score']) ? undefined : '.score: expected a number from 0 to 1';
    }),
  );
}

function attributeFault(value: unknown, text: string): string | undefined {
  const { type, relationshipScore } = membersOf(value);
  if (!isText(type)) return '.type: expected a text';
  if (!isScore(relationshipScore)) return '.relationshipScore: expected a number from 0 to 1';
  return mentionFault(value, text);
}

function conceptFault(value: unknown): string | undefined {
  const { code, description, score } = membersOf(value);
  if (!isText(code)) return '.code: expected a text';
  if (!isText(description)) return '.description: expected a text';
  return isScore(score) ? undefined : '.score: expected a number from 0 to 1';
}

/** The first fault of an array's items, with its place. */
function inEach(list: unknown, faultOf: (item: unknown) => string | undefined): string | undefined {
  if (!Array.isArray(list)) return ': expected an array';
  for (const [i, item] of list.entries()) {
    const fault = faultOf(item);
    if (fault !== undefined) return `[${i}]${fault}`;
  }
  return undefined;
}

function below(name: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : name + fault;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isScore(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
