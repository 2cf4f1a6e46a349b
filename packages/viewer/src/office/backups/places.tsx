import type { BackupState } from '@opname/protocol';
import { useSpeech } from '../../texts/texts.ts';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';

/** A line for each place, as everybody may know it. */
export function Places({ state: { places } }: { state: BackupState }) {
  const t = useOfficeTexts().backups;
  const { format, language } = useSpeech();
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const when = (at: number | undefined) => (at === undefined ? t.never : format.dateTime(at));
  return (
    <div className={surfaces.tablePanel} style={{ marginTop: 16 }}>
      <table className={styles.table}>
        <caption className={surfaces.quiet} style={{ textAlign: 'start', padding: '12px 16px' }}>
          {t.places}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.count}</th>
            <th scope="col">{t.newest}</th>
            <th scope="col">{t.oldest}</th>
            <th scope="col">{t.checked}</th>
            <th scope="col">{t.drilled}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ provider, dataCentre, country, continent, backups, ...at }) => (
            <tr key={`${provider} ${dataCentre}`}>
              <th scope="row" data-label={t.place}>
                <div>
                  {provider}, {dataCentre}
                  <div className={surfaces.quiet}>
                    {countries.of(country)}, {t.continents[continent]}
                  </div>
                </div>
              </th>
              <td data-label={t.count}>{format.number(backups)}</td>
              <td data-label={t.newest}>{when(at.newestAt)}</td>
              <td data-label={t.oldest}>{when(at.oldestAt)}</td>
              <td data-label={t.checked}>{when(at.checkedAt)}</td>
              <td data-label={t.drilled}>{when(at.drilledAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
