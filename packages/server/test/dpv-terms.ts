/**
 * The terms of the Data Privacy Vocabulary that consent records use, each looked up in version 2.0 (1 August 2024): the
 * repository w3c/dpv at commit f6332c628fc6ce625ab42d3c00b035e07da37b6c, files `2.0/dpv/dpv.csv`,
 * `2.0/legal/eu/gdpr/eu-gdpr.csv`, `2.0/legal/eu/legal-eu.csv` and `2.0/loc/loc.csv`. A term that is not in those files
 * means nothing to anybody who reads a record, so a new one is looked up there before it is added here.
 */
const CLASSES = [
  'ConsentNotice',
  'ConsentRecord',
  'DataController',
  'DataProcessor',
  'DataSubjectRight',
  'PersonalData',
  'Process',
  'ProcessingDuration',
  'ProvideConsent',
  'Recipient',
  'ServiceConsumer',
  'StorageDuration',
  'TemporalDuration',
  'WithdrawConsent',
] as const;

const STATES = [
  'ConsentExpired',
  'ConsentGiven',
  'ConsentRevoked',
  'ConsentWithdrawn',
  // A kind of legal basis, by which a yes says that it was an act of its own.
  'ExpressedConsent',
] as const;

const VALUES = ['Consult', 'DataSubjectDataSource', 'Erase', 'Observe', 'Optional', 'Record', 'Store'] as const;

const PURPOSES = [
  'CustomerCare',
  'ImproveExistingProductsAndServices',
  'OptimiseUserInterface',
  'ResearchAndDevelopment',
] as const;

const PROPERTIES = [
  'hasApplicableLaw',
  'hasConsentControl',
  'hasConsentStatus',
  'hasDataController',
  'hasDataProcessor',
  'hasDataSource',
  'hasDataSubject',
  'hasDuration',
  'hasIndicationMethod',
  'hasJurisdiction',
  'hasLegalBasis',
  'hasLocation',
  'hasNecessity',
  'hasNotice',
  'hasPersonalData',
  'hasProcess',
  'hasProcessing',
  'hasProcessingCondition',
  'hasPurpose',
  'hasRecipient',
  'hasRight',
  'hasStorageCondition',
  'isExercisedAt',
  'isIndicatedAtTime',
  'isIndicatedBy',
] as const;

const LAW = ['legal/eu#law-GDPR'] as const;
const ARTICLES = ['A6-1-a', 'A7-3', 'A15', 'A16', 'A17', 'A18', 'A20'] as const;

const DPV = 'https://w3id.org/dpv';

/** All of them as addresses; countries are those of ISO 3166-1, each `https://w3id.org/dpv/loc#` and its code. */
export const DPV_TERMS: ReadonlySet<string> = new Set([
  ...[...CLASSES, ...STATES, ...VALUES, ...PURPOSES, ...PROPERTIES].map((term) => `${DPV}#${term}`),
  ...LAW.map((term) => `${DPV}/${term}`),
  ...ARTICLES.map((article) => `${DPV}/legal/eu/gdpr#${article}`),
]);
