import type { Annotator } from './annotator.js';

export interface NlpOptions {
  /** Finds medical entities in the text of a document. */
  annotator: Annotator;
  /** Documents that are annotated at a time while loading, when the annotator has to be waited for. Default: 8. */
  concurrency?: number;
  /**
   * Whether what is found to be the patient's own, as a diagnosis, sign or symptom, becomes resources of its own: a Condition
   * or Observation for each, and a Linkage of these to the document. They come and go with what the document says, and
   * are counted as others are. Default: false.
   */
  findability?: boolean;
  /**
   * Told what the annotator failed with, and the document's reference. The document is stored all the same, with the status
   * `FAILED`. What it throws the write rejects with.
   */
  onFailure?: (error: unknown, reference: string) => void;
}
