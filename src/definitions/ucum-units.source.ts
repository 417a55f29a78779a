/** Units of one kind of quantity, for `ucum.generate.ts` to look up the factors of. */
export interface UnitGroup {
  readonly kind: string;
  /** UCUM's case-sensitive codes. */
  readonly codes: readonly string[];
}

const MASSES = 'fg pg ng ug mg g kg';
const VOLUMES = 'L dL mL uL';
const AMOUNTS = 'fmol pmol nmol umol mmol mol';
const EQUIVALENTS = 'ueq meq eq';
const ENZYMES = 'nU uU mU U kU';
const INTERNATIONAL = 'u[IU] m[IU] [IU] k[IU] u[iU] m[iU] [iU] k[iU]';
const TIMES = 's min h d';
const SPANS = '(2.h) (4.h) (6.h) (8.h) (12.h) (24.h)';

/**
 * The units of the generated table: those that real records hold and, of the codes of R4's ValueSet
 * http://hl7.org/fhir/ValueSet/ucum-common, those in clinical use. Codes with annotations needn't be listed, because
 * `ucum.ts` looks `mg/g{creat}` up as `mg/g`. Logarithms (`[pH]`, `B`, `dB`, `Np`), reciprocals (`[diop]`), tangents
 * (`%[slope]`) and homeopathic potencies have no linear conversion, and the generator refuses them.
 */
