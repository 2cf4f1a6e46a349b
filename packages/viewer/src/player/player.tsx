import { Alert, Button, Text } from '@mantine/core';
import { useDeferredValue, useEffect, useEffectEvent, useRef, type ReactNode, type Ref } from 'react';
import { useDisclosure, useFullscreenElement } from '@mantine/hooks';
import type { Page, Pause } from '@opname/protocol';
import { IconAlert } from '../look/icons.ts';
import { clipAround, clipWith } from './clip.ts';
import { ClipBar, type PlayerClips } from './clip-bar.tsx';
import { Controls } from './controls.tsx';
import { HappeningList } from './happening-list.tsx';
import { KeyHelp } from './key-help.tsx';
import { Lanes } from './lanes-view.tsx';
import styles from './player.module.css';
import { PlayerHostContext, usePlayerHost, type PlayerHost } from './player-host.ts';
import type { Preferences } from './preferences.ts';
import { Stage } from './stage.tsx';
import { Timeline } from './timeline.tsx';
import { usePlayerKeys } from './use-player-keys.ts';
import { useReplay, type Replay, type ReplayProps } from './use-replay.ts';

interface PlayerProps extends ReplayProps {
  host: PlayerHost;
  onPreferences: (preferences: Preferences) => void;
  /** The first picture stands, or there will be none: what is around it may come. */
  onSettled?: () => void;
  /** Goes on to the next page; left out on the last. */
  onNext?: (() => void) | undefined;
  /** All pages of the recording, in the order in which they began; with `onPlace` they are shown over time. */
  pages?: readonly Page[];
  pauses?: readonly Pause[];
  onPlace?: (page: string, time: number | null) => void;
  notes?: PlayerNotes;
  clips?: PlayerClips;
}

/** What was noted on the page, for those who note. */
export interface PlayerNotes {
  /** Moments, in milliseconds since 1970. */
  at: readonly number[];
  panel: (parts: { replay: Replay; field: Ref<HTMLTextAreaElement> }) => ReactNode;
}

/** One page of a recording, with the controls of a video player. */
export function Player(props: PlayerProps) {
  const {
    host,
    page,
    pages = [],
    pauses = [],
    onPlace,
    notes,
    clips,
    preferences,
    onPreferences,
    onNext,
    onSettled,
  } = props;
  const replay = useReplay(props, host.source);
  const screen = useFullscreenElement<HTMLElement>();
  const [isHelping, help] = useDisclosure(false);
  const full = { on: screen.fullscreen, toggle: () => void screen.toggle() };
  const happenings = page.happenings.map(({ at }) => at - page.startedAt);
  const note = useRef<HTMLTextAreaElement>(null);
  const onNote = () => {
    replay.pause();
    note.current?.focus();
  };
  usePlayerKeys({
    replay,
    preferences,
    onPreferences,
    happenings,
    onFullScreen: full.toggle,
    onNote,
    onClip: (edge) => clips?.onChange(clipWith(clips.clip, edge, replay.view)),
    onHelp: help.open,
  });
  const onClip = clips && (() => clips.onChange(clipAround(replay.view.time, replay.view.duration)));
  const controls = { replay, preferences, onPreferences, full, onHelp: help.open, onClip, page: page.id };
  return (
    <PlayerHostContext value={host}>
      <div>
        <section ref={screen.ref} className={styles.player} aria-label={host.texts.player.label} data-full={full.on}>
          <AddressBar page={page} time={replay.view.time} />
          <Stage replay={replay} live={props.live} onNext={onNext} />
          <Troubles replay={replay} />
          <div className={styles.bar}>
            {pages.length > 1 && onPlace && (
              <Lanes pages={pages} pauses={pauses} current={page} time={replay.view.time} onPlace={onPlace} />
            )}
            <Timeline replay={replay} page={page} notes={notes?.at} clip={clips?.clip ?? null} />
            {/* In full screen a dialog would not be seen. */}
            {clips && <ClipBar clips={full.on ? { ...clips, actions: null } : clips} replay={replay} />}
            <Controls {...controls} />
          </div>
          <KeyHelp opened={isHelping} onClose={help.close} />
        </section>
        <Below page={page} replay={replay} notes={notes} field={note} onSettled={onSettled} />
      </div>
    </PlayerHostContext>
  );
}

interface BelowProps {
  page: Page;
  replay: Replay;
  notes: PlayerNotes | undefined;
  field: Ref<HTMLTextAreaElement>;
  onSettled: (() => void) | undefined;
}

/** It is much, and waits until the first picture has been painted, or there will be none. */
function Below({ page, replay, notes, field, onSettled }: BelowProps) {
  const { view } = replay;
  const isSettled = useDeferredValue(view.hasPicture || view.failure !== null);
  const tell = useEffectEvent(() => onSettled?.());
  useEffect(() => {
    if (isSettled) tell();
  }, [isSettled]);
  return (
    isSettled && (
      <>
        {notes?.panel({ replay, field })}
        <HappeningList page={page} replay={replay} />
      </>
    )
  );
}

/** Where in the app the participant was. */
function AddressBar({ page, time }: { page: Page; time: number }) {
  const addresses = page.happenings.filter(({ kind }) => kind === 'navigate');
  const address = addresses.findLast(({ at }) => at - page.startedAt <= time) ?? addresses[0];
  return (
    <div className={styles.address}>
      <span className={styles.lights} aria-hidden="true" />
      <span className={styles.href}>{address?.label ?? ' '}</span>
    </div>
  );
}

/** What is missing is said, not hidden. */
function Troubles({ replay: { view, missing, resume } }: { replay: Replay }) {
  const { texts: t } = usePlayerHost();
  return (
    <>
      {view.gaps.length > 0 && view.failure === null && (
        <Alert
          className={styles.trouble ?? ''}
          color="orange"
          variant="light"
          role="status"
          icon={<IconAlert size={18} />}
        >
          {t.player.gap(view.gaps.length)}
        </Alert>
      )}
      {missing > 0 && view.failure === null && t.expert && (
        <Text className={styles.missing ?? ''} size="sm" c="dimmed" role="status">
          {t.expert.missing(missing)}
        </Text>
      )}
      {view.problem && (
        <Alert className={styles.trouble ?? ''} color="orange" variant="light" icon={<IconAlert size={18} />}>
          {`${t.player.problem} ${t.explain(view.problem).what} `}
          <Button size="compact-xs" variant="default" ml={6} onClick={resume}>
            {t.tryAgain}
          </Button>
        </Alert>
      )}
    </>
  );
}
