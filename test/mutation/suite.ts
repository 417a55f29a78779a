import fc from 'fast-check';
import { expect } from 'vitest';

/*
 * What stands in for `vitest` in the bundle that mutants are tried in: it collects the tests of a file, so that those that
 * reach a mutant can be run alone, without what a test runner does around them. `expect` is Vitest's own.
 */

interface Hook {
  /** Its name among what reaches mutants: what a hook reaches, all tests after it depend on. */
  readonly id: string;
  readonly run: () => unknown;
}

export interface CollectedTest {
  readonly name: string;
  readonly hooks: readonly Hook[];
  readonly run: () => unknown;
}

type Body = (...row: unknown[]) => unknown;
type Named = (name: string, ...rest: unknown[]) => void;

/** Nothing is shrunk: that a property fails is enough. */
fc.configureGlobal({ seed: 42, endOnFailure: true });

let collected: CollectedTest[] = [];
let groups: string[] = [];
let before: Hook[] = [];
let hooks = 0;

/** Options may stand on either side of the function. */
const bodyOf = (rest: readonly unknown[]): Body => rest.find((each) => typeof each === 'function') as Body;

function addTest(name: string, run: () => unknown): void {
  collected.push({ name: [...groups, name].join(' > '), hooks: before, run });
}

function addGroup(name: string, body: () => unknown): void {
  const outside = { groups, before };
  groups = [...groups, name];
  body();
  ({ groups, before } = outside);
}

const forms = (add: (name: string, body: () => unknown) => void) => {
  const plain: Named = (name, ...rest) => add(name, bodyOf(rest));
  const each =
    (rows: readonly unknown[]): Named =>
    (name, ...rest) =>
      rows.forEach((row, i) =>
        add(`${name} [${i}]`, () => bodyOf(rest)(...(Array.isArray(row) ? (row as unknown[]) : [row]))),
      );
  const skip: Named = () => {};
  return Object.assign(plain, { each, skip, skipIf: (condition: unknown) => (condition ? skip : plain) });
};

export const test = forms(addTest);
export const describe = forms(addGroup);
export { expect };

function addHook(run: () => unknown): void {
  before = [...before, { id: `hook ${hooks++}`, run }];
}

/** A hook runs once, before the first test of its group that is run. */
export function beforeAll(hook: () => unknown): void {
  let done: unknown;
  addHook(() => (done ??= Promise.resolve(hook())));
}

export const beforeEach = addHook;

/** The tests of the file that `load` imports. */
export async function collect(load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  [collected, groups, before] = [[], [], []];
  await load();
  return collected;
}
