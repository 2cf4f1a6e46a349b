import type { SubjectOverview } from '@opname/protocol';
import { useSpeech } from '../../texts/texts.ts';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';
import { RevokeLinks } from './revoke-links.tsx';

/** What was removed and which links were made, by whom: written down for whoever asks later. */
export function LinksMade({ file, onChange }: { file: SubjectOverview; onChange: () => void }) {
  const { links, removals } = file;
  const t = useOfficeTexts();
  const { format } = useSpeech();
  return (
    <>
      {removals.length > 0 && (
        <section className={surfaces.panel} aria-labelledby="removals">
          <h2 id="removals">{t.file.removals}</h2>
          <ul className={styles.lines}>
            {removals.map(({ recording, at, why, by }) => (
              <li key={recording}>
                <strong>{t.file.why[why]}</strong>
                <span>
                  {format.dateTime(at)} {t.file.removedBy(by)}
                </span>
                <code>{recording}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={surfaces.panel} aria-labelledby="links">
        <h2 id="links">{t.file.links}</h2>
        {links.length === 0 ? (
          <p className={surfaces.quiet}>{t.file.noLinks}</p>
        ) : (
          <ul className={styles.lines}>
            {links.map(({ at, by, until, state }) => (
              <li key={`${at} ${until}`}>
                <strong>{t.file.linkStates[state]}</strong>
                <span>
                  {format.dateTime(at)} {t.file.linkBy(by, format.time(until))}
                </span>
              </li>
            ))}
          </ul>
        )}
        {links.some(({ state }) => state !== 'revoked') && <RevokeLinks file={file} onRevoked={onChange} />}
      </section>
    </>
  );
}
