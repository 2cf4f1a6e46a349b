import type { SubjectOverview } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { History } from '../../dossier/history.tsx';
import { IconBack } from '../../look/icons.ts';
import { ReceiptButton } from '../../participant/receipt-button.tsx';
import { useServer } from '../../shell/server.ts';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';
import { RequestList } from '../request-list.tsx';
import { Answer, ViewFrame } from '../../shell/view-frame.tsx';
import { HelpdeskLink } from './helpdesk-link.tsx';
import { LinksMade } from './links-made.tsx';
import { SubjectRecording } from './subject-recording.tsx';

interface SubjectProps {
  site: string;
  subject: string;
}

/** All that there is of one participant, and what the office can do for them (G5). */
export function Subject({ site, subject }: SubjectProps) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const file = useQuery({
    queryKey: ['subject', site, subject],
    queryFn: ({ signal }) => api.call('openSubject', { params: { site, subject } }, signal),
  });
  return (
    <>
      <Link href="/office" className={styles.back}>
        <IconBack size={15} aria-hidden />
        {t.file.back}
      </Link>
      <ViewFrame
        title={subject}
        lead={file.data?.siteName ?? site}
        actions={<HelpdeskLink site={site} subject={subject} onMade={() => void file.refetch()} />}
      >
        <Answer query={file}>{(data) => <SubjectFile file={data} onChange={() => void file.refetch()} />}</Answer>
      </ViewFrame>
    </>
  );
}

function SubjectFile({ file, onChange }: { file: SubjectOverview; onChange: () => void }) {
  const t = useOfficeTexts();
  const [erased, setErased] = useState<{ recording: string; receipt: string } | null>(null);
  const recordings = file.recordings.filter(({ id }) => id !== erased?.recording);
  const onErased = (recording: string, receipt: string) => {
    setErased({ recording, receipt });
    onChange();
  };
  return (
    <div className={styles.file}>
      <section className={surfaces.panel} aria-labelledby="recordings">
        <h2 id="recordings">{t.file.recordings}</h2>
        {erased && (
          <p role="status" className={styles.done}>
            {t.file.erased}{' '}
            <ReceiptButton
              receipt={erased.receipt}
              name={`opname-erasure-${erased.recording}`}
              label={t.dossier.receipt.erasure}
            />
          </p>
        )}
        {recordings.length === 0 && <p className={surfaces.quiet}>{t.file.noRecordings}</p>}
        {recordings.map((recording) => (
          <SubjectRecording key={recording.id} recording={recording} onErased={onErased} />
        ))}
      </section>
      <section className={surfaces.panel} aria-labelledby="requests">
        <h2 id="requests">{t.file.requests}</h2>
        {file.requests.length === 0 ? (
          <p className={surfaces.quiet}>{t.file.noRequests}</p>
        ) : (
          <RequestList requests={file.requests} onAnswered={onChange} />
        )}
      </section>
      <section className={surfaces.panel} aria-labelledby="consent">
        <h2 id="consent">{t.dossier.history.title}</h2>
        <History events={file.consents} receiptOf={(event) => receiptOf(event, file)} />
      </section>
      <LinksMade file={file} onChange={onChange} />
    </div>
  );
}

/** An erasure has its receipt beside the event. */
function receiptOf({ kind, recording, receipt, at }: SubjectOverview['consents'][number], file: SubjectOverview) {
  const erasure = file.erasures.find((one) => one.recording === recording);
  const shown = receipt ?? (kind === 'erased' ? erasure?.receipt : undefined);
  return shown && <ReceiptButton receipt={shown} name={`opname-${kind}-${at}`} />;
}
