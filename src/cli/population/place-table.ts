import type { Clock } from './calendar.js';

/** Where people live and are treated. In phone numbers, each # is a digit; the ranges are those reserved for fiction. */
export interface Place extends Clock {
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  /** What the site's identifiers and web addresses call the place. */
  readonly slug: string;
  readonly phone: string;
  readonly streets: readonly string[];
  readonly weight: number;
}

// prettier-ignore
export const PLACES: readonly Place[] = [
  { city: 'Boston', state: 'MA', postalCode: '02118', country: 'US', slug: 'boston', offset: -300, summerTime: true, phone: '+1-617-555-01##', streets: ['Maple Street', 'Harbor Avenue', "St. Mary's Lane"], weight: 14 },
  { city: 'Columbus', state: 'OH', postalCode: '43215', country: 'US', slug: 'columbus', offset: -300, summerTime: true, phone: '+1-614-555-01##', streets: ['Oak Ridge Road', 'Mill Street', 'Fourth Avenue'], weight: 12 },
  { city: 'Chicago', state: 'IL', postalCode: '60612', country: 'US', slug: 'chicago', offset: -360, summerTime: true, phone: '+1-312-555-01##', streets: ['West Lake Street', 'Elm Court', 'Prairie Avenue'], weight: 12 },
  { city: 'San Antonio', state: 'TX', postalCode: '78207', country: 'US', slug: 'san-antonio', offset: -360, summerTime: true, phone: '+1-210-555-01##', streets: ['El Paso Street', 'Mission Road', 'Cypress Drive'], weight: 11 },
  { city: 'Phoenix', state: 'AZ', postalCode: '85006', country: 'US', slug: 'phoenix', offset: -420, summerTime: false, phone: '+1-602-555-01##', streets: ['East Palm Lane', 'Desert View Way', 'Canyon Road'], weight: 9 },
  { city: 'Seattle', state: 'WA', postalCode: '98104', country: 'US', slug: 'seattle', offset: -480, summerTime: true, phone: '+1-206-555-01##', streets: ['Cedar Street', 'Cascade Terrace', 'Ferry Avenue'], weight: 9 },
  { city: 'Honolulu', state: 'HI', postalCode: '96813', country: 'US', slug: 'honolulu', offset: -600, summerTime: false, phone: '+1-808-555-01##', streets: ['Kukui Street', 'Pali Road'], weight: 4 },
  { city: 'San Juan', state: 'PR', postalCode: '00907', country: 'US', slug: 'san-juan', offset: -240, summerTime: false, phone: '+1-787-555-01##', streets: ['Calle del Mar', 'Avenida de las Palmas'], weight: 6 },
  { city: 'Toronto', state: 'ON', postalCode: 'M5G 1X8', country: 'CA', slug: 'toronto', offset: -300, summerTime: true, phone: '+1-416-555-01##', streets: ['Birch Avenue', 'Lakeshore Crescent'], weight: 6 },
  { city: 'London', state: 'England', postalCode: 'SE5 8AF', country: 'GB', slug: 'london', offset: 0, summerTime: true, phone: '+44 20 7946 0###', streets: ['Church Row', "Weaver's Yard", 'Orchard Road'], weight: 7 },
  { city: 'Berlin', state: 'BE', postalCode: '10115', country: 'DE', slug: 'berlin', offset: 60, summerTime: true, phone: '+49 30 23125 ###', streets: ['Lindenstraße', 'Am Mühlgraben', 'Gartenweg'], weight: 5 },
  { city: 'Paris', state: 'Île-de-France', postalCode: '75011', country: 'FR', slug: 'paris', offset: 60, summerTime: true, phone: '+33 1 99 00 ## ##', streets: ['Rue des Érables', "Allée de l'Église"], weight: 5 },
];
