import type { IdentifiedResource } from '../../model/resource.js';
import { readBody } from '../body.js';
import { httpError } from '../http-error.js';
import type { Interaction } from '../interaction.js';
import { refuseConditions } from '../preconditions.js';
import { preferenceApplied, readPrefer } from '../prefer.js';
import { negotiate } from '../presentation.js';
import { respond, respondWithIssues } from '../respond.js';

const JSON_TYPES = ['application/fhir+json', 'application/json', 'text/json'];

/**
 * Objects and arrays inside each other. Far beyond what resources are like, and far below what the stacks of runtimes
 * bear: one that could be stored but not written into a Bundle would break every search that finds it.
 */
const MAX_NESTING = 500;

/** Stores a resource in place of the one that is there, or a new one: https://hl7.org/fhir/R4/http.html#update */
export const update: Interaction = {
  routes: [{ method: 'PUT', path: '[type]/[id]' }],
  async answer({ engine, settings, request, segments, query }) {
    const [type = '', id = ''] = segments;
    const presentation = negotiate(request, query);
    refuseConditions(request, query);
    const lastUpdated = settings.now();
    const resource = stamped(
      readResource(await readBody(request, JSON_TYPES, settings.maxBodySize), type, id),
      lastUpdated,
    );
    const { created } = await engine.put(resource);

    const status = created ? 201 : 200;
    const preference = readPrefer(request.headers.get('prefer')).return;
    const headers = {
      ...(created && { Location: `${engine.baseUrl}/${type}/${id}` }),
      'Last-Modified': lastUpdated.toUTCString(),
      ...preferenceApplied('return', preference),
    };
    // https://hl7.org/fhir/R4/http.html#return
    if (preference === 'minimal') return new Response(null, { status, headers });
    if (preference !== 'OperationOutcome') {
      // What is stored may be more than what was sent: a document is enriched.
      const { entry } = await engine.search(`${type}?_id=${id}`, { handling: 'strict' });
      return respond(entry[0]?.resource ?? resource, presentation, { status, headers });
    }
    const message = `${type}/${id} was ${created ? 'created' : 'updated'}`;
    const issue = { severity: 'information', code: 'informational', message } as const;
    return respondWithIssues([issue], status, presentation.pretty, headers);
  },
};

/** "If no id element is provided, or the id disagrees with the id in the URL, the server SHALL respond with [...] 400" */
function readResource(text: string, type: string, id: string): IdentifiedResource {
  let resource: unknown;
  try {
    resource = JSON.parse(text);
  } catch {
    // What the parser says of it would quote a patient's data.
    throw httpError(400, 'structure', text === '' ? 'expected a resource in the body' : 'the body is no JSON');
  }
  if (!isObject(resource)) throw httpError(400, 'structure', 'expected an object in the body');
  if (isNestedBeyond(MAX_NESTING, resource)) {
    throw httpError(400, 'structure', `expected no more than ${MAX_NESTING} objects and arrays inside each other`);
  }
  if (resource['resourceType'] !== type) throw httpError(400, 'invalid', `expected the resourceType '${type}'`);
  if (resource['id'] !== id) throw httpError(400, 'invalid', `expected the id '${id}'`);
  const { meta } = resource;
  if (meta !== undefined && !isObject(meta)) throw httpError(400, 'structure', 'meta: expected an object');
  return resource as unknown as IdentifiedResource;
}

/**
 * "The server SHALL ignore the provided versionId and lastUpdated values"; without versions it "SHALL ensure that
 * Resource.meta.versionId is not present": https://hl7.org/fhir/R4/http.html#versions
 */
function stamped(resource: IdentifiedResource, now: Date): IdentifiedResource {
  const { versionId: _, ...meta } = resource.meta ?? {};
  return { ...resource, meta: { ...meta, lastUpdated: now.toISOString() } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNestedBeyond(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isNestedBeyond(levels - 1, each));
}
