/**
 * Why a request, or one parameter of it, can't be searched by.
 *
 * - `refused`: the request is an error under any handling.
 * - `dropped`: an error under strict handling; under lenient the parameter is left out, and a warning says so.
 * - `not covered`: this oracle doesn't know what the parameter means, so nothing is expected of the request.
 */
export type FaultKind = 'refused' | 'dropped' | 'not covered';

/** Thrown while a parameter is read, and caught where its name is known. */
export class RequestFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    readonly obligation: 'SHALL' | 'SHOULD' = 'SHOULD',
  ) {
    super(message);
  }
}

export function refuse(message: string): never {
  throw new RequestFault('refused', message);
}

/** For what R4 has servers reject without a choice. */
export function mustRefuse(message: string): never {
  throw new RequestFault('refused', message, 'SHALL');
}

export function drop(message: string): never {
  throw new RequestFault('dropped', message);
}
