import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Trial } from '../account/trial.ts';
import type { Books } from '../data/books.ts';
import type { Formats, Language } from '../language/language.ts';
import type { Texts } from '../language/nl.ts';
import type { View } from './view-location.ts';

/** What every view may use. */
export interface AppContext {
  trial: Trial;
  texts: Texts;
  formats: Formats;
  language: Language;
  setLanguage: (language: Language) => void;
  books: Books;
  changeBooks: (change: Partial<Books>) => void;
  go: (view: View) => void;
  /** Says in a status line, seen and read aloud, what was just done. */
  announce: (message: string) => void;
}

export const AppState = createContext<AppContext | undefined>(undefined);

export function useApp(): AppContext {
  const context = useContext(AppState);
  if (context === undefined)
    throw new Error('useApp was called outside <AppState.Provider>; render the view inside <App>.');
  return context;
}
