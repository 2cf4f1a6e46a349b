import { Readable } from 'node:stream';
import { ENDPOINTS, OpnameError, type ProcessingRecord } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate, Participant } from '../access/caller.ts';
import type { Shares } from '../sharing/shares.ts';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { SubjectKeys } from '../access/subject-key.ts';
import type { Site } from '../config/sites.ts';
import { choosePageLanguage, PAGE_POLICY } from '../documents/page-frame.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { Links } from '../participant/links.ts';
import type { Overviews } from '../participant/overview.ts';
import { participantAddress } from '../participant/participant-endpoints.ts';
import type { Requests } from '../participant/requests.ts';
import { describeForOffice } from '../watch-log/describe-entries.ts';
import type { WatchLog } from '../watch-log/watch-log.ts';
import { showProcessingRecords } from './processing-record-page.ts';
import type { Subjects } from './subjects.ts';

/** Entries in one answer of the watch log, unless it is asked for fewer. */
const LOG_PAGE = 50;

export interface OfficeParts {
  authenticate: Authenticate;
  sites: ReadonlyMap<string, Site>;
  subjects: Subjects;
  subjectKeys: SubjectKeys;
  overviews: Overviews;
  links: Links;
  requests: Requests;
  watchLog: WatchLog;
  exportWatchLog: () => AsyncGenerator<string>;
  createProcessingRecord: (site: Site) => Promise<ProcessingRecord>;
  nameOfStaff: NameOfStaff;
  shares: Pick<Shares, 'namesOf'>;
  originOf: (host: string) => string;
}

/** What the privacy officer does for participants, and what they answer for. */
export function handleOffice(app: FastifyInstance, parts: OfficeParts): void {
  handleSubjects(app, parts);
  handleRequests(app, parts);
  handleRecords(app, parts);
}

function handleSubjects(app: FastifyInstance, parts: OfficeParts): void {
  const { authenticate, subjects, links, nameOfStaff } = parts;
  const options = { authenticate };

  async function participantOf({ site, subject }: { site: string; subject: string }): Promise<Participant> {
    if (!parts.sites.has(site)) throw new OpnameError('unknown-site');
    const subjectKey = parts.subjectKeys(site, subject);
    if (!(await subjects.isKnown(subjectKey))) throw new OpnameError('unknown-subject');
    return { site, subject, subjectKey };
  }

  handle(app, ENDPOINTS.listSubjects, options, async ({ query, sites }) => ({
    subjects: await subjects.find({ sites, query: query.query }),
  }));

  handle(app, ENDPOINTS.openSubject, options, async ({ params, request }) =>
    parts.overviews.readForOffice(await participantOf(params), {
      origin: parts.originOf(request.host),
      describe: (entries) => describeForOffice(entries, nameOfStaff, parts.shares.namesOf),
    }),
  );

  handle(app, ENDPOINTS.createHelpdeskLink, options, async ({ params, caller, request }) => {
    const { token, until } = await links.createForHelpdesk(await participantOf(params), caller);
    return { url: participantAddress(parts.originOf(request.host), token), until };
  });

  handle(app, ENDPOINTS.revokeLinks, options, async ({ params, caller }) => {
    await links.revokeAll(await participantOf(params), caller);
  });
}

function handleRequests(app: FastifyInstance, { authenticate, requests }: OfficeParts): void {
  const options = { authenticate };

  handle(app, ENDPOINTS.listRequests, options, async ({ query, sites }) => ({
    requests: await requests.list(sites, query.state),
  }));

  handle(app, ENDPOINTS.answerRequest, options, ({ params, body, caller }) =>
    requests.answer(params.id, body.answer, caller.name),
  );
}

function handleRecords(app: FastifyInstance, parts: OfficeParts): void {
  const { authenticate, sites, watchLog } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.readWatchLog, options, async ({ query, sites }) => {
    const { entries, next } = await watchLog.list({
      sites,
      recording: query.recording,
      after: query.after,
      limit: query.limit ?? LOG_PAGE,
    });
    return { entries: await describeForOffice(entries, parts.nameOfStaff, parts.shares.namesOf), next };
  });

  handle(app, ENDPOINTS.exportWatchLog, options, async () => {
    const lines = Readable.from(parts.exportWatchLog(), { objectMode: false });
    return new Bytes(lines, { 'content-type': 'application/x-ndjson' });
  });

  handle(app, ENDPOINTS.readProcessingRecord, options, async ({ query, sites: within, request: { headers } }) => {
    if (query.site !== undefined && !sites.has(query.site)) throw new OpnameError('unknown-site');
    const chosen = [...sites.values()].filter(({ key }) => within === null || within.includes(key));
    const records = await Promise.all(chosen.map((site) => parts.createProcessingRecord(site)));
    if (!headers.accept?.includes('text/html')) return { records };
    const page = showProcessingRecords(records, choosePageLanguage(undefined, headers['accept-language']));
    return new Bytes(Buffer.from(page), {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
    });
  });
}
