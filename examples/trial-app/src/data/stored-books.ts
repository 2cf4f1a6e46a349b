import type { Trial } from '../account/trial.ts';
import { createBooks, type Books } from './books.ts';

/** Kept for the tab's life, so that a reload loses nothing. Payment details and passwords are never part of it. */
const STORAGE_KEY = 'vlonder.books';

interface StoredBooks {
  subject: string;
  books: Books;
}

export function readBooks(trial: Trial): Books {
  const stored = sessionStorage.getItem(STORAGE_KEY);
  if (stored === null) return createBooks(trial);
  // Written by `writeBooks` below and by nothing else; of another person's trial, it is left unread.
  const { subject, books } = JSON.parse(stored) as StoredBooks;
  return subject === trial.subject ? books : createBooks(trial);
}

export function writeBooks(trial: Trial, books: Books): void {
  const stored: StoredBooks = { subject: trial.subject, books };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(stored));
}

export function removeBooks(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}
