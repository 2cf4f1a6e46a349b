import { useEffect, useEffectEvent } from 'react';
import { commandOfKey, type KeyCommand } from './player-keys.ts';
import type { Replay } from './use-replay.ts';

/** Lets the keyboard work the player from anywhere in the view. */
export function usePlayerKeys(replay: Replay, toggleFullScreen: () => void): void {
  const obey = useEffectEvent((command: KeyCommand) => {
    const { view, play, pause, seek } = replay;
    switch (command.do) {
      case 'toggle':
        if (view.state === 'playing') pause();
        else play();
        return;
      case 'move':
        seek(Math.min(Math.max(0, view.time + command.by), view.duration));
        return;
      case 'to-start':
        seek(0);
        return;
      case 'to-end':
        seek(view.duration);
        return;
      case 'full-screen':
        toggleFullScreen();
    }
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
