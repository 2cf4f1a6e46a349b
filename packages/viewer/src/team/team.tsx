import { ViewFrame } from '../shell/view-frame.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { usePerson } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { ApiKeys } from './api-keys.tsx';
import { Invitations } from './invitations.tsx';
import { Members } from './members.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** Accounts, invitations and keys; for administrators. */
export function Team() {
  const t = useTeamTexts().team;
  const { t: studio } = useSpeech();
  const person = usePerson();
  if (person.data?.role !== 'admin') {
    return <Explanation {...studio.problems['role-not-allowed']} tone="calm" order={1} />;
  }
  return (
    <div className={styles.sections}>
      <div>
        <ViewFrame title={t.title} lead={t.lead}>
          <Members />
        </ViewFrame>
      </div>
      <Invitations />
      <ApiKeys />
    </div>
  );
}
