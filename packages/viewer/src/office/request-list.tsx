import { Button, Textarea } from '@mantine/core';
import type { RightsRequest } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { textOf } from '../form-text.ts';
import { useNow } from '../recordings/now.ts';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { Failure } from '../shell/failure.tsx';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { subjectAddress } from './subjects.tsx';

interface RequestListProps {
  requests: readonly RightsRequest[];
  onAnswered: () => void;
  /** Whether each says whose it is. */
  withSubject?: boolean;
}

/** Requests in the order in which they are due, the open ones first. */
export function RequestList({ requests, onAnswered, withSubject = false }: RequestListProps) {
  const inOrder = requests.toSorted((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt);
  return (
    <ul className={styles.requests}>
      {inOrder.map((request) => (
        <li key={request.id}>
          <RequestHead request={request} withSubject={withSubject} />
          <p className={styles.words}>{request.text}</p>
          {request.answer === undefined ? (
            <AnswerForm request={request} onAnswered={onAnswered} />
          ) : (
            <blockquote className={styles.answer}>{request.answer}</blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}

const rank = ({ state }: RightsRequest) => (state === 'open' ? 0 : 1);

function RequestHead({ request, withSubject }: { request: RightsRequest; withSubject: boolean }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  const { kind, site, subject, at, dueAt, state } = request;
  const isLate = useNow() > dueAt;
  const due = isLate ? t.requests.overdue(format.date(dueAt)) : t.requests.due(format.date(dueAt));
  return (
    <div className={styles.requestHead}>
      <strong>{t.requests.kinds[kind]}</strong>
      {withSubject && (
        <Link href={subjectAddress(site, subject)}>
          {subject} · {site}
        </Link>
      )}
      <span className={surfaces.quiet}>{t.requests.asked(format.dateTime(at))}</span>
      <span className={surfaces.badge} data-state={state === 'answered' ? 'done' : isLate ? 'late' : 'open'}>
        {state === 'open' ? due : t.requests.answered}
      </span>
    </div>
  );
}

/** Characters that the server takes of an answer. */
const MAX_LENGTH = 4000;

function AnswerForm({ request, onAnswered }: { request: RightsRequest; onAnswered: () => void }) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const [isMissing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: (answer: string) => api.call('answerRequest', { params: { id: request.id }, body: { answer } }),
    onSuccess: onAnswered,
  });
  const submit = (form: FormData) => {
    const text = textOf(form, 'answer');
    setMissing(text === '');
    if (text !== '') send.mutate(text);
  };
  return (
    <form
      noValidate
      className={styles.answerForm}
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Textarea
        name="answer"
        label={t.requests.answer}
        description={t.requests.answerHint}
        autosize
        minRows={2}
        maxLength={MAX_LENGTH}
        error={isMissing && t.requests.answerMissing}
      />
      <Button type="submit" variant="default" loading={send.isPending}>
        {t.requests.send}
      </Button>
      <Failure error={send.error} />
    </form>
  );
}
