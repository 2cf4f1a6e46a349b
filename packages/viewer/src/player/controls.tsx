import { ActionIcon, SegmentedControl, Switch, Text, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { formatClock } from '../format.ts';
import {
  IconCheck,
  IconClip,
  IconFullScreen,
  IconFullScreenExit,
  IconHelp,
  IconLink,
  IconMask,
  IconNextChange,
  IconPause,
  IconPlay,
  IconPreviousChange,
  IconRealSize,
  IconStepBack,
  IconStepForward,
} from '../look/icons.ts';
import styles from './controls.module.css';
import { formatPlace } from './place.ts';
import { usePlayerHost } from './player-host.ts';
import { STEP_MS } from './player-keys.ts';
import { SPEEDS, type Preferences } from './preferences.ts';
import type { Replay } from './use-replay.ts';

interface ControlsProps {
  replay: Replay;
  page: string;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  full: { on: boolean; toggle: () => void };
  onHelp: () => void;
  /** Marks a clip around what is seen; left out where nothing is handed on. */
  onClip?: (() => void) | undefined;
}

/** The row of controls below the time line. */
export function Controls(props: ControlsProps) {
  const { replay, page, preferences, onPreferences, full } = props;
  const { texts: t } = usePlayerHost();
  const { view } = replay;
  return (
    <div className={styles.controls} role="group" aria-label={t.player.keys}>
      <div className={styles.group}>
        <PlayButton replay={replay} />
        <Action
          label={t.player.back}
          disabled={view.failure !== null}
          onClick={() => replay.seek(Math.max(0, view.time - STEP_MS))}
        >
          <IconStepBack size={20} aria-hidden />
        </Action>
        <Action
          label={t.player.forward}
          disabled={view.failure !== null}
          onClick={() => replay.seek(view.time + STEP_MS)}
        >
          <IconStepForward size={20} aria-hidden />
        </Action>
        <Steps replay={replay} />
        <Text component="span" className={styles.time ?? ''}>
          {formatClock(view.time)}
          <span className={styles.total}> / {formatClock(view.duration)}</span>
        </Text>
      </div>
      <div className={styles.group}>
        <Switch
          size="sm"
          label={t.player.skip}
          checked={preferences.skipInactive}
          onChange={(event) => onPreferences({ ...preferences, skipInactive: event.currentTarget.checked })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t.player.speed}
          value={String(preferences.speed)}
          data={SPEEDS.map((speed) => ({ value: String(speed), label: t.player.speedValue(speed) }))}
          onChange={(speed) => onPreferences({ ...preferences, speed: Number(speed) })}
        />
        <WaysToWatch {...props} />
        <LinkButton page={page} time={view.time} />
        <Action label={full.on ? t.player.fullScreenExit : t.player.fullScreen} onClick={full.toggle}>
          {full.on ? <IconFullScreenExit size={20} aria-hidden /> : <IconFullScreen size={20} aria-hidden />}
        </Action>
      </div>
    </div>
  );
}

/** One change of the page at a time. */
function Steps({ replay }: { replay: Replay }) {
  const { texts } = usePlayerHost();
  const t = texts.expert;
  if (!t) return null;
  const isOff = replay.view.failure !== null;
  return (
    <>
      <Action label={t.stepBack} disabled={isOff} onClick={() => replay.step(-1)}>
        <IconPreviousChange size={18} aria-hidden />
      </Action>
      <Action label={t.stepForward} disabled={isOff} onClick={() => replay.step(1)}>
        <IconNextChange size={18} aria-hidden />
      </Action>
    </>
  );
}

function WaysToWatch({ preferences, onPreferences, onHelp, onClip }: ControlsProps) {
  const { texts } = usePlayerHost();
  const t = texts.expert;
  if (!t) return null;
  const { masks, fit } = preferences;
  return (
    <>
      <Action label={t.masks} pressed={masks} onClick={() => onPreferences({ ...preferences, masks: !masks })}>
        <IconMask size={20} aria-hidden />
      </Action>
      <Action label={t.realSize} pressed={!fit} onClick={() => onPreferences({ ...preferences, fit: !fit })}>
        <IconRealSize size={20} aria-hidden />
      </Action>
      {onClip && (
        <Action label={t.clip.make} onClick={onClip}>
          <IconClip size={20} aria-hidden />
        </Action>
      )}
      <Action label={t.help} onClick={onHelp}>
        <IconHelp size={20} aria-hidden />
      </Action>
    </>
  );
}

function PlayButton({ replay: { view, play, pause } }: { replay: Replay }) {
  const { texts: t } = usePlayerHost();
  const isPlaying = view.state === 'playing';
  return (
    <Tooltip label={isPlaying ? t.player.pause : t.player.play} withinPortal={false}>
      <ActionIcon
        size={38}
        radius={19}
        aria-label={isPlaying ? t.player.pause : t.player.play}
        disabled={view.failure !== null}
        onClick={isPlaying ? pause : play}
      >
        {isPlaying ? <IconPause size={20} aria-hidden /> : <IconPlay size={20} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

function LinkButton({ page, time }: { page: string; time: number }) {
  const { texts: t } = usePlayerHost();
  const clipboard = useClipboard();
  const copy = () => {
    const address = new URL(globalThis.location.href);
    address.search = formatPlace({ page, time });
    clipboard.copy(address.href);
  };
  return (
    <Action label={clipboard.copied ? t.player.linkCopied : t.player.link} onClick={copy}>
      {clipboard.copied ? <IconCheck size={20} aria-hidden /> : <IconLink size={20} aria-hidden />}
    </Action>
  );
}

interface ActionProps {
  label: string;
  disabled?: boolean;
  /** On or off, for what stays. */
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that is a picture; its tooltip stays inside the player, which alone is seen in full screen. */
function Action({ label, disabled = false, pressed, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label} withinPortal={false}>
      <ActionIcon
        size={34}
        variant={pressed === true ? 'light' : 'subtle'}
        color={pressed === true ? 'petrol' : 'gray'}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
