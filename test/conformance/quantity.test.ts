import { describe, expect, test } from 'vitest';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const UCUM = 'http://unitsofmeasure.org';

const observed = (id: string, valueQuantity: object): Sample => ({ resourceType: 'Observation', id, valueQuantity });
const ucum = (value: number, code: string, more: object = {}): object => ({ value, system: UCUM, code, ...more });

describe('the examples of the specification', () => {
  finds(
    [
      observed('mg', ucum(5.4, 'mg')),
      observed('g', ucum(0.0054, 'g')),
      observed('less', ucum(5.36, 'mg')),
      observed('least', ucum(5.35, 'mg')),
      observed('end', ucum(5.45, 'mg')),
      observed('near', ucum(5.9, 'mg')),
      observed('own', { value: 5.4, system: 'urn:own', code: 'mg' }),
      observed('text', { value: 5.4, unit: 'mg' }),
      observed('bare', { value: 5.4 }),
      observed('mL', ucum(5.4, 'mL')),
      { resourceType: 'Observation', id: 'none', valueString: '5.4 mg' },
    ],
    [
      [`Observation?value-quantity=5.4|${UCUM}|mg`, 'mg g less least'],
      [`Observation?value-quantity=5.40e-3|${UCUM}|g`, 'mg g'],
      ['Observation?value-quantity=5.4||mg', 'mg less least own text'],
      ['Observation?value-quantity=5.4', 'mg less least own text bare mL'],
      [`Observation?value-quantity=le5.4|${UCUM}|mg`, 'mg g less least'],
      [`Observation?value-quantity=ap5.4|${UCUM}|mg`, 'mg g less least end near'],
      [`Observation?value-quantity=lt5.4|${UCUM}|mg`, 'less least'],
      [`Observation?value-quantity=gt5.4|${UCUM}|mg`, 'end near'],
      [`Observation?value-quantity=ge0.0054|${UCUM}|g`, 'mg g end near'],
      [`Observation?value-quantity=sa5.4|${UCUM}|mg`, 'end near'],
      [`Observation?value-quantity=eb5400|${UCUM}|ug`, 'less least'],
      [`Observation?value-quantity=ne5.4|${UCUM}|mg`, 'end near'],
      ['Observation?value-quantity=5.4|urn:own|mg', 'own'],
      ['Observation?value-quantity=5.4|urn:other|mg', ''],
      [`Observation?value-quantity=5.4|${UCUM}|mL`, 'mL'],
      [`Observation?value-quantity=5.4|${UCUM}|mg,5.4|${UCUM}|mL`, 'mg g less least mL'],
      ['Observation?value-quantity:missing=true', 'none'],
      ['Observation?value-quantity:missing=false&value-quantity=gt5.5', 'near'],
    ],
  );
});

describe('units', () => {
  finds(
    [
      observed('kg', ucum(0.185, 'kg')),
      observed('lb', ucum(0.4079, '[lb_av]')),
      observed('cel', ucum(37, 'Cel')),
      observed('degf', ucum(98.6, '[degF]')),
      observed('beats', ucum(60, '{beats}/min')),
      observed('hertz', ucum(1, 'Hz')),
      observed('ph', ucum(7.4, '[pH]')),
      observed('pico', ucum(7.4, 'pH')),
      observed('score', ucum(7, '{score}')),
      observed('mole', ucum(2, 'mol')),
      observed('number', ucum(2, '1')),
      observed('case', ucum(2, 'MG')),
      observed('celsius', { value: 37, unit: '°C' }),
      observed('unknown', ucum(3, 'furlong')),
    ],
    [
      [`Observation?value-quantity=185|${UCUM}|g`, 'kg lb'],
      [`Observation?value-quantity=185.0|${UCUM}|g`, 'kg lb'],
      [`Observation?value-quantity=185.00|${UCUM}|g`, 'kg'],
      [`Observation?value-quantity=185.0000000000000|${UCUM}|g`, 'kg'],
      [`Observation?value-quantity=0.2|${UCUM}|kg`, 'kg lb'],
      [`Observation?value-quantity=98.6|${UCUM}|[degF]`, 'cel degf'],
      [`Observation?value-quantity=37.0|${UCUM}|Cel`, 'cel degf'],
      [`Observation?value-quantity=310.15|${UCUM}|K`, 'cel degf'],
      [`Observation?value-quantity=gt36|${UCUM}|Cel`, 'cel degf'],
      [`Observation?value-quantity=60|${UCUM}|/min`, 'beats hertz'],
      ['Observation?value-quantity=60||/min', ''],
      // Logarithms, scores and unknown codes are compared with the same code alone.
      [`Observation?value-quantity=7.4|${UCUM}|[pH]`, 'ph'],
      [`Observation?value-quantity=7.4|${UCUM}|pH`, 'pico'],
      [`Observation?value-quantity=7.4e-12|${UCUM}|H`, ''],
      [`Observation?value-quantity=7|${UCUM}|{score}`, 'score'],
      [`Observation?value-quantity=7|${UCUM}|1`, ''],
      [`Observation?value-quantity=2|${UCUM}|mol`, 'mole'],
      [`Observation?value-quantity=2|${UCUM}|1`, 'number'],
      [`Observation?value-quantity=2|${UCUM}|mg`, ''],
      [`Observation?value-quantity=3|${UCUM}|furlong`, 'unknown'],
      ['Observation?value-quantity=37||%C2%B0C', 'celsius'],
      ['Observation?value-quantity=37||Cel', 'cel'],
    ],
  );
});

