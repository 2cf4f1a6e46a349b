import { Button } from '@mantine/core';
import type { DocumentVersion, SiteDocument } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** What each site tells its participants: in force, in the making, and before. */
export function Documents() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const documents = useQuery({
    queryKey: ['documents'],
    queryFn: ({ signal }) => api.call('listDocuments', { query: {} }, signal),
  });
  return (
    <ViewFrame title={t.documents.title} lead={t.documents.lead}>
      <Answer query={documents}>
        {(data) => (
          <ul className={styles.cards}>
            {data.documents.map((document) => (
              <DocumentCard key={`${document.site}/${document.kind}`} document={document} />
            ))}
          </ul>
        )}
      </Answer>
    </ViewFrame>
  );
}

function DocumentCard({ document: { site, siteName, kind, draft, versions } }: { document: SiteDocument }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  const [current] = versions;
  return (
    <li className={surfaces.panel}>
      <div className={styles.cardHead}>
        <div>
          <h2>
            {t.documents.kinds[kind]} <span className={surfaces.quiet}>{siteName}</span>
          </h2>
          <p className={surfaces.quiet}>
            {current
              ? t.documents.inForce(current.version, format.dateTime(current.publishedAt))
              : t.documents.nonePublished}
          </p>
          {draft && (
            <p>
              <span className={surfaces.badge} data-state="open">
                {t.documents.draftWaiting(draft.version)}
              </span>
            </p>
          )}
        </div>
        <Button
          component={Link}
          href={`/office/documents/${encodeURIComponent(site)}/${kind}`}
          variant="default"
          aria-label={t.documents.editOf(t.documents.kinds[kind], siteName)}
        >
          {t.documents.edit}
        </Button>
      </div>
      {versions.length > 0 && (
        <details>
          <summary>
            {t.documents.versions} ({format.number(versions.length)})
          </summary>
          <Versions versions={versions} />
        </details>
      )}
    </li>
  );
}

function Versions({ versions }: { versions: readonly DocumentVersion[] }) {
  const t = useOfficeTexts();
  const { format, language } = useSpeech();
  return (
    <ul className={styles.lines}>
      {versions.map(({ version, publishedAt, publishedBy, url }, index) => {
        const before = versions[index + 1];
        return (
          <li key={version}>
            <strong>{version}</strong>
            <span>{t.documents.publishedBy(format.dateTime(publishedAt), publishedBy)}</span>
            <span className={styles.links}>
              <a href={`${url}?lang=${language}`} target="_blank" rel="noreferrer">
                {t.documents.read}
              </a>
              {before && (
                <a href={comparison(before, version, language)} target="_blank" rel="noreferrer">
                  {t.documents.compare}
                </a>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The public page that shows what changed from one version to another. */
function comparison(before: DocumentVersion, version: string, language: string): string {
  const folder = before.url.slice(0, before.url.lastIndexOf('/'));
  return `${folder}/compare/${encodeURIComponent(before.version)}/${encodeURIComponent(version)}?lang=${language}`;
}
