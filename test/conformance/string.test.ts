import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

const named = (id: string, ...name: unknown[]): Sample => ({ resourceType: 'Patient', id, name });
const living = (id: string, address: object): Sample => ({ resourceType: 'Patient', id, address: [address] });

describe('the examples of the specification', () => {
  finds(
    [
      named('1', { given: ['Eve'] }),
      named('2', { given: ['Evelyn'] }),
      named('3', { given: ['Severine'] }),
      named('4', { given: ['eve'] }),
      named('5', { given: ['EVE'] }),
      named('6', { family: 'Carreno Quinones' }),
    ],
    [
      ['Patient?given=eve', '1 2 4 5'],
      ['Patient?given:contains=eve', '1 2 3 4 5'],
      ['Patient?given:exact=Eve', '1'],
      ['Patient?family=Carreno', '6'],
      ['Patient?family=Quinones', '6'],
      ['Patient?family=carreno+quin', '6'],
      ['Patient?family=uinones', ''],
    ],
  );
});

describe('case, accents, punctuation and spaces', () => {
  finds(
    [
      named('1', { family: 'Müller', given: ['María José'] }),
      named('2', { family: "O'Neil", given: ['Mu\u0308l'] }),
      named('3', { family: 'Smith-Jones', given: ['Maria  Jose'] }),
      named('4', { family: 'STRASSE', given: ['a,b', 'a\\b'] }),
      named('5', { family: '-' }),
      named('6', { family: 'Abel-Bell-Cruz' }),
    ],
    [
      ['Patient?family=muller', '1'],
      ['Patient?family=M%C3%9CLLER', '1'],
      ['Patient?given=mül', '2'],
      ['Patient?given=maria+jose', '1 3'],
      ['Patient?given=maria%09jose', '1 3'],
      ['Patient?given=jose', ''],
      ['Patient?family=oneil', '2'],
      ["Patient?family=O'NEIL", '2'],
      ['Patient?family=jones', '3'],
      ['Patient?family=smithjones', '3'],
      ['Patient?family:contains=one', '2 3'],
      // Whatever is found by its beginning is found by :contains too.
      ['Patient?family=bell+cruz', '6'],
      ['Patient?family:contains=bell+cruz', '6'],
      ['Patient?family=straße', '4'],
      ['Patient?given:exact=María José', '1'],
      ['Patient?given:exact=maría josé', ''],
      ['Patient?given=a\\,b', '4'],
      ['Patient?given:exact=a\\\\b', '4'],
      ['Patient?given:exact=a%5C%2Cb,x', '4'],
      ['Patient?family=-', '5'],
      ['Patient?family:contains=-', '3 5 6'],
      ['Patient?family=muller,o', '1 2'],
      ['Patient?family=muller&given=maria', '1'],
      ['Patient?family=muller&given=mul', ''],
      ['Patient?family=,', '1 2 3 4 5 6'],
      ['Patient?family=__proto__', ''],
    ],
  );
});

describe('the parts of a name, and those that are no strings', () => {
  finds(
    [
      named('1', {
        use: 'official',
        family: 'Fam',
        given: ['Giv', 'Second'],
        prefix: ['Dr.'],
        suffix: ['Jr'],
        text: 'All of it',
      }),
      named('2', { use: 'fam', period: { start: 'fam' }, given: [null, 'Other'], _given: [{ id: 'x' }, null] }),
    ],
    [
      ['Patient?name=fam', '1'],
      ['Patient?name=second', '1'],
      ['Patient?name=dr', '1'],
      ['Patient?name=jr', '1'],
      ['Patient?name=all of', '1'],
      ['Patient?name=of it', ''],
      ['Patient?name=official', ''],
      ['Patient?name=other', '2'],
      ['Patient?name:contains=O', '1 2'],
      ['Patient?name=fam&name=giv', '1'],
    ],
  );
});

describe('the parts of an address', () => {
  finds(
    [
      living('1', {
        use: 'home',
        type: 'both',
        line: ['1 Main St.', 'Flat 2'],
        city: 'Springfield',
        district: 'Greene',
        state: 'MA',
        postalCode: '01101',
        country: 'US',
        text: 'See map',
        period: { start: '2000' },
      }),
      living('2', { city: 'Mainz' }),
    ],
    [
      ['Patient?address=1 main st', '1'],
      ['Patient?address=flat', '1'],
      ['Patient?address=spring', '1'],
      ['Patient?address=greene', '1'],
      ['Patient?address=ma', '1 2'],
      ['Patient?address=01101', '1'],
      ['Patient?address=us', '1'],
      ['Patient?address=see', '1'],
      ['Patient?address=home', ''],
      ['Patient?address=both', ''],
      ['Patient?address=2000', ''],
      ['Patient?address-city=main', '2'],
      ['Patient?address-state:exact=MA', '1'],
      ['Patient?address:contains=main', '1 2'],
    ],
  );
});
