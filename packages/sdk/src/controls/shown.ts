import type { Shown } from '@opname/protocol';
import { createNoticeContent, type Told } from '../notice/notice-content.ts';

/** The script's own version, in `shown`: with it the question can be drawn again years later. */
const SHOWN_VERSION = '0.1.0';

/** @returns how a question stands on the screen, for the record of what was asked. */
export function describeShown(component: string, content: HTMLElement, told: Told): Shown {
  const { colorScheme, direction } = getComputedStyle(content);
  return {
    component: `opname-${component}@${SHOWN_VERSION}`,
    theme: colorScheme === 'dark' ? 'dark' : 'light',
    direction: direction === 'rtl' ? 'rtl' : 'ltr',
    viewport: `${innerWidth}x${innerHeight}`,
    text: textOf(told),
  };
}

/** @returns every word of the question and its buttons, but for the time of day, so that the same question has one text. */
function textOf(told: Told): string {
  const { title, first, second, time } = createNoticeContent(told);
  const { decline, allow } = told.texts;
  const text = [title, ...[first, ...second].flatMap(wordsOf), decline, allow].join('\n');
  return time ? text.replace(time, '{time}') : text;
}

/** @returns each text of a part by itself, as it is read. */
function wordsOf(part: HTMLElement): string[] {
  const children = part.localName === 'dl' ? Array.from(part.children) : [part];
  return children.map((child) => (child.textContent ?? '').trim());
}
