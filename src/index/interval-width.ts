import { nextUp } from '../model/next-up.js';

/*
 * Nearly all fields hold intervals that are equally wide (numbers; dates to the day, times to the second), whose high
 * bounds needn't be kept then.
 */

/** How far a high bound is from the low one when it isn't a fixed distance, but the next number that there is. */
export const NEXT = 0;

export function widthOf(low: number, high: number): number {
  return nextUp(low) === high ? NEXT : high - low;
}

/** The high bound of an interval of this width. Rises with the low bound, or stays. */
export function usualHigh(low: number, width: number): number {
  return width === NEXT ? nextUp(low) : low + width;
}
