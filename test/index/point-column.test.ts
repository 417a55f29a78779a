import { expect, test } from 'vitest';
import { PointColumn } from '../../src/index/point-column.js';
import { distance } from '../../src/model/distance.js';
import type { PointField } from '../../src/model/field.js';

const field: PointField = { kind: 'points', ordinal: 0, parameter: 'near', facet: '' };
const HERE = { latitude: 10, longitude: 20 };
const THERE = { latitude: 11, longitude: 20 };

const column = new PointColumn();
column.add(1, HERE.latitude, HERE.longitude);
column.add(2, THERE.latitude, THERE.longitude);
column.add(3, -50, 0);
column.add(3, THERE.latitude, THERE.longitude);
column.add(4, HERE.latitude, HERE.longitude);
column.removeDoc(4);
column.removeDoc(5);

const find = (metres: number): number[] => column.find({ op: 'near', field, ...HERE, metres });

test('finds documents with some point that is near, each once', () => {
  expect(find(0)).toEqual([1]);
  expect(find(200_000)).toEqual([1, 2, 3]);
  expect(find(1e9)).toEqual([1, 2, 3]);
  expect(column.size).toBe(3);
});

test('a point at just the distance is near', () => {
  const apart = distance(HERE, THERE);
  expect(find(apart)).toEqual([1, 2, 3]);
  expect(find(apart - 0.001)).toEqual([1]);
});
