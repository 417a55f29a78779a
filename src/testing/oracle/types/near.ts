import { answer } from '../answer.js';
import { parts } from '../escapes.js';
import { refuse } from '../fault.js';
import { readDecimal, type Fraction } from '../fraction.js';
import { members, type TypeRules } from '../type-rules.js';
import { converter } from './unit-table.js';

interface WantedPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Absent: what is near is for the server to say. */
  readonly metres?: number;
}

const DEGREES = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** Servers may take the earth to be another shape: answers within this part of the distance are free. */
const TOLERANCE = 0.01;

/** `latitude|longitude|distance|unit`: https://hl7.org/fhir/R4/location.html#positional */
export const nearRules: TypeRules<WantedPlace> = {
  modifiers: [],

  read(text) {
    const [latitude = '', longitude = '', distance = '', unit = '', ...more] = parts(text);
    if (more.length > 0) refuse(`'${text}' has too many parts`);
    const place = { latitude: number(latitude, -90, 90), longitude: number(longitude, -180, 180) };
    const toMetres = converter(unit === '' ? 'km' : unit, 'm') ?? refuse(`'${unit}' is no unit of length`);
    if (distance === '') return unit === '' ? place : { ...place, metres: toNumber(toMetres(readDecimal('50')!)) };
    const written = String(number(distance, 0, 1e9));
    return { ...place, metres: toNumber(toMetres(readDecimal(written)!)) };
  },

  matches({ data }, wanted, { world }) {
    const { latitude, longitude } = members(data);
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return 'no';
    const ours = world.profile === 'fhirdex';
    const { metres = ours ? 50_000 : undefined } = wanted;
    if (metres === undefined) return 'free';
    const distance = greatCircle(wanted, { latitude, longitude });
    if (!ours && Math.abs(distance - metres) < metres * TOLERANCE) return 'free';
    return answer(distance <= metres);
  },
};

function number(text: string, least: number, greatest: number): number {
  const value = DEGREES.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= greatest ? value : refuse(`'${text}' is no number from ${least} to ${greatest}`);
}

function toNumber({ over, under }: Fraction): number {
  return Number(over) / Number(under);
}

/** In metres on a sphere, by the angle between the two directions from its centre. */
function greatCircle(a: WantedPlace, b: WantedPlace): number {
  const [x1, y1, z1] = direction(a);
  const [x2, y2, z2] = direction(b);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.hypot(x1 - x2, y1 - y2, z1 - z2) / 2));
}

function direction({ latitude, longitude }: WantedPlace): readonly [number, number, number] {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}
