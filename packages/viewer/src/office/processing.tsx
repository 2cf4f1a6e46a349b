import { Button } from '@mantine/core';
import { useSpeech } from '../texts/texts.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { useSites } from './site-select.tsx';
import { ViewFrame } from '../shell/view-frame.tsx';

const RECORD = '/v1/processing-record';

/** The record of processing and the processors of each site (F4), as the server makes them. */
export function Processing() {
  const t = useOfficeTexts();
  const { language } = useSpeech();
  const sites = useSites();
  return (
    <ViewFrame title={t.processing.title} lead={t.processing.lead}>
      <ul className={styles.cards}>
        {sites.map(({ key, name }) => (
          <li key={key} className={surfaces.panel}>
            <h2>{name}</h2>
            <div className={styles.buttons}>
              <NewTab href={`${RECORD}?site=${encodeURIComponent(key)}&lang=${language}`} name={t.processing.open} />
              <NewTab href={`${RECORD}?site=${encodeURIComponent(key)}&format=json`} name={t.processing.json} />
              <NewTab
                href={`/processors/${encodeURIComponent(key)}?lang=${language}`}
                name={t.processing.openProcessors}
              />
            </div>
          </li>
        ))}
      </ul>
    </ViewFrame>
  );
}

function NewTab({ href, name }: { href: string; name: string }) {
  return (
    <Button component="a" href={href} target="_blank" rel="noreferrer" variant="default">
      {name}
    </Button>
  );
}
