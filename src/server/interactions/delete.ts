import type { Interaction } from '../interaction.js';
import { refuseConditions } from '../preconditions.js';

/**
 * Removes a resource. The answer is the same when there was none, which R4 asks for and which makes it safe to repeat:
 * https://hl7.org/fhir/R4/http.html#delete
 */
export const deletion: Interaction = {
  routes: [{ method: 'DELETE', path: '[type]/[id]' }],
  async answer({ engine, request, segments, query }) {
    refuseConditions(request, query);
    await engine.delete(segments.join('/'));
    return new Response(null, { status: 204 });
  },
};
