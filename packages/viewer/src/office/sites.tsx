import { Button, Modal, Text } from '@mantine/core';
import type { SiteRemoval } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../api.ts';
import { IconArchive, IconDelete, IconReceipt } from '../look/icons.ts';
import { DIALOG } from '../shell/dialog.ts';
import { saveFile } from '../participant/save-file.ts';
import { usePerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { Failure } from '../shell/failure.tsx';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { useSites } from './site-select.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** Sites as a whole: taken away, removed after a week, with a receipt. */
export function Sites() {
  const t = useOfficeTexts().sites;
  const { api } = useServer();
  const sites = useSites();
  const removals = useQuery({
    queryKey: ['site-removals'],
    queryFn: ({ signal }) => api.call('listSiteRemovals', {}, signal),
  });
  const refresh = () => void removals.refetch();
  return (
    <ViewFrame title={t.title} lead={t.lead}>
      <Answer query={removals}>
        {(data) => {
          const gone = data.removals.filter(({ site }) => sites.every(({ key }) => key !== site));
          const all = [...sites, ...gone.map(({ site, siteName }) => ({ key: site, name: siteName }))];
          return (
            <ul className={styles.cards}>
              {all.map(({ key, name }) => (
                <SiteCard
                  key={key}
                  site={key}
                  name={name}
                  removal={data.removals.find(({ site }) => site === key)}
                  onChange={refresh}
                />
              ))}
            </ul>
          );
        }}
      </Answer>
    </ViewFrame>
  );
}

interface SiteCardProps {
  site: string;
  name: string;
  removal: SiteRemoval | undefined;
  onChange: () => void;
}

function SiteCard({ site, name, removal, onChange }: SiteCardProps) {
  const person = usePerson();
  const canChange = person.data?.role === 'admin' && removal?.doneAt == null;
  return (
    <li className={surfaces.panel}>
      <h2>
        {name} <span className={surfaces.quiet}>{site}</span>
      </h2>
      {removal && <RemovalState removal={removal} />}
      <div className={styles.buttons}>
        {canChange && <ExportLink site={site} />}
        {canChange && !removal && <RemoveButton site={site} name={name} onDone={onChange} />}
        {canChange && removal && <TakeBackButton site={site} onDone={onChange} />}
        {removal?.receipt && <ReceiptButton site={site} receipt={removal.receipt} />}
      </div>
    </li>
  );
}

function ExportLink({ site }: { site: string }) {
  const t = useOfficeTexts().sites;
  return (
    <Button
      component="a"
      href={addressOf('exportSite', { params: { site }, query: {} })}
      download={`opname-${site}.tar`}
      variant="default"
      leftSection={<IconArchive size={16} aria-hidden />}
    >
      {t.export}
    </Button>
  );
}

function TakeBackButton({ site, onDone }: { site: string; onDone: () => void }) {
  const t = useOfficeTexts().sites;
  const { api } = useServer();
  const takeBack = useMutation({
    mutationFn: () => api.call('takeBackSiteRemoval', { params: { site } }),
    onSuccess: onDone,
  });
  return (
    <>
      <Button loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
        {t.takeBack}
      </Button>
      <Failure error={takeBack.error} />
    </>
  );
}

function ReceiptButton({ site, receipt }: { site: string; receipt: string }) {
  const t = useOfficeTexts().sites;
  return (
    <Button
      variant="default"
      leftSection={<IconReceipt size={16} aria-hidden />}
      onClick={() => saveFile(new Blob([receipt], { type: 'application/jose' }), `opname-${site}-removed.jws`)}
    >
      {t.receipt}
    </Button>
  );
}

function RemovalState({ removal: { askedBy, askedAt, dueAt, doneAt, recordings } }: { removal: SiteRemoval }) {
  const t = useOfficeTexts().sites;
  const { format } = useSpeech();
  return (
    <p>
      <span className={surfaces.badge} data-state={doneAt === null ? 'late' : 'done'}>
        {doneAt === null ? t.due(format.dateTime(dueAt)) : t.done(format.dateTime(doneAt))}
      </span>{' '}
      <span className={surfaces.quiet}>
        {t.asked(askedBy, format.dateTime(askedAt))}
        {doneAt === null && ` ${t.recordings(recordings)}`}
      </span>
    </p>
  );
}

function RemoveButton({ site, name, onDone }: { site: string; name: string; onDone: () => void }) {
  const t = useOfficeTexts().sites;
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.call('askSiteRemoval', { params: { site }, body: {} }),
    onSuccess() {
      setOpen(false);
      onDone();
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconDelete size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t.remove}
      </Button>
      <Modal
        {...DIALOG}
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t.removeTitle(name)}
        closeButtonProps={{ 'aria-label': studio.close }}
      >
        <Text>{t.removeMeans}</Text>
        <Failure error={remove.error} />
        <div className={styles.buttons} style={{ marginTop: 16 }}>
          <Button variant="default" data-autofocus onClick={() => setOpen(false)}>
            {t.cancel}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t.remove}
          </Button>
        </div>
      </Modal>
    </>
  );
}
