import type { ArchiveContent, WatchedRange } from '@opname/protocol';
import { markup, type Html } from '../documents/html.ts';
import { showFacts, type Fact } from '../documents/notice-facts.ts';
import { framePage } from '../documents/page-frame.ts';
import type { PageLanguage } from '../documents/page-words.ts';
import { SUMMARY_WORDS, type SummaryWords } from './summary-words.ts';

/** @returns a page that says what the archive holds, for who cannot or will not run its player. */
export function showSummary(content: ArchiveContent): string {
  const { madeAt, recording, participant, notes, tags = [] } = content;
  const language: PageLanguage = recording.language === 'nl' ? 'nl' : 'en';
  const words = SUMMARY_WORDS[language];
  const when = createFormat(language);
  const startedAt = recording.startedAt ?? recording.consentedAt;
  const own = participant.recordings.find(({ id }) => id === recording.id);
  return framePage({
    language,
    title: words.title,
    publisher: participant.siteName,
    links: [],
    languages: [],
    content: markup`<h1>${words.title}</h1>
<p class="lead">${words.lead(when(madeAt))}</p>
${showFacts(listFacts(content, words, when))}
<h2>${words.watched}</h2>
${showWatched(own?.watched ?? [], { words, when, startedAt })}
${showTags(tags, words)}
${showNotes(notes, { words, when, startedAt })}
<h2>${words.answers}</h2>
${showAnswers(participant, words, when)}
<h2>${words.inside}</h2>
${showFacts(words.files.map(([name, text]) => ({ name, lines: [text] })))}`,
  });
}

type Format = (at: number) => string;

/** With its zone: an archive is read wherever it lies. */
function createFormat(language: PageLanguage): Format {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (at) => `${format.format(at)} UTC`;
}

function listFacts({ recording, participant }: ArchiveContent, words: SummaryWords, when: Format): Fact[] {
  const { startedAt, endedAt, consentedAt, expiresAt, pages, events } = recording;
  const consent = participant.consents.findLast((one) => one.recording === recording.id && one.kind === 'given');
  return [
    { name: words.of, lines: [participant.subject] },
    { name: words.allowed, lines: [when(consentedAt)] },
    {
      name: words.recorded,
      lines: [startedAt === null ? words.nothing : `${when(startedAt)} – ${when(endedAt ?? startedAt)}`],
    },
    { name: words.holds, lines: [words.counts(pages, events)] },
    { name: words.level, lines: [words.levels[recording.level]] },
    { name: words.expires, lines: [when(expiresAt)] },
    {
      name: words.notice,
      lines: [words.version(recording.noticeVersion)],
      ...(consent && { href: consent.noticeUrl }),
    },
    { name: words.controller, lines: [participant.controller, participant.contact] },
    { name: words.id, lines: [recording.id] },
  ];
}

interface Telling {
  words: SummaryWords;
  when: Format;
  startedAt: number;
}

/** Minutes and seconds into the recording, as its player counts them. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function showWatched(watched: readonly WatchedRange[], { words, when, startedAt }: Telling): Html {
  if (watched.length === 0) return markup`<p>${words.nobody}</p>`;
  const rows = watched.map(({ at, who, what, from, to, why }) => {
    const part = from === undefined || to === undefined ? '' : `${clock(from - startedAt)}–${clock(to - startedAt)}`;
    const cells = [when(at), words.roles[who] ?? who, words.deeds[what], part, why ?? ''];
    return markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`;
  });
  const head = words.columns.map((text) => markup`<th scope="col">${text}</th>`);
  return markup`<div class="wide" role="region" tabindex="0" aria-label="${words.watched}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function showTags(tags: readonly string[], words: SummaryWords): Html | '' {
  if (tags.length === 0) return '';
  return markup`<h2>${words.tags}</h2>
<ul>${tags.map((name) => markup`<li>${name}</li>`)}</ul>`;
}

function showNotes(notes: ArchiveContent['notes'], { words, when, startedAt }: Telling): Html | '' {
  if (notes.length === 0) return '';
  const items = notes.map(
    ({ at, text, writtenAt }) => markup`<li>${clock(at - startedAt)} (${when(writtenAt)}): ${text}</li>`,
  );
  return markup`<h2>${words.notes}</h2>
<ul>${items}</ul>`;
}

function showAnswers({ consents }: ArchiveContent['participant'], words: SummaryWords, when: Format): Html {
  const items = consents.map(
    ({ at, kind, noticeVersion }) =>
      markup`<li>${when(at)}: ${words.kinds[kind]} (${words.version(noticeVersion)})</li>`,
  );
  return markup`<ol>${items}</ol>`;
}
