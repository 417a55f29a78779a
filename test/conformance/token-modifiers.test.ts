import { describe, expect, test } from 'vitest';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203';
const UCUM = 'http://unitsofmeasure.org';

const patient = (id: string, ...identifier: object[]): Sample => ({ resourceType: 'Patient', id, identifier });
const numbered = (value: string, ...types: [system: string, code: string][]): object => ({
  value,
  type: { coding: types.map(([system, code]) => ({ system, code })), text: 'Number of a record' },
});

describe(':of-type', () => {
  finds(
    [
      patient('mr', numbered('446053', [TYPES, 'MR'])),
      patient('ss', numbered('446053', [TYPES, 'SS'])),
      patient('both', numbered('446053', ['urn:own', 'x'], [TYPES, 'MR'])),
      // The type is that of one identifier, the value that of another.
      patient('apart', numbered('1', [TYPES, 'MR']), numbered('446053', [TYPES, 'SS'])),
      patient('case', numbered('ABC', [TYPES, 'MR'])),
      patient('plain', { value: '446053', system: TYPES }),
      patient('bars', numbered('a|b', [TYPES, 'MR'])),
    ],
    [
      [`Patient?identifier:of-type=${TYPES}|MR|446053`, 'mr both'],
      [`Patient?identifier:ofType=${TYPES}|MR|446053`, 'mr both'],
      [`Patient?identifier:of-type=${TYPES}|SS|446053`, 'ss apart'],
      [`Patient?identifier:of-type=urn:own|x|446053`, 'both'],
      [`Patient?identifier:of-type=urn:own|MR|446053`, ''],
      [`Patient?identifier:of-type=${TYPES}|MR|1,${TYPES}|SS|446053`, 'ss apart'],
      [`Patient?identifier:of-type=${TYPES}|MR|abc`, 'case'],
      [`Patient?identifier:of-type=${TYPES}|mr|ABC`, 'case'],
      [`Patient?identifier:of-type=${TYPES}|MR|a\\|b`, 'bars'],
      ['Patient?identifier:of-type=', 'mr ss both apart case plain bars'],
      ['Patient?identifier:text=record', 'mr ss both apart case bars'],
    ],
  );

  onEveryBackend([], (engine) => {
    test.each(['446053', 'MR|446053', '|MR|446053', `${TYPES}||446053`, `${TYPES}|MR|`, 'a|b|c|d'])(
      '%s is not all of system, code and value',
      async (value) => {
        const issues = await issuesOf(engine(), `Patient?identifier:of-type=${value}`, { handling: 'lenient' });
        expect(issues).toMatchObject([{ code: 'invalid', parameter: 'identifier:of-type' }]);
        expect(issues[0]!.message).toContain('[system]|[code]|[value]');
      },
    );
  });
});

describe(':code-text looks for the beginning of codes, :text for that of words', () => {
  const condition = (id: string, coding: object, text?: string): Sample => ({
    resourceType: 'Condition',
    id,
    code: { coding: [coding], ...(text && { text }) },
  });
  finds(
    [
      condition('e11', { system: 'urn:icd', code: 'E11', display: 'Type 2 diabetes' }),
      condition('e119', { system: 'urn:icd', code: 'E11.9', display: 'without complications' }, 'E10 was wrong'),
      condition('unit', { system: UCUM, code: 'Mg' }),
      condition('other', { code: 'XE11' }),
    ],
    [
      ['Condition?code:code-text=E11', 'e11 e119'],
      ['Condition?code:code-text=e11', 'e11 e119'],
      ['Condition?code:code-text=E11.', 'e119'],
      ['Condition?code:code-text=11', ''],
      ['Condition?code:code-text=E10', ''],
      ['Condition?code:code-text=E11.,X', 'e119 other'],
      // Where case counts it counts for the beginning too.
      ['Condition?code:code-text=M', 'unit'],
      ['Condition?code:code-text=m', ''],
      ['Condition?code:text=e10', 'e119'],
      ['Condition?code:text=diab', 'e11'],
      ['Condition?code:text=E11', ''],
    ],
  );
  // Codes and booleans beside each other.
  const group = (id: string, value: object): Sample => ({ resourceType: 'Group', id, characteristic: [value] });
  finds(
    [
      group('yes', { valueBoolean: true }),
      group('coded', { valueCodeableConcept: { coding: [{ code: 'TRUE-ish' }] } }),
    ],
    [
      ['Group?value:code-text=tr', 'yes coded'],
      ['Group?value:code-text=true-', 'coded'],
    ],
  );
});

describe(':below on mime types', () => {
  const document = (id: string, contentType?: string): Sample => ({
    resourceType: 'DocumentReference',
    id,
    content: [{ attachment: { ...(contentType && { contentType }), url: 'x' } }],
  });
  finds(
    [
      document('xml', 'text/xml'),
      document('charset', 'text/xml; charset=UTF-8'),
      document('tight', 'text/xml;charset=UTF-8'),
      document('upper', 'Text/XML'),
      document('longer', 'text/xml-external'),
      document('plain', 'text/plain'),
      document('pdf', 'application/pdf'),
      document('none'),
    ],
    [
      ['DocumentReference?contenttype:below=text/xml', 'xml charset tight upper'],
      ['DocumentReference?contenttype:below=text/xml;charset=UTF-8', 'tight'],
      ['DocumentReference?contenttype:below=text', 'xml charset tight upper longer plain'],
      ['DocumentReference?contenttype:below=text/', ''],
      ['DocumentReference?contenttype:below=text/xml,application/pdf', 'xml charset tight upper pdf'],
      ['DocumentReference?contenttype:below=urn:ietf:bcp:13|text/xml', 'xml charset tight upper'],
      ['DocumentReference?contenttype:below=|text/xml', 'xml charset tight upper'],
      ['DocumentReference?contenttype:below=urn:other|text/xml', ''],
      ['DocumentReference?contenttype:below=urn:ietf:bcp:13|', ''],
      ['DocumentReference?contenttype=text/xml', 'xml upper'],
      ['DocumentReference?contenttype:not=text/xml', 'charset tight longer plain pdf none'],
      ['DocumentReference?contenttype:missing=true', 'none'],
    ],
  );
});

describe('modifiers that are refused', () => {
  onEveryBackend([], (engine) => {
    test.each([
      ['Patient?gender:below=male', "':below' needs a terminology service"],
      ['Patient?gender:above=male', "':above' needs a terminology service"],
      ['Patient?gender:in=http://a.org/vs', "':in' needs a terminology service"],
      ['Patient?gender:not-in=http://a.org/vs', "':not-in' needs a terminology service"],
      ['DocumentReference?contenttype:above=text/xml', "':above' needs a terminology service"],
      ['Patient?gender:exact=male', "':exact' is not supported"],
      ['Patient?gender:oftype=male', 'did you mean'],
      ['Patient?gender:Patient=male', "':Patient' is not supported"],
      ['Patient?family:of-type=a|b|c', "':of-type' is not supported"],
      ['Patient?family:in=x', "':in' is not supported"],
    ])('%s: %s', async (query, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const issues = await issuesOf(engine(), query, { handling });
        expect(issues).toMatchObject([{ severity: 'error', code: 'not-supported' }]);
        expect(issues[0]!.message).toContain(message);
      }
    });
  });
});
