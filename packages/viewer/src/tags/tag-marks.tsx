import { VisuallyHidden } from '@mantine/core';
import { useSpeech } from '../texts/texts.ts';
import styles from './tags.module.css';

/** The tags of a recording in a line of the list. */
export function TagMarks({ tags }: { tags: readonly string[] }) {
  const { t } = useSpeech();
  if (tags.length === 0) return null;
  return (
    <span className={styles.marks}>
      <VisuallyHidden>{t.tags.of(tags.join(', '))}</VisuallyHidden>
      {tags.map((name) => (
        <span key={name} className={styles.mark} aria-hidden="true">
          {name}
        </span>
      ))}
    </span>
  );
}
