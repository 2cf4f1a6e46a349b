/** The context of consent records: what is a link has to be said, or a reader takes it for a text. */
const link = { '@type': '@id' };
const time = { '@type': 'xsd:dateTime' };

export const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  // What the vocabularies have no word for.
  op: 'urn:opname:ns:',
  'dpv:hasPurpose': link,
  'dpv:hasLegalBasis': link,
  'dpv:hasNecessity': link,
  'dpv:hasProcessing': link,
  'dpv:hasDataSource': link,
  'dpv:hasLocation': link,
  'dpv:hasRecipient': link,
  'dpv:hasJurisdiction': link,
  'dpv:hasApplicableLaw': link,
  'dpv:isExercisedAt': link,
  'dpv:isIndicatedBy': link,
  'dct:conformsTo': link,
  'schema:url': link,
  'dpv:isIndicatedAtTime': time,
  'dct:created': time,
} as const;
