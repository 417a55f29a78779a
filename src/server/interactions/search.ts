import { readBody } from '../body.js';
import { httpError } from '../http-error.js';
import type { Exchange, Interaction } from '../interaction.js';
import { preferenceApplied, readPrefer } from '../prefer.js';
import { hasOtherParameters, negotiate } from '../presentation.js';
import { respond } from '../respond.js';

const FORM = 'application/x-www-form-urlencoded';

/** Searches of everything, of a type and of a compartment: https://hl7.org/fhir/R4/http.html#search */
export const search: Interaction = {
  routes: [
    { method: 'GET', path: '' },
    { method: 'GET', path: '_search' },
    { method: 'POST', path: '_search' },
    { method: 'GET', path: '[type]' },
    { method: 'GET', path: '[type]/_search' },
    { method: 'POST', path: '[type]/_search' },
    { method: 'GET', path: '[type]/[id]/[type|*]' },
    { method: 'GET', path: '[type]/[id]/[type|*]/_search' },
    { method: 'POST', path: '[type]/[id]/[type|*]/_search' },
  ],
  async answer(exchange) {
    const { engine, request, segments } = exchange;
    const query = request.method === 'POST' ? await postedQuery(exchange) : exchange.query;
    const presentation = negotiate(request, query);
    const { handling } = readPrefer(request.headers.get('prefer'));
    const scope = segments.filter((segment) => segment !== '_search').join('/');
    const { signal } = request;
    const bundle = await engine.search(`${scope}?${query}`, { signal, ...(handling && { handling }) });
    return respond(bundle, presentation, { headers: preferenceApplied('handling', handling) });
  },
};

/**
 * The parameters of a search by POST. A form is written in the same language as the query of a URL, so that the text
 * goes on as it came.
 */
async function postedQuery({ request, query, settings }: Exchange): Promise<string> {
  const form = await readBody(request, [FORM], settings.maxBodySize);
  if (!settings.mergePostParameters && hasOtherParameters(query) && hasOtherParameters(form)) {
    throw httpError(400, 'invalid', 'expected search parameters in the URL or in the body, not in both');
  }
  return [query, form].filter((text) => text !== '').join('&');
}
