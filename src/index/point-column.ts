import { distance, type Point } from '../model/distance.js';
import type { NearPredicate } from '../model/predicate.js';

/** The points of one field. There are as many as there are places, so a search looks at each. */
export class PointColumn {
  private readonly byDoc = new Map<number, Point[]>();

  add(doc: number, latitude: number, longitude: number): void {
    const points = this.byDoc.get(doc);
    if (points) points.push({ latitude, longitude });
    else this.byDoc.set(doc, [{ latitude, longitude }]);
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
