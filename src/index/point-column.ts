import { distance, type Point } from '../model/distance.js';
import type { NearPredicate } from '../model/predicate.js';
import type { State } from './state.js';

/** The points of one field. There are as many as there are places, so a search looks at each. */
export class PointColumn {
  private readonly byDoc = new Map<number, Point[]>();

  add(doc: number, latitude: number, longitude: number): void {
    const points = this.byDoc.get(doc);
    if (points) points.push({ latitude, longitude });
    else this.byDoc.set(doc, [{ latitude, longitude }]);
  }

  transfer(state: State): void {
    const numbers: number[] = [];
    for (const [doc, points] of this.byDoc) {
      for (const { latitude, longitude } of points) numbers.push(doc, latitude, longitude);
    }
    state.numbers(numbers);
    if (!state.reads) return;
    for (let i = 0; i < numbers.length; i += 3) this.add(numbers[i]!, numbers[i + 1]!, numbers[i + 2]!);
  }

  removeDoc(doc: number): void {
    this.byDoc.delete(doc);
  }

  /** The documents with a point that is near enough, in no order. */
  find(predicate: NearPredicate): number[] {
    const found: number[] = [];
    for (const [doc, points] of this.byDoc) {
      if (points.some((point) => distance(point, predicate) <= predicate.metres)) found.push(doc);
    }
    return found;
  }

  get size(): number {
    return this.byDoc.size;
  }
}
