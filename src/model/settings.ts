import type { Limits } from './limits.js';
import type { TerminologyService } from './terminology-service.js';
import type { TextAnalysis } from './text-query.js';
import type { UnitConverter } from './unit.js';
import type { TimeZone } from './time-zone.js';

/** What the caller of `createEngine` decides for all searches. */
export interface Settings {
  /** Where the resources live, without a trailing slash; what is under it is local. */
  readonly baseUrl: string;
  /** Where times without a zone are taken to be. */
  readonly timeZone: TimeZone;
  readonly now: () => Date;
  readonly limits: Limits;
  readonly terminology?: TerminologyService;
  /** How texts are read for `_text` and `_content`, which are unsupported without. */
  readonly textAnalysis?: TextAnalysis;
  /** Whether `Type?identifier=...` is a reference to the stored resources with that identifier. */
  readonly resolveConditionals: boolean;
  /** For units that the built-in table doesn't have. */
  readonly unitConverter?: UnitConverter;
  /** Systems whose codes and identifier values compare as written. */
  readonly caseSensitiveSystems: ReadonlySet<string>;
}
