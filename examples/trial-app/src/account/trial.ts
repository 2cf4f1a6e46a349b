import { isLanguage, type Language } from '../language/language.ts';

/** What the app knows of the person who tries it. The password is not part of it and is kept nowhere. */
export interface Trial {
  /** A random UUID, made at sign-up; the name by which Opname knows this person. */
  subject: string;
  name: string;
  email: string;
  /** When the trial began, as an ISO 8601 time. */
  trialStart: string;
  language: Language;
}

/** How long one may try the app; the usual length for software of this kind. */
export const TRIAL_DAYS = 14;

const STORAGE_KEY = 'vlonder.trial';

export function createTrial(person: Pick<Trial, 'name' | 'email' | 'language'>): Trial {
  return { ...person, subject: crypto.randomUUID(), trialStart: new Date().toISOString() };
}

export function writeTrial(trial: Trial): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(trial));
}

export function readTrial(): Trial | undefined {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === null ? undefined : parseTrial(stored);
}

export function removeTrial(): void {
  localStorage.removeItem(STORAGE_KEY);
}

function parseTrial(text: string): Trial | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTrial(value) ? value : undefined;
  } catch (error) {
    // Text that is not JSON was not written by this app: the same as not being signed up.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isTrial(value: unknown): value is Trial {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, name, email, trialStart, language } = value as Partial<Record<keyof Trial, unknown>>;
  const texts = [subject, name, email, trialStart].every((part) => typeof part === 'string');
  return texts && !Number.isNaN(Date.parse(String(trialStart))) && isLanguage(language);
}
