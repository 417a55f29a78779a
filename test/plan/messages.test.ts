import { expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { issuesOf } from '../support/conformance.js';

/*
 * What callers are told of requests that aren't understood, to the letter: people act on these words.
 */
const engine = await createEngine({ limits: { values: 3 } });

test.each<[query: string, code: string, ...messages: string[]]>([
  ['Patient?_contained=x', 'invalid', "'x': expected false, true, both"],
  ['Patient?_contained=true&_containedType=x', 'invalid', "'x': expected container, contained"],
  ['Patient?_summary=x', 'invalid', "'x' is no kind of summary; expected true, text, data, count, false"],
  ['Patient?_total=x', 'invalid', "'x' is no way to ask for the total; expected none, estimate, accurate"],
  ['Patient?_count=x', 'invalid', "'x' is no number of entries; expected 0 or more"],
  ['Patient?_count=-1', 'invalid', "'-1' is no number of entries; expected 0 or more"],
  ['Patient?_maxresults=x', 'invalid', "'x' is no number of entries; expected 0 or more"],
  [
    'Patient?_include:x=Patient:link',
    'not-supported',
    "'_include' takes no modifier ':x'; expected :iterate, :recurse",
  ],
  ['Patient?_sort:x=name', 'not-supported', "'_sort' takes no modifier ':x'"],
  ['Patient?_count=1&_count=2', 'invalid', '_count stands twice'],
  ['Patient?_score=1', 'not-supported', "result parameter '_score' is not supported"],
  [
    'Patient?_include=Patient:name',
    'not-supported',
    "'name' is a parameter of type string; only references lead to other resources",
  ],
  ['Patient?_include=Patient:link:Group', 'not-supported', "'link' of Patient never refers to a Group"],
  ['Patient?_revinclude=Patient:nosuch', 'not-supported', "'nosuch' is no search parameter of Patient"],
  ['Patient?_elements=a.b', 'invalid', "'a.b' is within an element; expected one at the root, 'a'"],
  [
    'Patient?_elements=Patient.name.family',
    'invalid',
    "'Patient.name.family' is within an element; expected one at the root, 'Patient.name'",
  ],
  ['Patient?_elements=-', 'invalid', "'-' is no name of an element"],
  ['Patient?_elements=Group.name', 'not-supported', "'Group' is none of the types that are searched"],
  ['Patient?_elements=nosuch[x]', 'not-supported', "'nosuch[x]' is no element of Patient"],
  ['Patient?_elements=nam', 'not-supported', "'nam' is no element of Patient; did you mean 'name'?"],
  [
    '?_type=Patient,Group&_elements=nam',
    'not-supported',
    "'nam' is no element of Patient, Group; did you mean 'name'?",
  ],
  ['Patient?_sort=nam', 'not-supported', "'nam' is no search parameter of Patient; did you mean 'name'?"],
  ['Patient?_sort=near', 'not-supported', "'near' is no search parameter of Patient"],
  ['Location?_sort=near', 'not-supported', "results can't be sorted by 'near', a parameter of type special"],
  [
    'Observation?_sort=code-value-quantity',
    'not-supported',
    "results can't be sorted by 'code-value-quantity', a parameter of type composite",
  ],
  ['Patient?_summary=text&_include=Patient:link', 'invalid', "'_include' can't be mixed with '_summary=text'"],
  [
    'Patient?_cursor=x&_sort=name',
    'value',
    'this is no cursor of this search; follow the links of a result as they are',
  ],
  ['Patient?name:missing=x', 'invalid', ":missing is 'true' or 'false', not 'x'"],
  [
    'Patient?name:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'name'; expected :missing, :exact, :contains",
  ],
  ['Patient?name:exat=1', 'not-supported', "modifier ':exat' is not supported on 'name'; did you mean 'exact'?"],
  ['Patient?_id:exact=1', 'not-supported', "modifier ':exact' is not supported on '_id'; expected :missing, :not"],
  [
    'Observation?code-value-quantity:missing=true',
    'not-supported',
    "modifier ':missing' is not supported on 'code-value-quantity'; expected none",
  ],
  ['Patient?link:Group=1', 'not-supported', "'link' never refers to a Group; expected Patient, RelatedPerson"],
  ['Observation?code:in=x', 'not-supported', "modifier ':in' needs a terminology service, and there is none here"],
  ['Patient?_query=x', 'not-supported', "named queries ('_query') are not supported"],
  ['Patient?_text=x', 'not-supported', "'_text' is a parameter of type string, which is not supported here"],
  ['Patient?_content=x', 'not-supported', "'_content' is a parameter of type string, which is not supported here"],
  ['Patient?nam=x', 'not-supported', "'nam' is no search parameter of Patient; did you mean 'name'?"],
  ['Patent?name=x', 'not-supported', "'Patent' is no resource type of R4; did you mean 'Patient'?"],
  ['?_type=Patent', 'not-supported', "'Patent' is no resource type of R4; did you mean 'Patient'?"],
  ['?_type=Patient,Group&name=x', 'not-supported', "'name' is no search parameter of Group"],
  ['Patient/1/Observatio?x=1', 'not-supported', "'Observatio' is no resource type of R4; did you mean 'Observation'?"],
  ['Patent/1/Observation', 'not-supported', 'there is no compartment of Patent'],
  ['Patient/1/Practitioner', 'not-supported', 'Practitioner is never in the compartment of a Patient'],
  ['Patient/*/Observation', 'invalid', "'*' is no id of a resource"],
  ['Patient?name=a,b,c,d', 'too-costly', 'the parameter has 4 values; expected at most 3'],
  ['Patient?_filter=gender gt a', 'not-supported', "'gt' is not supported on 'gender', a parameter of type token"],
  ['Patient?_filter=birthdate eq gt2013', 'invalid', "'gt2013': the operator 'eq' stands for the prefix"],
  [
    'Patient?_filter=birthdate sw 2013',
    'not-supported',
    "'sw' is not supported on 'birthdate', a parameter of type date",
  ],
  ['Patient?_filter=name pr x', 'value', "expected true or false after 'pr', found 'x'"],
  ['Patient?_filter=name eq ""', 'not-supported', "'eq' needs a value"],
  ['Patient?_filter=_id ne 1 and _id gt 1', 'not-supported', "'gt' is not supported on '_id'"],
  ['Observation?code-value-quantity=a$', 'invalid', "expected 2 values joined by '$', but value 2 is empty"],
  [
    'Provenance?target.context=x',
    'invalid',
    "'context' may be a token of ActivityDefinition or a reference of ChargeItem; name the type, as in 'target:ActivityDefinition.context'",
  ],
  [
    'Provenance?_filter=target.context eq x',
    'invalid',
    "'context' may be a token of ActivityDefinition or a reference of ChargeItem; name the type, as in 'target:ActivityDefinition.context'",
  ],
  ['Observation?subject=a\\x', 'invalid', "'\\x' is no escape; expected \\, \\$ \\| or \\\\"],
  [
    'Observation?subject.nosuch=1',
    'not-supported',
    "'nosuch' is no search parameter of Group, Device, Patient or Location",
  ],
  ['Observation?patient.famly=1', 'not-supported', "'famly' is no search parameter of Patient; did you mean 'family'?"],
  [
    'Observation?subject._list.name=1',
    'not-supported',
    "'_list' is a parameter of type special; only references lead to other resources",
  ],
  ['Patient?_include=Patient:nam', 'not-supported', "'nam' is no search parameter of Patient"],
  ['Patient?_include=Patient:lin', 'not-supported', "'lin' is no search parameter of Patient; did you mean 'link'?"],
  [
    'Patient?_id.name=x',
    'not-supported',
    "'_id' is a parameter of type special; only references lead to other resources",
  ],
  ['Patient?_filter=birthdate eq a$b', 'invalid', "'a$b' is no date"],
  ['Observation?_filter=value-quantity eq a,b', 'invalid', "'a,b' is no number"],
  ['Patient?_filter=gender in x', 'not-supported', "'in' needs a terminology service, and there is none here"],
  ['Patient?_filter=name in x', 'not-supported', "'in' is not supported on 'name', a parameter of type string"],
  [
    'Location?near=1',
    'invalid',
    'expected [latitude]|[longitude]|[distance]|[units], the last two optional, found 1 parts',
  ],
  [
    'Location?near=x|y',
    'invalid',
    "latitude 'x': expected a decimal number from -90 to 90",
    "longitude 'y': expected a decimal number from -180 to 180",
  ],
  ['Location?near=1|2|-3', 'invalid', "distance '-3': expected a decimal number from 0 to 1000000000"],
  ['Location?near=1|2|3|x', 'invalid', "'x' is no unit of length; expected a UCUM code such as km, m or [mi_i]"],
  [
    'Patient?_has:Observation:code:x=1',
    'not-supported',
    "'code' is a parameter of type token; only references lead to other resources",
  ],
  [
    'Patient?name.x=1',
    'not-supported',
    "'name' is a parameter of type string; only references lead to other resources",
  ],
  ['Patient?birthdate:nose=1', 'not-supported', "modifier ':nose' is not supported on 'birthdate'; expected :missing"],
  [
    'Observation?value-quantity:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'value-quantity'; expected :missing",
  ],
  [
    'RiskAssessment?probability:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'probability'; expected :missing",
  ],
  [
    'Patient?link:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'link'; expected :missing, :[type], :identifier",
  ],
  [
    'ValueSet?url:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'url'; expected :missing, :above, :below",
  ],
  [
    'Patient?gender:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'gender'; expected :missing, :not, :text, :code-text, :of-type",
  ],
  [
    'Patient?identifier:nose=1',
    'not-supported',
    "modifier ':nose' is not supported on 'identifier'; expected :missing, :not, :text, :code-text, :of-type",
  ],
  ['Location?near:nose=1', 'not-supported', "modifier ':nose' is not supported on 'near'; expected :missing"],
  ['Patient?_list:nose=1', 'not-supported', "modifier ':nose' is not supported on '_list'; expected none"],
])('%s: %s, %s', async (query, code, ...messages) => {
  const issues = await issuesOf(engine, query, { handling: 'strict' });
  expect(issues.map((issue) => [issue.code, issue.message])).toEqual(messages.map((message) => [code, message]));
});
