/**
 * The script of the page in which a privacy officer sees a draft of a notice as a participant would: the same question, by
 * the same code, in a frame that may ask nobody for anything. Nothing of the gate, the controls or the recorder is in it,
 * and a draft has no hash, so that there is nothing that could be agreed to.
 */
import type { Notice, NoticeLanguage } from '@opname/protocol';
import { guard } from '../guard.ts';
import { LANGUAGE_TEXTS } from '../languages/languages.ts';
import { startNotice } from '../notice/notice.ts';
import { chooseNotice } from '../notice/published-notice.ts';

/** What the office asks for. */
interface Shown {
  notice: Notice;
  rules: unknown;
  locale: NoticeLanguage;
  theme: 'light' | 'dark';
}

/** What it is told: the language in which the question stands there, or why there is none. */
type Report = { language: NoticeLanguage } | { error: string };

/** In place of what a published notice has and a draft has not. */
const NONE = 'draft';

const nothing = async () => {};
const saysNothing = async () => '';
let close: (() => void) | undefined;

function show({ notice, rules, locale, theme }: Shown): Report {
  close?.();
  close = undefined;
  const own = { ...notice, hash: NONE, process: NONE };
  const chosen = chooseNotice({ own, served: undefined, texts: LANGUAGE_TEXTS, locale });
  const { language } = chosen;
  const page = document.documentElement;
  [page.lang, page.dir, page.dataset['theme']] = [language, language === 'ar' ? 'rtl' : 'ltr', theme];
  const told = { ...chosen, level: notice.level, until: undefined, rules };
  close = startNotice({ ...told, theme, allow: saysNothing, decline: nothing, preview: { open: nothing } });
  return { language };
}

function answer(shown: Shown): Report {
  try {
    return show(shown);
  } catch (error) {
    return { error: (error as Error).message };
  }
}

addEventListener(
  'message',
  guard(({ data, source }: MessageEvent<Shown>) => {
    // The frame that this page stands in, and nobody else.
    if (source === parent) parent.postMessage(answer(data), '*');
  }),
);
parent.postMessage('ready', '*');
