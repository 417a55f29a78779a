import { r4Registry } from '../../searched-elements.js';
import { codesOf, faulty, type FaultKind } from './fault.js';

/** Values that can't be read are errors whatever the handling: https://hl7.org/fhir/R4/search.html#errors */
const INVALID = { code: 'invalid', droppable: false } as const;

/** https://hl7.org/fhir/R4/search.html#date */
export const badDate: FaultKind = (context) => {
  const values = [
    ...['soon', '2013-13', '2013-02-30', '2019-02-29', '2013-1', '2013/01/13', '2013-01-01T25:00Z', '0000'],
    ...['2013-01-01T10', 'gte2013', 'GE2013', '>2013', '2013-01-01T10:00:00+15:00', '20130101', '2013,soon'],
  ];
  return faulty({ fault: 'malformed date', ...INVALID }, codesOf(context, 'date'), values);
};

/** https://hl7.org/fhir/R4/search.html#number */
export const badNumber: FaultKind = (context) => {
  const values = ['many', '1.', '.5', '1e', '--1', 'gte1', '1;5', '0x10', 'Infinity', 'NaN', '1,many'];
  return faulty({ fault: 'malformed number', ...INVALID }, codesOf(context, 'number', 'quantity'), values);
};

/** https://hl7.org/fhir/R4/search.html#quantity */
export const badQuantity: FaultKind = (context) => {
  const values = ['5|g', '5||', '5|http://unitsofmeasure.org|', '5|a|b|c', '|http://unitsofmeasure.org|g'];
  return faulty({ fault: 'malformed quantity', ...INVALID }, codesOf(context, 'quantity'), values);
};

/** https://hl7.org/fhir/R4/search.html#token */
export const badToken: FaultKind = (context) => {
  const codes = codesOf(context, 'token').filter((code) => code !== '_query');
  return faulty({ fault: 'malformed token', ...INVALID }, codes, ['a|b|c', '|', 'a,b|c|d']);
};

/** https://hl7.org/fhir/R4/search.html#escaping */
export const badEscape: FaultKind = (context) => {
  const codes = codesOf(context, 'string', 'token', 'uri', 'reference');
  return faulty({ fault: 'bad escape', ...INVALID }, codes, ['a\\b', 'a\\', '\\n', 'a,\\;b']);
};

/** Too few parts, too many, or an empty one: https://hl7.org/fhir/R4/search.html#composite */
export const badComposite: FaultKind = ({ parameters }) =>
  parameters
    .filter(({ type }) => type === 'composite')
    .flatMap(({ code, components }) => {
      const parts = components.map(() => '1');
      const values = [parts.slice(1), [...parts, '1'], [...parts.slice(1), '']].map((each) => each.join('$'));
      return faulty({ fault: 'wrong number of parts', ...INVALID }, [code], values);
    });

/** A sound number of parts, of which one can't be read. */
export const badComponent: FaultKind = ({ parameters }) =>
  parameters
    .filter(({ type }) => type === 'composite')
    .flatMap(({ code, components }) => {
      const types = components.map(({ definition }) => r4Registry().parameterByUrl(definition)?.type);
      const bad = types.findIndex((type) => type === 'date' || type === 'quantity' || type === 'number');
      if (bad < 0) return [];
      const value = types.map((_, i) => (i === bad ? 'soon' : '1')).join('$');
      return faulty({ fault: 'malformed component', ...INVALID }, [code], [value]);
    });

/** https://hl7.org/fhir/R4/location.html#positional */
export const badPosition: FaultKind = (context) => {
  const values = ['91|0', '0|181', '1', 'north|0', '0|0|-1', '0|0|1|kg', '1|2|3|km|5'];
  return faulty({ fault: 'malformed position', ...INVALID }, codesOf(context, 'special'), values);
};
