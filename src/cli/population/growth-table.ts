/** Typical height and weight of children and of young adults; years, cm and kg. Between the rows, read along a line. */
// prettier-ignore
export const GROWTH: Readonly<Record<'female' | 'male', readonly (readonly [age: number, height: number, weight: number])[]>> = {
  female: [
    [0, 49, 3.3], [0.5, 66, 7.3], [1, 74, 9.2], [2, 86, 11.7], [3, 95, 14], [4, 102, 16], [5, 109, 18], [6, 115, 20.2],
    [8, 127, 25.5], [10, 138, 32.5], [12, 151, 42], [14, 160, 49.5], [16, 162, 54], [18, 163, 58],
  ],
  male: [
    [0, 50, 3.4], [0.5, 67, 7.9], [1, 76, 9.9], [2, 87, 12.3], [3, 96, 14.4], [4, 103, 16.4], [5, 110, 18.5], [6, 116, 20.8],
    [8, 128, 25.6], [10, 139, 32], [12, 149, 40], [14, 164, 51], [16, 173, 61], [18, 176, 69],
  ],
};
