import fc from 'fast-check';

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

export interface WrittenNumber {
  readonly minus: boolean;
  readonly whole: string;
  readonly fraction: string;
  /** Of the exponent, with its `e` and sign. */
  readonly exponent: string;
}

/** Numbers as FHIR lets them be written, by their parts. */
export const writtenNumber: fc.Arbitrary<WrittenNumber> = fc.record({
  minus: fc.boolean(),
  whole: fc.oneof(digits(1, 4), digits(1, 25)),
  fraction: fc.oneof(fc.constant(''), digits(1, 3), digits(1, 25)),
  exponent: fc.oneof(
    fc.constant(''),
    fc
      .tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '-', '+'), fc.integer({ min: 0, max: 250 }))
      .map(([e, sign, power]) => `${e}${sign}${power}`),
  ),
});

export function writeNumber({ minus, whole, fraction, exponent }: WrittenNumber): string {
  return `${minus ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}

export const numberText = writtenNumber.map(writeNumber);