describe('comparators, ranges, samples and money', () => {
  const condition = (id: string, onset: object): Sample => ({ resourceType: 'Condition', id, ...onset });
  const invoice = (id: string, value: number, currency?: string): Sample => ({
    resourceType: 'Invoice',
    id,
    totalGross: { value, ...(currency && { currency }) },
  });
  finds(
    [
      observed('under', ucum(5, 'mg', { comparator: '<' })),
      observed('over', ucum(5, 'mg', { comparator: '>=' })),
      {
        resourceType: 'Observation',
        id: 'wave',
        valueSampledData: { origin: ucum(2, 'mg'), factor: 0.5, data: '2 E -2 4' },
      },
      { resourceType: 'Observation', id: 'beyond', valueSampledData: { origin: ucum(0, 'mg'), data: 'U 9' } },
      condition('at-20', { onsetAge: ucum(20, 'a') }),
      condition('at-240-months', { onsetAge: ucum(240, 'mo') }),
      condition('between', { onsetRange: { low: ucum(18, 'a'), high: ucum(30, 'a') } }),
      condition('later', { onsetRange: { low: ucum(30, 'a') } }),
      condition('dated', { onsetDateTime: '2020' }),
      invoice('euros', 12.5, 'EUR'),
      invoice('dollars', 12.5, 'USD'),
      invoice('some', 12.5),
    ],
    [
      ['Observation?value-quantity=5', ''],
      ['Observation?value-quantity=lt5', 'under wave'],
      ['Observation?value-quantity=le5', 'under over wave'],
      ['Observation?value-quantity=gt5', 'over beyond'],
      ['Observation?value-quantity=sa4', 'over beyond'],
      ['Observation?value-quantity=eb5', 'under wave'],
      ['Observation?value-quantity=ap5', 'under over'],
      [`Observation?value-quantity=gt1000|${UCUM}|g`, 'over beyond'],
      // The samples go from 1 to 4.
      ['Observation?value-quantity=lt1.1', 'under wave'],
      ['Observation?value-quantity=lt1', 'under'],
      ['Observation?value-quantity=ap4', 'under wave'],
      [`Condition?onset-age=20|${UCUM}|a`, 'at-20 at-240-months'],
      [`Condition?onset-age=gt25|${UCUM}|a`, 'between later'],
      [`Condition?onset-age=lt19|${UCUM}|a`, 'between'],
      [`Condition?onset-age=ap22|${UCUM}|a`, 'at-20 at-240-months between'],
      [`Condition?onset-age=sa25|${UCUM}|a`, 'later'],
      ['Condition?onset-age:missing=true', 'dated'],
      ['Invoice?totalgross=12.5|urn:iso:std:iso:4217|EUR', 'euros'],
      ['Invoice?totalgross=12.5||USD', 'dollars'],
      ['Invoice?totalgross=gt12', 'euros dollars some'],
      ['Invoice?totalgross=12.5||eur', ''],
    ],
  );
});

describe('what is wrong with a quantity', () => {
  onEveryBackend([], (engine) => {
    test.each([
      ['5.4|mg', "a quantity has no '|' or two"],
      ['5.4|s|c|x', "a quantity has no '|' or two"],
      ['5.4||', "'||' needs a unit"],
      ['5.4|s|', "the system 's' needs a code"],
      ['|s|c', 'expected digits'],
      ['high', "'high' is no number"],
      ['5.4||m%5Cg', 'escape'],
    ])('%s', async (value, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const issues = await issuesOf(engine(), `Observation?value-quantity=${value}`, { handling });
        expect(issues.map((issue) => issue.message).join('; ')).toContain(message);
        for (const issue of issues) expect(issue).toMatchObject({ severity: 'error', parameter: 'value-quantity' });
      }
    });
  });
});
