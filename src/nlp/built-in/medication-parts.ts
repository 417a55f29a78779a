import { Phrases } from './phrases.js';
import type { Part } from './quantities.js';

/*
 * The words that say how a medication is taken.
 */

const PARTS: readonly (readonly [part: Part, phrases: string])[] = [
  ['mass', 'mg; mcg; µg; μg; ug; g; gm; gram; milligram; microgram; meq; mmol; unt; iu; kg; ng; lf'],
  ['volume', 'ml; cc; milliliter; millilitre; l; liter; litre'],
  [
    'count',
    'tablet; tab; capsule; cap; pill; puff; drop; gtt; spray; unit; teaspoon; tsp; tablespoon; tbsp; patch; application; dose; actuat; ' +
      'actuation; lozenge; suppository; vial; ampule; packet; scoop; drops; inhalation',
  ],
  ['time', 'second; minute; min; hour; hr; h; day; d; week; wk; month; mo; year'],
  [
    'form',
    'tablet; tab; capsule; cap; pill; injection; solution; suspension; cream; ointment; gel; lotion; patch; inhaler; spray; syrup; elixir; ' +
      'powder; suppository; lozenge; drops; auto-injector; autoinjector; pen; vial; injectable suspension; injectable solution; chewable tablet; ' +
      'extended release; extended-release; delayed release; sustained release; drug implant; implant; intrauterine system; vaginal system; ' +
      'metered dose inhaler; dry powder inhaler; prefilled syringe; topical cream; nebulizer solution; foam; shampoo; mouthwash',
  ],
  [
    'route',
    'oral; orally; by mouth; po; p.o.; iv; i.v.; intravenous; intravenously; im; intramuscular; intramuscularly; sc; sq; subq; subcutaneous; ' +
      'subcutaneously; sublingual; sublingually; sl; under the tongue; topical; topically; inhaled; inhalation; by inhalation; nebulized; ' +
      'intranasal; nasal; rectal; rectally; per rectum; transdermal; vaginal; vaginally; intrauterine; ophthalmic; mucosal; intrathecal; ' +
      'to the affected area; in each nostril; in both eyes; via nebulizer',
  ],
  [
    'frequency',
    'daily; once daily; twice daily; once a day; twice a day; once; bid; tid; qid; qd; qod; qhs; qam; qpm; qwk; q.d.; b.i.d.; t.i.d.; q.i.d.; ' +
      'nightly; at bedtime; at night; every day; every night; every morning; every evening; in the morning; in the evening; each morning; ' +
      'every other day; weekly; once weekly; once a week; twice weekly; twice a week; monthly; once a month; as needed; when needed; if needed; prn; ' +
      'before meals; after meals; with meals; before breakfast; with breakfast; with dinner; before bed; ac; q day; hourly; per day; a day; each day; ' +
      'every hour; as directed; stat; every 24hr',
  ],
];

export function createParts(): Phrases<Part> {
  const parts = new Phrases<Part>();
  for (const [part, phrases] of PARTS) for (const phrase of phrases.split('; ')) parts.add(phrase, part);
  return parts;
}
