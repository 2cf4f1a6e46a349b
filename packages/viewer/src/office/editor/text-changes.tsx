import { diffWordsWithSpace } from 'diff';
import { Fragment } from 'react';
import { useOfficeTexts } from '../office-speech.ts';
import styles from './editor.module.css';

/** Milliseconds that finding the fewest changes may take; two texts that have nothing in common take longest. */
const TIMEOUT_MS = 300;

/** What came and what went between two texts, marked where it stands. */
export function TextChanges({ before, after, language }: { before: string; after: string; language: string }) {
  const t = useOfficeTexts();
  if (before === after) return <p>{t.editor.noChanges}</p>;
  const changes = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  let at = 0;
  return (
    <div className={styles.changes} lang={language} dir="auto">
      {changes.map(({ value, added, removed }) => {
        at += value.length;
        if (added) return <ins key={`+${at}`}>{value}</ins>;
        if (removed) return <del key={`-${at}`}>{value}</del>;
        return <Fragment key={`=${at}`}>{value}</Fragment>;
      })}
    </div>
  );
}
