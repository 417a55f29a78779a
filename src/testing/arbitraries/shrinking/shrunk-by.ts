import fc from 'fast-check';

/**
 * Values of an arbitrary, made smaller by looking at the value rather than at how it was made. That is how a request can
 * stay as it is while the resources it was made from grow fewer.
 *
 * `smaller` yields simpler values, the simplest first; none of them may lead back to the value itself.
 */
export function shrunkBy<T>(arbitrary: fc.Arbitrary<T>, smaller: (value: T) => Iterable<T>): fc.Arbitrary<T> {
  return new ShrunkBy(arbitrary, smaller);
}

class ShrunkBy<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly arbitrary: fc.Arbitrary<T>,
    private readonly smaller: (value: T) => Iterable<T>,
  ) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    const { value_: value } = this.arbitrary.generate(mrng, biasFactor);
    return new fc.Value(value, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(values(this.smaller(value)));
  }
}

function* values<T>(smaller: Iterable<T>): IterableIterator<fc.Value<T>> {
  for (const each of smaller) yield new fc.Value(each, undefined);
}
