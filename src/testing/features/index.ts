import { feature, type Feature } from './feature.js';

const UCUM = 'http://unitsofmeasure.org';

/** What the report is about, in the order of the specification's page. */
export const FEATURES: readonly Feature[] = [
  feature('read by _id', 'search.html#id', ['Patient?_id=fx-ann', 'Patient?_id=fx-ann,fx-cat', 'Patient?_id=fx-ANN']),
  feature('_tag', 'search.html#tag', ['Patient?_tag=http://fhirdex.example/tags|study', 'Patient?_tag=study']),
  feature('_lastUpdated', 'search.html#lastUpdated', ['Patient?_lastUpdated=gt9998', 'Patient?_lastUpdated=lt1900']),
  feature('string', 'search.html#string', ['Patient?given=mar', 'Patient?family=JOA', 'Patient?family=anne']),
  feature('string without accents', 'search.html#string', ['Patient?given=ann', 'Patient?given=maria']),
  feature(':exact', 'search.html#string', [
    'Patient?given:exact=Bob',
    'Patient?given:exact=bob',
    'Patient?given:exact=Bo',
  ]),
  feature(':contains', 'search.html#string', ['Patient?family:contains=ann', 'Patient?given:contains=OB']),
  feature('escaped values', 'search.html#escaping', ['Patient?family=cole\\,', 'Patient?family=cole\\, smith,joanne']),
  feature('token', 'search.html#token', [
    'Condition?code=195967001',
    'Condition?code=http://snomed.info/sct|195967001',
    'Condition?code=http://snomed.info/sct|J45',
    'Condition?code=http://hl7.org/fhir/sid/icd-10|',
    'Patient?identifier=http://fhirdex.example/mrn|A-1',
    'Patient?identifier=|A-1',
    'Patient?active=true',
    'Patient?gender=female',
  ]),
  feature(':not', 'search.html#token', [
    'Condition?code:not=J45',
    'Condition?clinical-status:not=active',
    'Patient?gender:not=male,female',
  ]),
  feature(':text', 'search.html#token', ['Condition?code:text=asthma', 'Condition?code:text=bad']),
  feature(':of-type', 'search.html#token', [
    'Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|A-1',
    'Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|SS|A-1',
  ]),
  feature(':missing', 'search.html#missing', [
    'Condition?clinical-status:missing=true',
    'Patient?gender:missing=false',
  ]),
  feature('and, or', 'search.html#combining', [
    'Patient?gender=female&birthdate=lt1990',
    'Patient?gender=female,male',
    'Patient?general-practitioner=Practitioner/fx-joe&general-practitioner=Practitioner/fx-liz',
  ]),
  feature('date', 'search.html#date', [
    'Patient?birthdate=1984-02-29',
    'Patient?birthdate=2001',
    'Patient?birthdate=2001-07',
    'Observation?date=2013-03',
    'Observation?date=2013-03-14T10:30:00%2B01:00',
  ]),
  feature('prefixes on dates', 'search.html#prefix', [
    ...['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'].map((prefix) => `Encounter?date=${prefix}2013-03`),
    ...['gt', 'lt', 'ge', 'le', 'sa', 'eb'].map((prefix) => `Patient?birthdate=${prefix}2001-07`),
  ]),
  feature('number', 'search.html#number', [
    'RiskAssessment?probability=0.5',
    'RiskAssessment?probability=0.50',
    'RiskAssessment?probability=gt0.5',
    'RiskAssessment?probability=le0.5',
  ]),
  feature('quantity', 'search.html#quantity', [
    'Observation?value-quantity=72.5',
    'Observation?value-quantity=73',
    `Observation?value-quantity=72.5|${UCUM}|kg`,
    'Observation?value-quantity=72.5||kg',
    `Observation?value-quantity=lt73|${UCUM}|kg`,
  ]),
  feature('reference', 'search.html#reference', [
    'Observation?subject=Patient/fx-ann',
    'Observation?subject:Patient=fx-ann',
    'Observation?patient=fx-ann',
    'Observation?subject=Patient/fx-nobody',
  ]),
  feature(':identifier', 'search.html#reference', ['Condition?subject:identifier=http://fhirdex.example/mrn|A-1']),
  feature('uri', 'search.html#uri', [
    'ValueSet?url=http://fhirdex.example/fhir/ValueSet/a',
    'ValueSet?url=http://fhirdex.example/fhir',
  ]),
  feature(':below and :above', 'search.html#uri', [
    'ValueSet?url:below=http://fhirdex.example/fhir/ValueSet/a',
    'ValueSet?url:above=http://fhirdex.example/fhir/ValueSet/a/b/c',
  ]),
  feature('composite', 'search.html#combining', [
    'Observation?component-code-value-quantity=8480-6$gt140',
    'Observation?component-code-value-quantity=8480-6$95',
    'Observation?code-value-quantity=29463-7$lt100',
  ]),
  feature('near', 'location.html#positional', ['Location?near=40|-3.7|10|km', 'Location?near=40|-3.7|1000|km']),
  feature('_list', 'search.html#list', ['Patient?_list=fx-current']),
  feature('_filter', 'search_filter.html', [
    'Patient?_filter=gender eq male or birthdate lt 1990',
    'Patient?_filter=not (active eq true)',
  ]),
  feature('paths in _filter', 'search_filter.html', [
    'Observation?_filter=patient.gender eq female',
    'Patient?_filter=general-practitioner:Practitioner[given eq joe].address-state eq TX',
    'Patient?_filter=general-practitioner:Practitioner[given eq joe].address-state eq MN',
  ]),
  feature('chains', 'search.html#chaining', [
    'Observation?subject:Patient.gender=female',
    'Observation?patient.organization.name=north',
    'Patient?general-practitioner:Practitioner.given=joe&general-practitioner:Practitioner.address-state=MN',
  ]),
  feature('chains into contained resources', 'search.html#chaining', ['Observation?patient.family=inner']),
  feature('contained resources are not found by themselves', 'search.html#contained', ['Patient?family=inner']),
  feature('_contained', 'search.html#contained', [
    'Patient?family=inner,joanne&_contained=true',
    'Patient?family=inner,joanne&_contained=both',
    'Patient?family=inner,joanne&_contained=false',
  ]),
  feature('_containedType', 'search.html#contained', [
    'Patient?family=inner&_contained=true&_containedType=contained',
    'Patient?family=inner,joanne&_contained=both&_containedType=contained',
    'Patient?family=inner&_contained=true&_containedType=container',
  ]),
  feature('_has', 'search.html#has', [
    'Patient?_has:Observation:patient:code=29463-7',
    'Organization?_has:Patient:organization:_has:Observation:patient:code=85354-9',
  ]),
  feature('compartments', 'compartmentdefinition.html', [
    'Patient/fx-ann/Observation',
    'Patient/fx-ann/Condition?code=195967001',
  ]),
  feature('several types', 'http.html#vsearch', ['?_type=Patient,Practitioner&_id=fx-ann,fx-joe']),
  feature('_sort', 'search.html#sort', [
    'Patient?_sort=birthdate',
    'Patient?_sort=-birthdate',
    'Patient?_sort=gender,-birthdate',
  ]),
  feature('_count and pages', 'search.html#count', ['Patient?_count=1', 'Patient?_count=2&gender:missing=false']),
  feature('_include', 'search.html#include', [
    'Observation?_id=fx-weight&_include=Observation:subject',
    'Observation?_id=fx-weight&_include=Observation:subject&_include=Observation:encounter',
  ]),
  feature('_revinclude', 'search.html#include', ['Patient?_id=fx-ann&_revinclude=Observation:subject']),
  feature(':iterate', 'search.html#include', [
    'Observation?_id=fx-weight&_include=Observation:subject&_include:iterate=Patient:organization',
  ]),
  feature('_summary', 'search.html#summary', [
    'Observation?_summary=true',
    'Observation?_summary=text',
    'Observation?_summary=data',
    'Observation?_summary=false',
  ]),
  feature('_elements', 'search.html#elements', [
    'Observation?_elements=subject',
    'Observation?_elements=subject,value',
  ]),
  feature('_summary=count', 'search.html#summary', ['Patient?_summary=count']),
  feature('unknown parameters are refused, if strict', 'search.html#errors', ['Patient?fhirdex-unknown=x']),
  feature(
    'unknown parameters are ignored, if lenient',
    'search.html#errors',
    ['Patient?fhirdex-unknown=x&gender=male'],
    'lenient',
  ),
  feature('unknown modifiers are refused', 'search.html#modifiers', ['Patient?family:fhirdex-unknown=x'], 'lenient'),
];
