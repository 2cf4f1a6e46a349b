import type { StartOptions } from '@opname/sdk';
import { useOpname } from './use-opname.ts';

/** A card for your settings page. It cannot tell a no from nothing asked, and does not need to: the panel can. */
export function RecordingSettings({ options }: { options: StartOptions }) {
  const { handle, status } = useOpname(options);
  return (
    <section aria-labelledby="recording">
      <h2 id="recording">Recording</h2>
      <p role="status">
        {status.status === 'not-recording'
          ? 'Nothing is recorded.'
          : `${status.status === 'paused' ? 'Paused' : 'Recording'} until ${new Date(status.until).toLocaleTimeString()}.`}
      </p>
      {status.status === 'recording' && <button onClick={() => void handle.pause()}>Pause</button>}
      {status.status === 'paused' && <button onClick={() => void handle.resume()}>Resume</button>}
      <button onClick={() => void handle.openPanel()}>Details and choices</button>
    </section>
  );
}
