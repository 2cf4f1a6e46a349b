import 'rrweb-player/dist/style.css';
import './replay/replay.css';
import { parseCommand, post } from './replay/message.ts';
import { Playback } from './replay/playback.ts';
import { createStage } from './replay/stage.ts';

/** Milliseconds between two reports while it plays: smooth for a clock, cheap for the studio. */
const REPORT_EVERY_MS = 100;

/** Boots the replay frame: wires the studio's messages to the play head, and the play head's state back. */
function start(root: HTMLElement, studio: Window): void {
  const { origin } = globalThis.location;
  const report = () => post(studio, { kind: 'status', ...playback.status }, origin);
  const playback = new Playback({ createStage: (options) => createStage({ root, ...options }), onChange: report });

  let obeyed = Promise.resolve();
  globalThis.addEventListener('message', (message) => {
    const command = parseCommand(message, studio, origin);
    if (command) obeyed = obeyed.then(() => playback.obey(command)).catch(() => playback.fail());
  });
  // What rrweb throws while it plays reaches only this; an event without an error is the browser's own notice.
  globalThis.addEventListener('error', ({ error }) => {
    if (error) playback.fail();
  });
  new ResizeObserver(() => playback.fit()).observe(root);
  setInterval(() => {
    if (playback.status.state === 'playing') report();
  }, REPORT_EVERY_MS);
  post(studio, { kind: 'booted' }, origin);
}

const root = document.querySelector<HTMLElement>('#replay');
if (root && globalThis.parent !== globalThis.window) start(root, globalThis.parent);
