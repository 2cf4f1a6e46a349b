import {
  ENDPOINTS,
  fromColumns,
  type ChunkContent,
  type Level,
  type RecordingDetails,
  type RecordingList,
} from '@opname/protocol';
import { unpackedBody, type WireRequest } from '@opname/example-trial-app/e2e/wire.ts';
import type { Page } from 'playwright-core';
import type { PlantedPage } from '../corpus/planted.ts';
import { createHaystack, type Haystack } from '../secrets/haystack.ts';
import { visitAll } from './act.ts';
import type { Stage } from './stage.ts';

/** Milliseconds in which all that pages sent while they closed has arrived. */
const ARRIVED_MS = 20_000;

/** What a participant's way through the corpus left behind. */
export interface Run {
  /** Channels that could not be acted out. */
  failed: string[];
  pages: readonly PlantedPage[];
  /** All that the server received. */
  received: Haystack;
  /** All that the server stored, as it gives it away. */
  stored: Haystack;
  events: unknown[];
}

export interface RunParts extends Omit<Stage, 'stop'> {
  pages: readonly PlantedPage[];
  level: Level;
}

/** A participant says yes, and goes through all pages of an app that records at the level. */
export async function recordRun({ browser, site, wire, api, pages, level }: RunParts): Promise<Run> {
  const subject = `participant-${level}`;
  const recorder = `<script src="${wire.url}/opname.js" data-site="corpus" data-subject="${subject}" data-level="${level}" data-trial-start="${new Date().toISOString()}" async></script>`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const failed = await visitAll({ context, origin: site.addRun({ pages, recorder }), pages, untilRecording });
  const recording = await untilArrived(api, subject, pages.length);
  await context.close();
  const events = await api<unknown[]>(`${pathOf('exportRecording', recording)}?format=rrweb`);
  const own = requestsOf(
    wire.requests,
    recording.index.map(({ id }) => id),
  );
  return { failed, pages, received: createHaystack(own.flatMap(readRequest)), stored: createHaystack(events), events };
}

async function untilRecording(page: Page): Promise<void> {
  const allow = page.locator('opname-notice [data-opname="allow"]');
  const indicator = page.locator('opname-indicator');
  await allow.or(indicator).first().waitFor({ state: 'attached' });
  if (await allow.count()) await allow.click();
  await indicator.waitFor({ state: 'attached' });
}

const pathOf = (name: 'openRecording' | 'exportRecording', { id }: { id: string }) =>
  ENDPOINTS[name].path.replace(':recording', id);

/** Waits until the server holds every chunk of every page. */
async function untilArrived(api: RunParts['api'], subject: string, pages: number): Promise<RecordingDetails> {
  const deadline = Date.now() + ARRIVED_MS;
  for (;;) {
    const { recordings } = await api<RecordingList>(ENDPOINTS.listRecordings.path);
    const summary = recordings.find((candidate) => candidate.subject === subject);
    const details = summary && (await api<RecordingDetails>(pathOf('openRecording', summary)));
    const ended = details?.index.filter(({ closed, missingChunks }) => closed && missingChunks === 0).length ?? 0;
    if (details && ended === pages) return details;
    if (Date.now() > deadline) throw new Error(`only ${ended} of ${pages} pages of ${subject} arrived whole`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Levels run side by side; what belongs to no page and was sent with no page's grant belongs to all. */
function requestsOf(requests: readonly WireRequest[], pages: readonly string[]): WireRequest[] {
  const isOfPage = ({ headers }: WireRequest) => pages.includes(String(headers['opname-page']));
  const own = grantsOf(requests.filter(isOfPage));
  const others = grantsOf(requests.filter((request) => request.headers['opname-page'] && !isOfPage(request)));
  return requests.filter((request) => {
    const { authorization, 'opname-page': page } = request.headers;
    return page
      ? isOfPage(request)
      : authorization === undefined || own.has(authorization) || !others.has(authorization);
  });
}

function grantsOf(requests: readonly WireRequest[]): Set<string | undefined> {
  return new Set(requests.map(({ headers }) => headers.authorization));
}

/** All that a request says, without its length: a number of HTTP's, now and then just that of a secret. */
function readRequest({ path, headers, body }: WireRequest): unknown[] {
  const { 'content-length': _length, ...said } = headers;
  return [path, said, readBody(unpackedBody(body) || body.toString('utf8'))];
}

/** A chunk's events are searched as they were written and as what they say. */
function readBody(text: string): unknown {
  const content = readJson(text) as Partial<ChunkContent> | string;
  return typeof content === 'object' && content?.v === 2 ? [content, fromColumns(content.events, Infinity)] : content;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
