import { describe, expect, it } from 'vitest';
import { createAnnotator } from '../../../src/nlp/built-in/create-annotator.js';
import { identity } from './show.js';

describe('what says who the patient is', () => {
  it.each([
    // Missed: a name that begins with a small letter.
    ['Mrs. van der Berg', []],
    ['Mr. Moore and Dr. Ana Moreno', ['NAME Moore', 'NAME Ana Moreno']],
    ['Patient: Ana-María Moreno', ['NAME Ana-María Moreno']],
    ['Ana Moreno, MD', ['NAME Ana Moreno']],
    ['Văn Đức Trần is a 40-year-old man.', ['NAME Văn Đức Trần', 'AGE 40']],
    ['Marine542 Ai120\n is a 60 year-old female', ['NAME Marine542 Ai120', 'AGE 60']],
    [
      'Ana Moreno is a 3-month-old girl. The mother of Ana Moreno came.',
      ['NAME Ana Moreno', 'AGE 3', 'NAME Ana Moreno'],
    ],
    ['Patient is a 60 year old woman', ['AGE 60']],
    ['24 yo F, 81F, 72 y/o, aged 36, at age 16', ['AGE 24', 'AGE 81', 'AGE 72', 'AGE 36', 'AGE 16']],
    ['200 year old', []],
    ['2019-02-11', ['DATE 2019-02-11']],
    [
      'on 01/14/2020, 1/4/20, 11.02.2019 and 2/2023',
      ['DATE 01/14/2020', 'DATE 1/4/20', 'DATE 11.02.2019', 'DATE 2/2023'],
    ],
    [
      'March 4, 2021; 12 May 2018; June 2019; in January',
      ['DATE March 4, 2021', 'DATE 12 May 2018', 'DATE June 2019', 'DATE January'],
    ],
    ['since 2015', ['DATE 2015']],
    ['BP 118/72, 2015 ml, may 5 times, May he', []],
    ['MRN: 77120934', ['ID 77120934']],
    ['medical record number AB-123/4', ['ID AB-123/4']],
    ['SSN 123-45-6789', ['ID 123-45-6789']],
    ['no ID was shown', []],
    [
      '(555) 010-7766, 555-014-2298, 555.014.2298, +1-555-014-2298',
      [
        'PHONE_OR_FAX (555) 010-7766',
        'PHONE_OR_FAX 555-014-2298',
        'PHONE_OR_FAX 555.014.2298',
        'PHONE_OR_FAX +1-555-014-2298',
      ],
    ],
    ['r.ellison@example.org, a@b', ['EMAIL r.ellison@example.org']],
    ['see https://example.org/a?b=1.', ['URL https://example.org/a?b=1']],
    ['480 Linden Avenue, Marlow, OH 43110', ['ADDRESS 480 Linden Avenue, Marlow, OH 43110']],
    ['lives at 12 Orchard Street', ['ADDRESS 12 Orchard Street']],
    ['5 Tablets Daily', []],
    ['works as a truck driver in town; retired teacher', ['PROFESSION truck driver', 'PROFESSION teacher']],
  ])('%j', (text, expected) => {
    expect(identity(text)).toEqual(expected);
  });

  it('is left out on demand', () => {
    expect(createAnnotator({ identity: false }).annotate('Mr. Moore, 60 years old').entities).toEqual([]);
  });
});
