import type { Answer } from './answer.js';
import type { ParameterName } from './request.js';
import type { TestResource, World } from './world.js';

/** A resource that is looked at, and the one it is contained in, or else itself. */
export interface Subject {
  readonly resource: TestResource;
  readonly root: TestResource;
}

/** What a parameter demands of a resource. */
export type Condition = (subject: Subject) => Answer;

/** What is known while the parameters of a request are read. */
export interface Reading {
  readonly world: World;
  /** Told what an implementation may refuse for, though it needn't: https://hl7.org/fhir/R4/search.html#errors */
  mayRefuse(why: string): void;
  /**
   * Told of what shows only when resources and code systems are looked at: an id that several resources have, a value set
   * that nobody knows.
   */
  afterwards(why: string): void;
}

/**
 * Reads a parameter for a resource type. Undefined where the value is empty, which says nothing. Throws RequestFault for
 * what can't be searched by.
 */
export type ReadCondition = (
  name: ParameterName,
  value: string,
  type: string,
  reading: Reading,
) => Condition | undefined;
