import type { Page } from '@opname/protocol';
import type { Plan } from './plan.ts';

/** A page, or an address within it, where it begins in the video. */
export interface Chapter {
  /** Milliseconds in the video. */
  from: number;
  to: number;
  title: string;
}

/** @returns a chapter for each page, and for each address that an app went to without a new document. */
export function chaptersOf({ takes, duration }: Plan): Chapter[] {
  const begins: { from: number; title: string }[] = [];
  const pages: Page[] = [];
  for (const { page, from, to, start } of takes) {
    if (!pages.includes(page)) {
      pages.push(page);
      const before = page.happenings.findLast(({ kind, at }) => kind === 'navigate' && at <= from);
      begins.push({ from: start, title: before?.label ?? `Page ${pages.length}` });
    }
    for (const { kind, at, label } of page.happenings) {
      if (kind !== 'navigate' || at <= from || at >= to || label === undefined) continue;
      begins.push({ from: start + at - from, title: label });
    }
  }
  return begins
    .map(({ from, title }, index) => ({ from, title: oneLine(title), to: begins[index + 1]?.from ?? duration }))
    .filter(({ from, to }) => to > from);
}

/** @returns the chapters as a file of WebVTT, which players load beside the video. */
export function writeWebVtt(chapters: readonly Chapter[]): string {
  const cues = chapters.map(({ from, to, title }) => `${timestamp(from)} --> ${timestamp(to)}\n${escapeCue(title)}\n`);
  return ['WEBVTT\n', ...cues].join('\n');
}

function timestamp(ms: number): string {
  const [whole, thousandths] = [Math.floor(ms / 1000), Math.round(ms) % 1000];
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String(thousandths).padStart(3, '0')}`;
}

function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
