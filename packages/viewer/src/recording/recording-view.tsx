import { Button, Skeleton, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RecordingDetails } from '@opname/protocol';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { addressOf } from '../api.ts';
import { IconBack, IconDelete, IconExport } from '../look/icons.ts';
import type { PlayerHost } from '../player/player-host.ts';
import { choosePage, formatPlace, parsePlace } from '../player/place.ts';
import { Player, type PlayerNotes } from '../player/player.tsx';
import { FIRST_PREFERENCES } from '../player/preferences.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { NotesPanel } from '../notes/notes-panel.tsx';
import { useNotes } from '../notes/use-notes.ts';
import { ExpiryMark, LevelMark, LiveMark } from '../recordings/marks.tsx';
import { CollectMenu } from '../shelves/collect-menu.tsx';
import { Explanation } from '../shell/explanation.tsx';
import type { OfferedPart } from '../sharing/part-choice.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import { VideoButton } from '../videos/video-button.tsx';
import { TagsPanel } from '../tags/tags-panel.tsx';
import { useTitle } from '../shell/title.ts';
import { useSpeech } from '../texts/texts.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { Facts } from './facts.tsx';
import { PageList } from './page-list.tsx';
import styles from './recording.module.css';
import { useClip } from './use-clip.tsx';

/** Where the server serves the replay document to the studio. */
const REPLAY = '/studio/replay.html';

/** A recording that is there: its player, its pages and its facts. The address names the page and the time. */
export function RecordingView({ recording, source }: { recording: RecordingDetails; source: RecordingSource }) {
  const { t, format } = useSpeech();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [preferences, setPreferences] = useState(FIRST_PREFERENCES);
  const notebook = useNotes(recording);
  const [isSettled, { open: settle }] = useDisclosure(recording.index.length === 0);
  useTitle(`${recording.siteName}, ${recording.subject}`);

  const pages = recording.index.toSorted((a, b) => a.startedAt - b.startedAt);
  const place = parsePlace(search);
  const page = choosePage(pages, place.page);
  const { readPart, clips } = useClip(recording, page);
  const next = page && pages[pages.indexOf(page) + 1];
  const explain: PlayerHost['texts']['explain'] = ({ code }) => t.problems[code];
  const texts = { player: t.player, tryAgain: t.tryAgain, expert: t.expert, explain };
  const host: PlayerHost = { source, replayAddress: REPLAY, texts, format };
  const notes = page
    ? {
        at: notebook.notes.filter((note) => note.page === page.id && note.under === null).map(({ at }) => at),
        panel: ({ replay, field }: Parameters<PlayerNotes['panel']>[0]) => (
          <NotesPanel page={page} notebook={notebook} time={replay.view.time} field={field} onGo={replay.seek} />
        ),
      }
    : undefined;
  const goTo = (id: string, time: number | null = null) =>
    navigate(`/recordings/${recording.id}?${formatPlace({ page: id, time })}`, { replace: true });
  return (
    <>
      <Head recording={recording} readPart={readPart} />
      <div className={styles.columns}>
        {page ? (
          <Player
            key={page.id}
            host={host}
            page={page}
            pages={pages}
            pauses={recording.pauses}
            onPlace={goTo}
            live={recording.status === 'live'}
            at={place.time}
            preferences={preferences}
            onPreferences={setPreferences}
            {...(notes && { notes })}
            clips={clips}
            onSettled={settle}
            onNext={next ? () => goTo(next.id) : undefined}
          />
        ) : (
          <div className={styles.panel} data-opname-stage="" data-state="failed" data-time={0}>
            <Explanation tone="calm" {...(recording.status === 'live' ? t.player.emptyLive : t.player.noPages)} />
          </div>
        )}
        <aside className={styles.side}>
          {page && <PageList pages={pages} current={page.id} onChoose={goTo} />}
          {isSettled ? <Told recording={recording} /> : <Skeleton height={420} />}
        </aside>
      </div>
    </>
  );
}

/** What is known of it, and what experts say of it. */
function Told({ recording }: { recording: RecordingDetails }) {
  return (
    <>
      <TagsPanel recording={recording} />
      <Facts recording={recording} />
    </>
  );
}

function Head({ recording, readPart }: { recording: RecordingDetails; readPart: () => OfferedPart | null }) {
  const { t } = useSpeech();
  const [isErasing, setErasing] = useState(false);
  const place = { params: { recording: recording.id }, query: { format: 'rrweb' as const } };
  return (
    <>
      <Link href="/" className={styles.back}>
        <IconBack size={15} aria-hidden />
        {t.recording.back}
      </Link>
      <div className={styles.head}>
        <div className={styles.title}>
          <Title order={1} size="h2">
            {recording.siteName}
          </Title>
          <span className={styles.subject}>{t.recording.of(recording.subject)}</span>
          {recording.status === 'live' && <LiveMark />}
          <LevelMark level={recording.level} />
        </div>
        <div className={styles.actions}>
          <span className={styles.expiry}>
            {t.recording.expires} <ExpiryMark expiresAt={recording.expiresAt} />
          </span>
          <CollectMenu recording={recording} />
          <Tooltip label={t.recording.exportHint}>
            <Button
              component="a"
              variant="default"
              href={addressOf('exportRecording', place)}
              download={`opname-${recording.id}.json`}
              leftSection={<IconExport size={16} aria-hidden />}
            >
              {t.recording.export}
            </Button>
          </Tooltip>
          <VideoButton recording={recording} readPart={readPart} />
          <ShareButton recording={recording} readPart={readPart} />
          <Button variant="default" leftSection={<IconDelete size={16} aria-hidden />} onClick={() => setErasing(true)}>
            {t.recording.erase}
          </Button>
        </div>
      </div>
      <EraseDialog recording={recording} opened={isErasing} onClose={() => setErasing(false)} />
    </>
  );
}
