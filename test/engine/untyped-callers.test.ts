import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError } from '../../src/index.js';

describe('callers without types', () => {
  test.each([undefined, null, 5, {}, []])(
    'what is no text is refused as a search and as a reference: %o',
    async (value) => {
      const engine = await createEngine();
      const text = value as unknown as string;
      await expect(engine.search(text)).rejects.toBeInstanceOf(FhirSearchError);
      await expect(engine.explain(text)).rejects.toBeInstanceOf(FhirSearchError);
      await expect(engine.count(text)).rejects.toBeInstanceOf(FhirSearchError);
      await expect(engine.stream(text).next()).rejects.toBeInstanceOf(FhirSearchError);
      expect(() => engine.prepare(text)).toThrow(FhirSearchError);
      await expect(engine.delete(text)).rejects.toBeInstanceOf(FhirSearchError);
      await expect(engine.patch(text, [])).rejects.toBeInstanceOf(FhirSearchError);
    },
  );
});
