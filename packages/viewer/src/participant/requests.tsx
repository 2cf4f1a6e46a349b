import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconSend } from '../look/icons.ts';
import { REQUEST_KINDS, type RightsRequest } from '@opname/protocol';
import { Outcome } from './outcome.tsx';
import { useParticipant } from './participant-context.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './participant.module.css';

/** The last, which is what most people want, stands first. */
const KINDS = REQUEST_KINDS.toReversed();

/** Characters that the server takes of a request. */
const MAX_LENGTH = 4000;

/** What the participant asked, what was answered, and a way to ask more. */
export function Requests({ requests, controller }: { requests: readonly RightsRequest[]; controller: string }) {
  const { t } = useDossierSpeech();
  return (
    <section className={styles.card} aria-labelledby="requests">
      <h2 id="requests">{t.requests.title}</h2>
      <p className={styles.lead}>{t.requests.lead(controller)}</p>
      {requests.length > 0 && (
        <ul className={styles.requests}>
          {requests
            .toSorted((a, b) => b.at - a.at)
            .map((request) => (
              <Asked key={request.id} request={request} />
            ))}
        </ul>
      )}
      <AskForm />
    </section>
  );
}

function Asked({ request }: { request: RightsRequest }) {
  const { t, format } = useDossierSpeech();
  const isOpen = request.state === 'open';
  return (
    <li>
      <div className={styles.requestHead}>
        <strong>{t.requests.kinds[request.kind]}</strong>
        <span className={surfaces.badge} data-state={isOpen ? 'open' : 'done'}>
          {isOpen ? t.requests.open : t.requests.answered}
        </span>
      </div>
      <p className={styles.more}>
        {t.requests.asked(format.dateTime(request.at))}
        {isOpen && ` · ${t.requests.due(format.date(request.dueAt))}`}
      </p>
      <p className={styles.words}>{request.text}</p>
      {request.answer !== undefined && (
        <blockquote className={styles.answer}>
          <strong>{t.requests.answer}</strong>
          <p className={styles.words}>{request.answer}</p>
        </blockquote>
      )}
    </li>
  );
}

function AskForm() {
  const { t } = useDossierSpeech();
  const { server, refresh } = useParticipant();
  const [kind, setKind] = useState<RightsRequest['kind']>('question');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const ask = useMutation({
    mutationFn: () => server.ask(kind, text.trim()),
    onSuccess: () => {
      setText('');
      return refresh();
    },
  });
  const submit = () => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') ask.mutate();
  };
  return (
    <form
      noValidate
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NativeSelect
        size="md"
        label={t.requests.kind}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t.requests.kinds[value] }))}
        onChange={({ currentTarget }) => setKind(KINDS.find((one) => one === currentTarget.value) ?? 'question')}
      />
      <Textarea
        size="md"
        label={t.requests.text}
        description={t.requests.textHint}
        autosize
        minRows={3}
        maxLength={MAX_LENGTH}
        value={text}
        error={isMissing && t.requests.missing}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          size="md"
          variant="default"
          loading={ask.isPending}
          leftSection={<IconSend size={16} aria-hidden />}
        >
          {t.requests.send}
        </Button>
      </div>
      <Outcome done={ask.isSuccess ? t.requests.sent : ''} error={ask.error} />
    </form>
  );
}
