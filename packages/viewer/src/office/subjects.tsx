import { Button, TextInput } from '@mantine/core';
import type { SubjectSummary } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { textOf } from '../form-text.ts';
import { IconSearch } from '../look/icons.ts';
import { Explanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** Finds a participant by the id that the app gave them. */
export function Subjects() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const [wanted, setWanted] = useState('');
  const subjects = useQuery({
    queryKey: ['subjects', wanted],
    queryFn: ({ signal }) => api.call('listSubjects', { query: wanted === '' ? {} : { query: wanted } }, signal),
    placeholderData: (before) => before,
  });
  return (
    <ViewFrame title={t.subjects.title} lead={t.subjects.lead}>
      <form
        className={styles.search}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setWanted(textOf(new FormData(event.currentTarget), 'query'));
        }}
      >
        <TextInput name="query" label={t.subjects.search} description={t.subjects.searchHint} maxLength={256} />
        <Button type="submit" variant="default" leftSection={<IconSearch size={16} aria-hidden />}>
          {t.subjects.find}
        </Button>
      </form>
      <Answer query={subjects}>{(data) => <SubjectTable subjects={data.subjects} />}</Answer>
    </ViewFrame>
  );
}

function SubjectTable({ subjects }: { subjects: readonly SubjectSummary[] }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  if (subjects.length === 0) {
    return (
      <div className={surfaces.panel}>
        <Explanation tone="calm" {...t.subjects.none} />
      </div>
    );
  }
  return (
    <div className={surfaces.tablePanel}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.subject}</th>
            <th scope="col">{t.site}</th>
            <th scope="col">{t.subjects.recordings}</th>
            <th scope="col">{t.subjects.last}</th>
            <th scope="col">{t.subjects.open}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ site, subject, recordings, lastConsentAt, requestsOpen }) => (
            <tr key={`${site}/${subject}`}>
              <th scope="row" data-label={t.subject}>
                <Link href={subjectAddress(site, subject)} aria-label={t.subjects.show(subject, site)}>
                  {subject}
                </Link>
              </th>
              <td data-label={t.site}>{site}</td>
              <td data-label={t.subjects.recordings}>{format.number(recordings)}</td>
              <td data-label={t.subjects.last}>{lastConsentAt === null ? '–' : format.dateTime(lastConsentAt)}</td>
              <td data-label={t.subjects.open}>
                {requestsOpen > 0 ? (
                  <span className={surfaces.badge} data-state="open">
                    {format.number(requestsOpen)}
                  </span>
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** @returns the address of a participant's file in the office. */
export function subjectAddress(site: string, subject: string): string {
  return `/office/subjects/${encodeURIComponent(site)}/${encodeURIComponent(subject)}`;
}
