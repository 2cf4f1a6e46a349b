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
  type PublishedNotice,
} from '@opname/protocol';
import type { SubjectKeys } from '../access/subject-key.ts';
import { isOriginOf, rulesVersionOf, type Site } from '../config/sites.ts';
import type { NoticeInForce } from '../documents/notices-in-force.ts';
import type { Notices } from '../ledger/notices.ts';
import type { Receipts } from '../ledger/receipts.ts';
import type { AssertRoom } from '../limits/room.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Accounts } from './accounts.ts';
import type { ConsentAnswer, Consents, HeldRecording } from './consents.ts';
import { describeShown } from './exhibits.ts';
import type { RecordingStates } from './recording-states.ts';
import { readTrial, type Trial } from './trial.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface ConsentParts {
  sites: ReadonlyMap<string, Site>;
  noticeInForce: NoticeInForce;
  notices: Pick<Notices, 'isKnown'>;
  accounts: Pick<Accounts, 'isForbidden'>;
  consents: Consents;
  receipts: Pick<Receipts, 'readNewest'>;
  states: Pick<RecordingStates, 'forget'>;
  keys: KeyStore;
  subjectKeys: SubjectKeys;
  createGrant(claims: GrantClaims): Promise<string>;
  assertRoom: AssertRoom;
  now: () => number;
}

interface Decision {
  site: Site;
  notice: PublishedNotice;
  subjectKey: string;
  level: Level;
  now: number;
  trial: Trial;
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
    if (!recording) {
      // Both are refused when the account was forbidden a moment ago.
      await assertAllowed(parts, decision);
      throw new OpnameError('not-durable');
    }
    const { id, until, level } = recording;
    const { site, notice, now } = decision;
    const grant = await parts.createGrant({ recording: id, site: site.key, until });
    const receipt = await parts.receipts.readNewest(id);
    if (receipt === undefined) throw new OpnameError('recording-erased');
    const { rules } = site;
    const answer = { grant, recording: id, level, now, until, process: notice.process, receipt };
    return { ...answer, ...(rules && { rules: { ...rules } }) };
  };
}

async function decide(parts: ConsentParts, request: ConsentRequest, origin: string | undefined): Promise<Decision> {
  const site = parts.sites.get(request.site);
  if (!site) throw new OpnameError('unknown-site');
  // A browser sends its origin with every POST, so that one without is not from a page.
  if (!origin || !isOriginOf(site, origin)) throw new OpnameError('origin-not-allowed');
  const notice = await parts.noticeInForce(site);
  if (request.notice !== notice.hash) {
    const isOlder = await parts.notices.isKnown(site.key, request.notice);
    throw new OpnameError(isOlder ? 'notice-not-current' : 'unknown-notice');
  }

  const now = parts.now();
  const trial = await readTrial(request, site, now);
  const asked = trial.start ?? now;
  if (asked > now + CLOCK_SKEW_MS) throw new OpnameError('trial-start-in-future');
  const subjectKey = parts.subjectKeys(site.key, request.subject);
  const known = await parts.consents.readTrialStart(subjectKey);
  const trialStart = Math.min(asked, known ?? asked, now);
  const until = trialStart + Math.min(notice.windowMinutes * MINUTE_MS, WINDOW_MS);
  if (now >= until) throw new OpnameError('window-over');
  const level = stricterLevel(request.level, notice.level);
  const decision = { site, notice, subjectKey, level, now, trial, trialStart, until };
  await assertAllowed(parts, decision);
  return decision;
}

async function assertAllowed({ accounts }: ConsentParts, { site, trial }: Pick<Decision, 'site' | 'trial'>) {
  const { account } = trial;
  if (account !== undefined && (await accounts.isForbidden(site.key, account))) {
    throw new OpnameError('recording-forbidden');
  }
}

/** @returns the recording that this participant has already, with the new answer added to it. */
async function join(parts: ConsentParts, request: ConsentRequest, decision: Decision) {
  const held = await parts.consents.readHeld(decision.subjectKey);
  if (!held) return undefined;
  if (held.leaving) throw new OpnameError('recording-erased', 'its removal is still under way; ask again in a while');
  const { site, notice } = decision;
  const until = Math.min(held.until, decision.until);
  const recording: HeldRecording = {
    id: held.id,
    level: stricterLevel(held.level, decision.level),
    rulesVersion: rulesVersionOf(site),
    until,
    expiresAt: Math.min(held.expiresAt, until + notice.retentionDays * DAY_MS),
  };
  const joined = await parts.consents.join(recording, toAnswer(request, decision));
  parts.states.forget(held.id);
  return joined ? recording : undefined;
}

/** @returns the new recording, or the one that another tab began at the same moment. */
async function begin(parts: ConsentParts, request: ConsentRequest, decision: Decision) {
  const { site, notice, until } = decision;
  await parts.assertRoom(site.key);
  const recording: HeldRecording = {
    id: randomUUID(),
    level: decision.level,
    rulesVersion: rulesVersionOf(site),
    until,
    expiresAt: until + notice.retentionDays * DAY_MS,
  };
  await parts.keys.create(recording.id);
  if (await parts.consents.begin(recording, toAnswer(request, decision))) return recording;
  await parts.keys.destroy(recording.id);
  return join(parts, request, decision);
}

function toAnswer(request: ConsentRequest, decision: Decision): ConsentAnswer {
  const { site, notice, subjectKey, now, trial, trialStart, level } = decision;
  const { look, rules, exhibits } = describeShown(request.shown, site.rules);
  return {
    now,
    trialStart,
    subject: request.subject,
    noticeVersion: notice.version,
    account: trial.account,
    exhibits,
    body: {
      site: site.key,
      subject_key: subjectKey,
      notice: notice.hash,
      process: notice.process,
      language: request.language,
      level,
      rules_version: rulesVersionOf(site),
      how: request.how ?? 'notice',
      by: 'participant',
      trial_start: trialStart,
      trial_proof: trial.proof,
      look,
      ...(rules !== undefined && { rules }),
    },
  };
}
