import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, HashSlots, seeded } from '../../src/index/hash-slots.js';
import { runs } from '../support/runs.js';

/** Names by number, found through the slots. */
class Names {
  readonly slots = new HashSlots();
  readonly names: string[] = [];

  constructor(private readonly hash: (name: string) => number) {}

  find(name: string): number {
    let at = this.slots.home(this.hash(name));
    for (let n = this.slots.at(at); n >= 0; n = this.slots.at((at = this.slots.next(at))))
      if (this.names[n] === name) return n;
    return -1;
  }

  write(name: string, add: boolean): void {
    const number = this.find(name);
    if (add === number >= 0) return;
    if (add) this.slots.add(this.names.push(name) - 1, this.hash(name));
    else {
      this.slots.remove(number);
      this.names[number] = '';
    }
  }
}

test.each([
  ['spread hashes', (name: string) => hashOf(name)],
  ['few different hashes', (name: string) => name.length % 3],
  ['hashes at the end of the table', (name: string) => -1 - (name.length % 2)],
])('what was added is found and what was removed is not, with %s', (_, hash) => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '\u00e9', '\ud800'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.boolean()), { maxLength: 200, size: 'max' }), (writes) => {
      const names = new Names(hash);
      const model = new Set<string>();
      for (const [each, add] of writes) {
        names.write(each, add);
        if (add) model.add(each);
        else model.delete(each);
        expect(names.slots.size).toBe(model.size);
      }
      for (const [each] of writes) expect(names.find(each) >= 0).toBe(model.has(each));
    }),
    runs(60),
  );
});

test('hashes of similar names differ in their low bits', () => {
  const names = Array.from({ length: 4096 }, (_, i) => `00000000-0000-0000-${i}-000000000000`);
  expect(new Set(names.map((name) => hashOf(name) & 0xffff)).size).toBeGreaterThan(3800);
  expect(seeded(hashOf('a'), 1)).not.toBe(seeded(hashOf('a'), 2));
  expect(seeded(seeded(hashOf('a'), 7), 7)).toBe(hashOf('a'));
});

test.each(['a', 'ab', 'abc', 'urn:oid:1.2.3', 'Patient/1234'])('every character of %j counts', (name) => {
  const others = Array.from(name, (_, i) => `${name.slice(0, i)}~${name.slice(i + 1)}`);
  const all = ['', name, `${name}~`, `~${name}`, ...others];
  expect(new Set(all.map((each) => hashOf(each))).size).toBe(new Set(all).size);
});

test('numbers of more than 16 bits are found as those before them', () => {
  const slots = new HashSlots();
  const last = 0x1_0001;
  for (let number = 0; number <= last; number++) slots.add(number, hashOf(`${number}`));
  const found = (number: number): boolean => {
    let at = slots.home(hashOf(`${number}`));
    for (let n = slots.at(at); n >= 0; n = slots.at((at = slots.next(at)))) if (n === number) return true;
    return false;
  };
  for (const number of [0, 1, 0xfffd, 0xfffe, 0xffff, 0x1_0000, last]) expect(found(number), `${number}`).toBe(true);
  slots.remove(0xffff);
  expect([0xfffe, 0xffff, 0x1_0000].map(found)).toEqual([true, false, true]);
});
