import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import type { Settings } from '../../src/model/settings.js';
import { UTC } from '../../src/model/time-zone.js';

/** Settings for tests of what lies below the engine: everything fixed, the clock too, but for what a test changes. */
export function testSettings(changed: Partial<Settings> = {}): Settings {
  return {
    baseUrl: 'http://here.org/fhir',
    timeZone: UTC,
    resolveConditionals: false,
    now: () => new Date('2013-01-01T00:00:00Z'),
    limits: DEFAULT_LIMITS,
    caseSensitiveSystems: new Set(['http://unitsofmeasure.org']),
    ...changed,
  };
}
