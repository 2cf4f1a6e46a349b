import { useEffect, useEffectEvent } from 'react';
import type { Clip } from './clip.ts';
import { commandOfKey, type KeyCommand } from './player-keys.ts';
import { SPEEDS, type Preferences } from './preferences.ts';
import type { Replay } from './use-replay.ts';

/** What the keyboard works. */
export interface KeyParts {
  replay: Replay;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  /** Times of what happened, in their order; milliseconds from the page's start. */
  happenings: readonly number[];
  onFullScreen: () => void;
  onNote: () => void;
  onClip: (edge: keyof Clip) => void;
  onHelp: () => void;
}

/** Milliseconds by which something is passed before a key goes back to it and not to the one before. */
const PASSED_MS = 1_000;

/** Lets the keyboard work the player from anywhere in the view. */
export function usePlayerKeys(parts: KeyParts): void {
  const obey = useEffectEvent((command: KeyCommand) => {
    if ('by' in command) move(parts, command);
    else if ('edge' in command) parts.onClip(command.edge);
    else act(parts, command.do);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOfKey(event, event.target instanceof Element ? event.target : null);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      obey(command);
    };
    // Before the slider sees it: arrows move by seconds, not by the slider's own steps.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function move(parts: KeyParts, command: Extract<KeyCommand, { by: number }>): void {
  const { replay, preferences, onPreferences, happenings } = parts;
  const { time, duration } = replay.view;
  switch (command.do) {
    case 'move':
      replay.seek(Math.min(Math.max(0, time + command.by), duration));
      return;
    case 'step':
      replay.step(command.by);
      return;
    case 'speed':
      onPreferences({ ...preferences, speed: nextSpeed(preferences.speed, command.by) });
      return;
    case 'happening':
    default: {
      const to =
        command.by > 0
          ? happenings.find((at) => at > time)
          : happenings.findLast((at) => at < time - (replay.view.state === 'playing' ? PASSED_MS : 0));
      if (to !== undefined) replay.seek(to);
    }
  }
}

function nextSpeed(speed: number, by: 1 | -1): number {
  const at = SPEEDS.findIndex((known) => known >= speed) + by;
  return SPEEDS[Math.min(Math.max(0, at), SPEEDS.length - 1)] ?? 1;
}

function act(parts: KeyParts, what: Exclude<KeyCommand, { by: number } | { edge: keyof Clip }>['do']): void {
  const { replay, preferences, onPreferences } = parts;
  switch (what) {
    case 'toggle':
      if (replay.view.state === 'playing') replay.pause();
      else replay.play();
      return;
    case 'to-start':
      replay.seek(0);
      return;
    case 'to-end':
      replay.seek(replay.view.duration);
      return;
    case 'skip':
      onPreferences({ ...preferences, skipInactive: !preferences.skipInactive });
      return;
    case 'masks':
      onPreferences({ ...preferences, masks: !preferences.masks });
      return;
    case 'size':
      onPreferences({ ...preferences, fit: !preferences.fit });
      return;
    case 'note':
      parts.onNote();
      return;
    case 'help':
      parts.onHelp();
      return;
    case 'full-screen':
    default:
      parts.onFullScreen();
  }
}
