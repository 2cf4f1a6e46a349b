import { randomUUID } from 'node:crypto';
import {
  CLOCK_SKEW_MS,
  OpnameError,
  stricterLevel,
  WINDOW_MS,
  type ConsentRequest,
  type Granted,
  type GrantClaims,
  type Level,
} from '@opname/protocol';
import type { SubjectKeys } from '../access/subject-key.ts';
import { isOriginOf, rulesVersionOf, type Site } from '../config/sites.ts';
import type { NoticeInForce } from '../documents/notices-in-force.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Consents, HeldRecording } from './consents.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface ConsentParts {
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  consents: Consents;
  keys: KeyStore;
  subjectKeys: SubjectKeys;
  createGrant(claims: GrantClaims): Promise<string>;
  now: () => number;
}

interface Decision {
  site: Site;
  subjectKey: string;
  level: Level;
  now: number;
  trialStart: number;
  until: number;
}

/**
 * Writes down a yes and answers with the grant. A second yes of the same participant within the window is for the same
 * recording, at the stricter of both levels; after an erasure it begins a new recording, for a new yes is a new will.
 */
export function createGiveConsent(parts: ConsentParts) {
  return async (request: ConsentRequest, origin: string | undefined): Promise<Granted> => {
    const decision = await decide(parts, request, origin);
    const recording = (await join(parts, request, decision)) ?? (await begin(parts, request, decision));
    if (!recording) throw new OpnameError('not-durable');
    const { id, until, level } = recording;
    const grant = await parts.createGrant({ recording: id, site: decision.site.key, until });
    const { rules, notice } = decision.site;
    const { process } = notice;
    return { grant, recording: id, level, now: decision.now, until, process, ...(rules && { rules: { ...rules } }) };
  };
}

async function decide(parts: ConsentParts, request: ConsentRequest, origin: string | undefined): Promise<Decision> {
  const configured = parts.sites.get(request.site);
  if (!configured) throw new OpnameError('unknown-site');
  const site = { ...configured, notice: await parts.noticeInForce(configured) };
  // A browser sends its origin with every POST, so that one without is not from a page.
  if (!origin || !isOriginOf(site, origin)) throw new OpnameError('origin-not-allowed');
  if (request.notice !== site.notice.hash) throw new OpnameError('notice-not-current');

  const now = parts.now();
  const asked = request.trialStart ?? now;
  if (asked > now + CLOCK_SKEW_MS) throw new OpnameError('trial-start-in-future');
  const subjectKey = parts.subjectKeys(site.key, request.subject);
  const known = await parts.consents.readTrialStart(subjectKey);
  const trialStart = Math.min(asked, known ?? asked, now);
  const until = trialStart + Math.min(site.notice.windowMinutes * MINUTE_MS, WINDOW_MS);
  if (now >= until) throw new OpnameError('window-over');
  return { site, subjectKey, level: stricterLevel(request.level, site.notice.level), now, trialStart, until };
}

/** @returns the recording that this participant has already, with the new answer added to it. */
async function join(parts: ConsentParts, request: ConsentRequest, decision: Decision) {
  const held = await parts.consents.readHeld(decision.subjectKey);
  if (!held) return undefined;
  if (held.leaving) throw new OpnameError('recording-erased', 'its removal is still under way; ask again in a while');
  const { site } = decision;
  const until = Math.min(held.until, decision.until);
  const recording: HeldRecording = {
    id: held.id,
    level: stricterLevel(held.level, decision.level),
    rulesVersion: rulesVersionOf(site),
    until,
    expiresAt: Math.min(held.expiresAt, until + site.notice.retentionDays * DAY_MS),
  };
  const joined = await parts.consents.join(recording, { ...toAnswer(request, decision), recording: held.id });
  return joined ? recording : undefined;
}

/** @returns the new recording, or the one that another tab began at the same moment. */
async function begin(parts: ConsentParts, request: ConsentRequest, decision: Decision) {
  const { site, until } = decision;
  const recording: HeldRecording = {
    id: randomUUID(),
    level: decision.level,
    rulesVersion: rulesVersionOf(site),
    until,
    expiresAt: until + site.notice.retentionDays * DAY_MS,
  };
  await parts.keys.create(recording.id);
  const answer = { ...toAnswer(request, decision), recording: recording.id };
  if (await parts.consents.begin(recording, answer, { subject: request.subject, notice: site.notice }))
    return recording;
  await parts.keys.destroy(recording.id);
  return join(parts, request, decision);
}

function toAnswer({ language }: ConsentRequest, { site, subjectKey, now, trialStart, level }: Decision) {
  const rulesVersion = rulesVersionOf(site);
  return { site: site.key, subjectKey, now, trialStart, level, rulesVersion, language, notice: site.notice.hash };
}
