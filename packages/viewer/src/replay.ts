import '@rrweb/replay/dist/style.css';
import './replay/stage.css';
import './replay/replay.css';
import { parseCommand, post, type Command } from './replay/message.ts';
import { Playback } from './replay/playback.ts';
import { createStage } from './replay/stage.ts';
import { startDrawing } from './replay/start-drawing.ts';

/** Milliseconds between two reports while it plays: smooth for a clock, cheap for the studio. */
const REPORT_EVERY_MS = 100;

/** Boots the replay frame: wires the studio's messages to the play head, and the play head's state back. */
function start(root: HTMLElement, studio: Window): void {
  const { origin } = globalThis.location;
  const report = () => post(studio, { kind: 'status', ...playback.status }, origin);
  const stage = createStage(root);
  const playback = new Playback({ stage, now: () => performance.now(), onChange: report });
  globalThis.addEventListener('message', (message) => {
    const command = parseCommand(message, studio, origin);
    if (command) obey(playback, command);
  });
  // An event without an error is the browser's own notice.
  globalThis.addEventListener('error', ({ error }) => {
    if (error) playback.fail();
  });
  new ResizeObserver(() => stage.fit()).observe(root);
  startDrawing(playback);
  setInterval(() => {
    if (playback.status.state === 'playing') report();
  }, REPORT_EVERY_MS);
  post(studio, { kind: 'booted' }, origin);
}

function obey(playback: Playback, command: Command): void {
  try {
    playback.obey(command);
  } catch {
    // What rrweb cannot apply may quote what was recorded; that it failed is told.
    playback.fail();
  }
}

const root = document.querySelector<HTMLElement>('#replay');
if (root && globalThis.parent !== globalThis.window) start(root, globalThis.parent);