export const UCUM_UNITS: readonly UnitGroup[] = [
  {
    kind: 'numbers, mass and volume fractions',
    codes: [
      ...words('1 % 10* 10^ 10*3 10*4 10*5 10*6 10*8 10*9 10*12 10*-3 10*-6 [ppth] [ppm] [ppb] [pptr] [pi]'),
      ...words('%/100 /100 /10*3 /10*4 /10*6 /10*9 /10*10 /10*12'),
      ...over('pg ng ug mg g', 'mg g kg'),
      ...words('ug/ng g/(100.g) mg/(100.g) ug/(100.g) kg/kg'),
      ...words('L/L mL/L mL/dL mL/mL uL/mL fL/nL [drp]/mL'),
    ],
  },
  {
    // 48 mmol/mol of HbA1c are 6.5 %, not 4.8 %: the molar mass is in between.
    kind: 'fractions of amounts of substance',
    codes: [
      ...over('pmol nmol umol mmol mol', 'nmol umol mmol mol'),
      ...over('mU U kU', 'umol mmol mol'),
      ...words('osm/mol mosm/mmol nmol/L/mmol'),
    ],
  },
  {
    kind: 'masses',
    codes: words(
      `ag ${MASSES} cg dg hg Mg t u [gr] [oz_av] [lb_av] [dr_av] [stone_av] [ston_av] [oz_tr] [lb_tr] [sc_ap] [dr_ap]
       [oz_ap] [lb_ap] [car_m] ng/10*6`,
    ),
  },
  {
    kind: 'lengths',
    codes: words('fm pm nm um mm cm dm m km [in_i] [ft_i] [yd_i] [mi_i] [nmi_i] [fth_i] [Ch] Ao'),
  },
  { kind: 'areas', codes: words('um2 mm2 cm2 dm2 m2 km2 [sin_i] [sft_i] [syd_i] [cml_i] ar har mL/mm') },
  {
    kind: 'volumes',
    codes: words(
      `fL pL nL ${VOLUMES} cL hL kL um3 mm3 cm3 dm3 m3 fl pl nl ul ml cl dl l [drp] [cin_i] [cft_i] [tsp_us] [tbs_us]
       [foz_us] [cup_us] [pt_us] [qt_us] [gal_us] [min_us] [fdr_us] [tsp_m] [tbs_m] [foz_m] [cup_m] [foz_br] [pt_br]
       [qt_br] [gal_br]`,
    ),
  },
  { kind: 'times', codes: words('ps ns us ms s ks Ms min h 24.h d wk mo a mo_j mo_s mo_g a_j a_t a_g') },
  { kind: 'temperatures', codes: words('mK K Cel [degF] [degR]') },
  { kind: 'plane and solid angles', codes: words("rad mrad deg ' '' gon circ sr sph deg/s rad/s [pi].rad/min") },
  { kind: 'amounts of substance', codes: words(`${AMOUNTS} kmol uosm mosm osm`) },
  { kind: 'equivalents', codes: words(EQUIVALENTS) },

  {
    kind: 'mass concentrations',
    codes: [...over(MASSES, VOLUMES), ...over('ng ug mg g kg', 'm3'), ...words('g/cm3 g%')],
  },
  {
    kind: 'amount concentrations',
    codes: [...over(`${AMOUNTS} mosm osm`, VOLUMES), ...words('umol/m3 mmol/m3 mol/m3 mol/dm3')],
  },
  { kind: 'equivalent concentrations', codes: [...over(EQUIVALENTS, VOLUMES), ...words('10*6.eq/mL')] },
  {
    kind: 'number concentrations',
    codes: [
      ...over('', `${VOLUMES} nL mm3 cm3 m3`),
      ...over('1', VOLUMES),
      ...over('10*3 10*4 10*5 10*6 10*9 10*12', `${VOLUMES} mm3`),
    ],
  },
  {
    kind: 'contents of a mass',
    codes: [
      ...over(`${AMOUNTS} mosm osm`, 'mg g kg'),
      ...over(EQUIVALENTS, 'g kg'),
      ...over('', 'ug mg g kg'),
      ...over('10*3 10*6 10*9', 'g kg'),
      ...over('nL uL mL L', 'mg g kg'),
    ],
  },
  { kind: 'masses of an amount', codes: [...over('pg ng ug mg g kg', 'umol mmol mol')] },
  { kind: 'amounts and equivalents of one another', codes: words('/umol /mmol /mol /U ng/U eq/mmol eq/umol meq/mmol') },
  {
    kind: 'by area',
    codes: [
      ...over('', 'mm2 cm2 m2'),
      ...over('ng ug mg g kg', 'cm2 m2'),
      ...over('umol mmol mol meq', 'm2'),
      ...words('mL/m2 L/m2 mL/[sin_i] ug/[sft_i]'),
    ],
  },
  { kind: 'by length', codes: words('/mm /cm /m pg/mm ug/m mg/m g/m umol/m mmol/m nmol/m/mg') },

  {
    kind: 'frequencies and activities of nuclides',
    codes: [
      ...over('', `${TIMES} wk mo a`),
      ...over('1', `${TIMES} wk`),
      ...words('/(8.h) /(12.h) /(24.h) 10*6/(24.h)'),
      ...words('mHz Hz kHz MHz GHz Bq kBq MBq GBq pCi nCi uCi mCi Ci'),
    ],
  },
  {
    kind: 'mass rates',
    codes: [
      ...over('pg ng ug mg g kg', TIMES),
      ...over('ng ug mg g', SPANS),
      ...words('mg/wk mg/(10.h) mg/(18.h) mg/(72.h) g/wk g/(5.h) g/(48.h) g/(72.h) g/(3.d)'),
    ],
  },
  {
    kind: 'amount rates and enzyme activities',
    codes: [
      ...over('pmol nmol umol mmol mol', TIMES),
      ...over('pmol nmol umol mmol', '(2.h) (6.h) (8.h) (12.h) (24.h)'),
      ...words('mmol/(5.h) mmol/(18.h) umol/wk mmol/wk'),
      ...words(`pU ${ENZYMES} MU 10*3.U 10*6.U fkat pkat nkat ukat mkat kat`),
      ...over('U', '10 100 10*6 10*9 10*10 10*12'),
      ...words('nmol/min/10*6'),
    ],
  },
  { kind: 'equivalent rates', codes: [...over('ueq meq eq', TIMES), ...over('meq', '(2.h) (8.h) (12.h) (24.h)')] },
  {
    kind: 'volume rates',
    codes: [
      ...over('uL mL L', TIMES),
      ...over('mL', `${SPANS} (5.h) (10.h) (72.h)`),
      ...over('[drp]', TIMES),
      ...words('nL/s nL/min dL/min daL/min 10.L/min uL/(2.h) L/(8.h) L/(12.h) L/(24.h) cm3/s cm3/min m3/s m3/h'),
    ],
  },
  {
    kind: 'speeds and volume rates by area',
    codes: words(
      `nm/s um/s mm/s cm/s m/s mm/min mm/h cm/h m/h km/h [mi_i]/h [kn_i] mL/min/m2 L/min/m2 L/(min.m2) daL/min/m2
       10.L/(min.m2) mL/s/m2 mL/min/(173.10*-2.m2) mL/min/{1.73_m2} mL/s/{1.73_m2} L/s/m2`,
    ),
  },
  {
    kind: 'rates by body mass',
    codes: [
      ...over('pg ng ug mg g', 'kg/s kg/min kg/h kg/d kg/(8.h) kg/(24.h) (kg.min) (kg.h) (kg.d)'),
      ...over('ng mg', '(8.h.kg)'),
      ...words('g/(8.kg.h) ng/mg/h'),
      ...over('umol mmol mol', 'kg/s kg/min kg/h kg/d kg/(8.h) (kg.min) (kg.h)'),
      ...over('meq', 'kg/min kg/h kg/d (kg.h) (kg.d) (8.h.kg)'),
      ...over('uL mL L', 'kg/s kg/min kg/h kg/d kg/(8.h) kg/(24.h) (kg.min) (kg.h) (kg.d)'),
      ...words('mmol/(8.h.kg) [MET]'),
    ],
  },
  {
    kind: 'rates by body surface and by volume',
    codes: words(
      `g/h/m2 mg/d/m2 g/d/m2 mg/h/m2 mg/d/(173.10*-2.m2) mg/d/{1.73_m2} ng/mL/h ng/dL/h ng/mL/min ug/L/h ug/L/(24.h)
       mg/dL/h mg/L/h`,
    ),
  },
  {
    kind: 'enzyme activity concentrations',
    codes: [
      ...over(ENZYMES, 'L dL mL'),
      ...over('pkat nkat ukat mkat kat', 'L mL'),
      ...over('nmol umol', 'h/L h/mL min/L min/mL L/h L/min L/s s/L mL/h mL/min'),
      ...words('pmol/h/mL pmol/mL/h mmol/L/s mmol/s/L mmol/L/min mmol/L/h mmol/h/L'),
    ],
  },
  {
    kind: 'enzyme activity contents',
    codes: [
      ...over('uU mU U kU', 'mg g kg'),
      ...over('nkat ukat kat', 'g kg'),
      ...over('pmol nmol umol', 'h/mg h/g min/mg min/g mg/h mg/min'),
      ...words('mmol/h/mg U/(10.g)'),
    ],
  },
  {
    kind: 'rates of enzyme activity',
    codes: [
      ...over('mU U kU', TIMES),
      ...over('U', '(1.h) (2.h) (12.h) (18.h) (24.h)'),
      ...words('mU/mL/min U/kg/h U/kg/d'),
    ],
  },

  {
    kind: 'arbitrary units',
    codes: [
      ...words(`${INTERNATIONAL} n[IU] M[IU] M[iU] 10*3.[IU] 10*6.[IU] 10*3.[iU] 10*6.[iU] /[IU] /[iU]`),
      ...over(INTERNATIONAL, 'L dL mL'),
      ...over('m[IU] [IU] k[IU] m[iU] [iU] k[iU]', 'mg g kg'),
      ...over('m[IU] [IU] [iU]', `${TIMES} (2.h) (24.h) kg/d kg/h kg/min`),
      ...words('[IU]/10*9 [IU]/kg/(24.h) [IU]/m2 [iU]/m2'),
      ...words("[arb'U] [arb'U]/L [arb'U]/mL /[arb'U] k[arb'U]/L [USP'U] [USP'U]/mL [AU] [BAU] [BAU]/mL"),
      ...words("[GPL'U] [GPL'U]/mL [MPL'U] [MPL'U]/mL [APL'U] [APL'U]/mL [beth'U] [beth'U]/mL"),
      ...words('[CFU] [CFU]/mL [CFU]/L 10*3.[CFU]/mL 10*6.[CFU]/L [PFU] [PFU]/mL [FFU] [TCID_50] [CCID_50] [EID_50]'),
      ...words("[ELU] [ELU]/mL [EU] [EU]/mL [PNU] [Lf] [D'ag'U] [Amb'a'1'U] [anti'Xa'U] [anti'Xa'U]/mL [FEU]"),
    ],
  },
  { kind: 'counts in a field of the microscope', codes: words('[HPF] [LPF] /[HPF] /[LPF] [drp]/[HPF]') },

  {
    kind: 'pressures',
    codes: words(
      `uPa mPa Pa hPa kPa MPa mbar bar atm att [psi] mm[Hg] cm[Hg] m[Hg] mm[H2O] cm[H2O] m[H2O] [in_i'Hg] [in_i'H2O]
       J/L dyn/cm2`,
    ),
  },
  {
    kind: 'mechanics of breathing and circulation',
    codes: words(
      `mL/cm[H2O] L/cm[H2O] mL/mbar L/mbar mL/kPa L/kPa /cm[H2O] cm[H2O]/L/s cm[H2O]/s/m cm[H2O]/(s.m) cm[H2O]/(L/s)
       kPa/(L/s) mbar/L/s mbar.s/L kPa.s/L mm[Hg].min/L [wood'U] [PRU] dyn.s/cm5 dyn.s/(cm5.m2) 10.uN.s/(cm5.m2)
       dyn.s/cm dyn.s/(cm.m2) 10.uN.s/cm 10.uN.s/cm2 10.uN.s/(cm.m2) mm[Hg]/s kPa/s kg.m/s L/s2 L/s/s2 L.s2/s`,
    ),
  },
  { kind: 'viscosities and diffusion', codes: words('mPa.s Pa.s cP P St cSt m2/s cm2/s mm2/s') },
  { kind: 'forces', codes: words('uN mN N kN dyn gf [lbf_av] N/m mN/m kg/(s.m2)') },
  { kind: 'energies', codes: words('eV keV MeV erg mJ J kJ MJ cal kcal [Cal] N.cm N.m W.h kW.h') },
  {
    kind: 'powers and energies by mass or volume',
    codes: words(
      `uW mW W kW [HP] J/s kcal/h kcal/d kcal/(8.h) kcal/(24.h) kJ/d kJ/h kcal/kg kcal/kg/d kcal/kg/(24.h) W/kg W/m2
       mW/cm2 J/m2 J/cm2 mJ/cm2 kcal/mL kcal/L kcal/g kJ/g kcal/[oz_av] J/g J/kg`,
    ),
  },
  { kind: 'radiation doses', codes: words('uGy mGy cGy Gy uSv mSv Sv RAD REM uGy/min mGy/h uSv/h R mR Gy.cm2 mGy.cm') },
  {
    kind: 'electricity and magnetism',
    codes: words(
      'pA nA uA mA A A/m uV mV V kV mV/s uOhm Ohm kOhm MOhm Ohm.m S mS uS C nC pF nF uF F H mH Wb T mT uT nT pT G',
    ),
  },
  { kind: 'light', codes: words('cd lm lx lm/m2 lm.m2 sb ph Lmb') },
  { kind: 'others', codes: words('nm/s/L dm2/s2 m/s2 cm/s2 Gal g.m kg.m/s2 K/W N.s') },
];

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Every numerator over every denominator; the empty numerator gives `/L`, `/min`. */
function over(numerators: string, denominators: string): readonly string[] {
  return numerators
    .split(/\s+/)
    .flatMap((numerator) => words(denominators).map((denominator) => `${numerator}/${denominator}`));
}
