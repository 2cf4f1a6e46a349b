import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '@opname/video/find-browser';
import type { Config } from '../config/config.ts';
import type { MakeOneParts } from './make-one.ts';

/** Videos at the same time where nothing is said: one leaves a small machine room to record. */
const AT_ONCE = 1;

/** @returns what videos are made with here, and how many at a time; throws where a Chromium was named that is not there. */
export function findMeans({ chromium, studioDir, videosAtOnce: atOnce = AT_ONCE }: Config) {
  const hasViewer = studioDir !== undefined && existsSync(path.join(studioDir, 'video.js'));
  if (atOnce === 0 || !hasViewer) return { atOnce, means: undefined };
  const browser = chromium === undefined ? findIfThere() : findBrowser(chromium);
  const means: MakeOneParts['means'] | undefined =
    browser === undefined ? undefined : { browser, viewerDir: studioDir };
  return { atOnce, means };
}

/** Who needs no videos needs no Chromium. */
function findIfThere(): string | undefined {
  try {
    return findBrowser(undefined);
  } catch {
    return undefined;
  }
}
