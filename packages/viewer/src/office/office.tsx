import { Link, Route, Switch, useLocation } from 'wouter';
import { DossierSpeechContext } from '../dossier/dossier-speech.ts';
import { Explanation } from '../shell/explanation.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { usePerson } from '../shell/server.ts';
import { Accounts } from './accounts.tsx';
import { Backups } from './backups/backups.tsx';
import { DocumentEditor } from './editor/document-editor.tsx';
import { Documents } from './documents.tsx';
import { Ledger } from './ledger.tsx';
import styles from './office.module.css';
import { useOfficeTexts, useStaffDossierSpeech } from './office-speech.ts';
import { Processing } from './processing.tsx';
import { Requests } from './requests.tsx';
import { Sites } from './sites.tsx';
import { Subject } from './subject/subject.tsx';
import { Subjects } from './subjects.tsx';
import { WatchLog } from './watch-log.tsx';

const VIEWS = [
  ['/office', 'subjects'],
  ['/office/requests', 'requests'],
  ['/office/documents', 'documents'],
  ['/office/accounts', 'accounts'],
  ['/office/watch-log', 'watchLog'],
  ['/office/ledger', 'ledger'],
  ['/office/processing', 'processing'],
  ['/office/backups', 'backups'],
  ['/office/sites', 'sites'],
] as const;

/** The privacy office: what a privacy officer answers for. Experts are told that it is not for them. */
export function Office() {
  const t = useOfficeTexts();
  const speech = useStaffDossierSpeech();
  const person = usePerson();
  if (person.data?.role !== 'officer' && person.data?.role !== 'admin')
    return <Explanation {...t.notAllowed} tone="calm" order={1} />;
  return (
    <DossierSpeechContext value={speech}>
      <div className={styles.office}>
        <OfficeNavigation />
        <div className={styles.view}>
          <Switch>
            <Route path="/office">
              <Subjects />
            </Route>
            <Route path="/office/subjects/:site/:subject">
              {({ site, subject }) => (
                <Subject
                  key={`${site}/${subject}`}
                  site={decodeURIComponent(site)}
                  subject={decodeURIComponent(subject)}
                />
              )}
            </Route>
            <Route path="/office/requests">
              <Requests />
            </Route>
            <Route path="/office/documents">
              <Documents />
            </Route>
            <Route path="/office/documents/:site/:kind">
              {({ site, kind }) => (
                <DocumentEditor key={`${site}/${kind}`} site={decodeURIComponent(site)} kind={kind} />
              )}
            </Route>
            <Route path="/office/accounts">
              <Accounts />
            </Route>
            <Route path="/office/watch-log">
              <WatchLog />
            </Route>
            <Route path="/office/ledger">
              <Ledger />
            </Route>
            <Route path="/office/backups" component={Backups} />
            <Route path="/office/sites" component={Sites} />
            <Route path="/office/processing">
              <Processing />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </div>
      </div>
    </DossierSpeechContext>
  );
}

function OfficeNavigation() {
  const t = useOfficeTexts();
  const [location] = useLocation();
  const isCurrent = (address: string) =>
    address === '/office'
      ? location === address || location.startsWith('/office/subjects')
      : location.startsWith(address);
  return (
    <nav className={styles.nav} aria-label={t.views}>
      <p className={styles.navTitle}>{t.title}</p>
      <ul>
        {VIEWS.map(([address, view]) => (
          <li key={address}>
            <Link href={address} aria-current={isCurrent(address) ? 'page' : undefined}>
              {t.nav[view]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
