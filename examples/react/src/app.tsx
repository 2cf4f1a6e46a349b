import type { StartOptions } from '@opname/sdk';
import { en } from '@opname/sdk/languages/en';
import { nl } from '@opname/sdk/languages/nl';
import { createRoot } from 'react-dom/client';
import { RecordingSettings } from './recording-settings.tsx';

/** What your back end writes into the page: who is signed in, since when, and the notice in force. */
type PageData = Pick<StartOptions, 'server' | 'site' | 'subject' | 'trialStart' | 'notice'>;

const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as PageData;
const root = document.getElementById('root');
if (root) createRoot(root).render(<RecordingSettings options={{ ...data, languages: [en, nl] }} />);
