/*
 * Where the package that the definitions are generated from departs from R4 (4.0.1), and where R4 contradicts itself. Only
 * the generator reads this.
 */

/** Structures that aren't resource types of R4. */
export const NOT_R4_TYPES: ReadonlySet<string> = new Set([
  // The interface that canonical resources share; described by R4, never instantiated.
  'MetadataResource',
  // Came with R4B (4.3.0).
  'SubscriptionStatus',
]);

/** Elements, with all below them, that R4 doesn't have. */
export const NOT_R4_ELEMENTS: ReadonlySet<string> = new Set([
  // The package's own server metadata.
  'Meta.project',
  'Meta.author',
  'Meta.onBehalfOf',
  'Meta.account',
  'Meta.accounts',
  'Meta.compartment',
  'Binary.url',
  'ObservationDefinition.publisher',
  // R5.
  'DeviceDefinition.classification',
  'DeviceDefinition.bodySite',
  'ResearchStudy.name',
  'ResearchStudy.label',
  'ResearchStudy.studyDesign',
  'ResearchStudy.region',
  'ResearchStudy.descriptionSummary',
  'ResearchStudy.classifier',
  'ResearchStudy.associatedParty',
  'ResearchStudy.progressStatus',
  'ResearchStudy.whyStopped',
  'ResearchStudy.recruitment',
  'ResearchStudy.comparisonGroup',
  'ResearchStudy.objective.description',
  'ResearchStudy.outcomeMeasure',
  'ResearchStudy.result',
]);

/**
 * Types whose elements are R5's in the package; here as R4 has them, written like the generated records.
 * https://hl7.org/fhir/R4/evidencevariable-definitions.html#EvidenceVariable.characteristic
 */
export const RESTORED_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'EvidenceVariable.characteristic',
    [
      'description string',
      'definition!^[x] Reference canonical CodeableConcept Expression DataRequirement TriggerDefinition',
      'usageContext* UsageContext',
      'exclude boolean',
      'participantEffective[x] dateTime Period Duration Timing',
      'timeFromStart Duration',
      'groupMeasure code:group-measure',
    ],
  ],
]);

/** Single elements that differ; the whole record as R4 has it. */
export const RESTORED_ELEMENTS: ReadonlyMap<string, string> = new Map([
  // 1..* in R4, 0..* in the package.
  ['EvidenceVariable.characteristic', 'characteristic*!^ @'],
  // An OperationOutcome in the package; R4 says so in the text only.
  ['Bundle.entry.response.outcome', 'outcome^ Resource'],
]);

/** The value sets of elements that the package binds to another; without versions. */
export const RESTORED_BINDINGS: ReadonlyMap<string, string> = new Map([
  // R5's in the package. https://hl7.org/fhir/R4/detectedissue-definitions.html#DetectedIssue.status
  ['DetectedIssue.status', 'http://hl7.org/fhir/ValueSet/observation-status'],
]);

/** Search parameters that R4's registry doesn't have. */
export const NOT_R4_PARAMETERS: ReadonlySet<string> = new Set([
  // R5's, over an element that is R5's too.
  'http://hl7.org/fhir/SearchParameter/DeviceDefinition-classification',
]);

/** The definitions of components that R4 itself has the wrong way round; in the order of their expressions. */
export const CORRECTED_COMPONENTS: ReadonlyMap<string, readonly string[]> = new Map([
  // R4 has the reference read from `code` and the token from `target`.
  [
    'http://hl7.org/fhir/SearchParameter/DocumentReference-relationship',
    [
      'http://hl7.org/fhir/SearchParameter/DocumentReference-relation',
      'http://hl7.org/fhir/SearchParameter/DocumentReference-relatesto',
    ],
  ],
]);
