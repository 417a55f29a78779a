/** Vaccines by their CVX codes, and when they are due. */
export interface VaccineRow {
  readonly cvx: string;
  readonly display: string;
  /** Months of age at which a child is due for the doses. */
  readonly months?: readonly number[];
  /** Adults: from this age on, with this chance at each yearly visit, up to so many doses. */
  readonly adult?: { readonly from: number; readonly chance: number; readonly doses: number };
  /** The year the vaccine came into use; earlier doses don't occur. */
  readonly since?: number;
}

// prettier-ignore
export const VACCINES: readonly VaccineRow[] = [
  { cvx: '08', display: 'Hep B, adolescent or pediatric', months: [0, 2, 6], since: 1991 },
  { cvx: '119', display: 'rotavirus, monovalent', months: [2, 4], since: 2008 },
  { cvx: '20', display: 'DTaP', months: [2, 4, 6, 15, 48], since: 1997 },
  { cvx: '49', display: 'Hib (PRP-OMP)', months: [2, 4, 12], since: 1991 },
  { cvx: '133', display: 'Pneumococcal conjugate PCV 13', months: [2, 4, 6, 12], since: 2010 },
  { cvx: '10', display: 'IPV', months: [2, 4, 6, 48] },
  { cvx: '03', display: 'MMR', months: [12, 48] },
  { cvx: '21', display: 'varicella', months: [12, 48], since: 1995 },
  { cvx: '83', display: 'Hep A, ped/adol, 2 dose', months: [12, 18], since: 1996 },
  { cvx: '115', display: 'Tdap', months: [132], since: 2006 },
  { cvx: '165', display: 'HPV9', months: [132, 138], since: 2015 },
  { cvx: '114', display: 'meningococcal MCV4P', months: [132, 192], since: 2005 },
  { cvx: '140', display: 'Influenza, seasonal, injectable, preservative free', adult: { from: 0.5, chance: 0.5, doses: 99 } },
  { cvx: '113', display: 'Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed', adult: { from: 21, chance: 0.12, doses: 1 } },
  { cvx: '187', display: 'zoster recombinant', adult: { from: 50, chance: 0.25, doses: 2 }, since: 2017 },
  { cvx: '33', display: 'pneumococcal polysaccharide PPV23', adult: { from: 65, chance: 0.25, doses: 1 } },
  { cvx: '208', display: 'COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose', adult: { from: 16, chance: 0.45, doses: 4 }, since: 2021 },
];
