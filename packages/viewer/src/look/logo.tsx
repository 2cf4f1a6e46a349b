import styles from './logo.module.css';

/** An O that is open where the two hours end, around the dot that everyone knows for recording. */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={styles.mark}>
      <path d="M21.5 6.5A11 11 0 1 0 26 11.4" fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
      <circle cx="16" cy="16" r="4.6" className={styles.dot} />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={styles.logo}>
      <Mark size={24} />
      <span>Opname</span>
    </span>
  );
}
