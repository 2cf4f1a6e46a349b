import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { writeTrial, type Trial } from '../account/trial.ts';
import { Board } from '../board/board.tsx';
import { Contacts } from '../contacts/contacts.tsx';
import { Dashboard } from '../dashboard/dashboard.tsx';
import type { Books } from '../data/books.ts';
import { readBooks, writeBooks } from '../data/stored-books.ts';
import { Invoices } from '../invoices/invoices.tsx';
import { createFormats, TEXTS, type Language } from '../language/language.ts';
import { Settings } from '../settings/settings.tsx';
import { AppState, type AppContext } from './app-context.ts';
import { SideNavigation } from './side-navigation.tsx';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';
import { useViewLocation, type View } from './view-location.ts';

const VIEW_COMPONENTS: Record<View, () => VNode> = {
  dashboard: Dashboard,
  contacts: Contacts,
  invoices: Invoices,
  board: Board,
  settings: Settings,
};

export function App({ trial }: { trial: Trial }): VNode {
  const [view, go] = useViewLocation();
  const [language, setLanguage] = useLanguage(trial);
  const [books, changeBooks] = useBooks(trial);
  const [status, announce] = useStatus();
  const texts = TEXTS[language];
  const CurrentView = VIEW_COMPONENTS[view];
  const formats = useMemo(() => createFormats(language), [language]);
  const main = useFocusOnChange(view);
  useEffect(() => {
    document.title = `${texts.shell.views[view]} · Vlonder`;
  }, [texts, view]);
  const context: AppContext = { trial, texts, formats, language, setLanguage, books, changeBooks, go, announce };
  return (
    <AppState.Provider value={context}>
      <a class="skip" href="#content">
        {texts.shell.skip}
      </a>
      <SideNavigation current={view} />
      <TopBar />
      <main id="content" class="content" tabIndex={-1} ref={main}>
        <CurrentView />
      </main>
      <StatusLine status={status} />
    </AppState.Provider>
  );
}

function useLanguage(trial: Trial): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(trial.language);
  useEffect(() => {
    document.documentElement.lang = language;
    writeTrial({ ...trial, language });
  }, [trial, language]);
  return [language, setLanguage];
}

function useBooks(trial: Trial): [Books, (change: Partial<Books>) => void] {
  const [books, setBooks] = useState(() => readBooks(trial));
  useEffect(() => writeBooks(trial, books), [trial, books]);
  const changeBooks = useCallback((change: Partial<Books>) => setBooks((now) => ({ ...now, ...change })), []);
  return [books, changeBooks];
}

/** Each message is a new one, even with the same words, so that it is shown and read aloud again. */
function useStatus(): [status: { message: string } | undefined, announce: (message: string) => void] {
  const [status, setStatus] = useState<{ message: string }>();
  const announce = useCallback((message: string) => setStatus({ message }), []);
  return [status, announce];
}

/** Whoever goes to another view by keyboard or screen reader begins at its top; not at the first load. */
function useFocusOnChange(view: View): { current: HTMLElement | null } {
  const main = useRef<HTMLElement>(null);
  const last = useRef(view);
  useEffect(() => {
    if (last.current !== view) main.current?.focus({ preventScroll: true });
    last.current = view;
  }, [view]);
  return main;
}
