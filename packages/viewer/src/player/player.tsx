import { Alert, Button } from '@mantine/core';
import { useFullscreenElement } from '@mantine/hooks';
import { IconAlert } from '../look/icons.ts';
import { Controls } from './controls.tsx';
import styles from './player.module.css';
import { PlayerHostContext, usePlayerHost, type PlayerHost } from './player-host.ts';
import type { Preferences } from './preferences.ts';
import { Stage } from './stage.tsx';
import { Timeline } from './timeline.tsx';
import { usePlayerKeys } from './use-player-keys.ts';
import { useReplay, type Replay, type ReplayProps } from './use-replay.ts';

interface PlayerProps extends ReplayProps {
  host: PlayerHost;
  onPreferences: (preferences: Preferences) => void;
  /** Goes on to the next page; left out on the last. */
  onNext?: (() => void) | undefined;
}

/** One page of a recording, with the controls of a video player. */
export function Player(props: PlayerProps) {
  const { host, preferences, onPreferences, onNext } = props;
  const replay = useReplay(props, host.source);
  const screen = useFullscreenElement<HTMLElement>();
  const full = { on: screen.fullscreen, toggle: () => void screen.toggle() };
  usePlayerKeys(replay, full.toggle);
  return (
    <PlayerHostContext value={host}>
      <section ref={screen.ref} className={styles.player} aria-label={host.texts.player.label} data-full={full.on}>
        <AddressBar replay={replay} />
        <Stage replay={replay} live={props.live} onNext={onNext} />
        <Troubles replay={replay} />
        <div className={styles.bar}>
          <Timeline replay={replay} />
          <Controls
            replay={replay}
            preferences={preferences}
            onPreferences={onPreferences}
            full={full}
            page={props.page.id}
          />
        </div>
      </section>
    </PlayerHostContext>
  );
}

/** Where in the app the participant was. */
function AddressBar({ replay: { view } }: { replay: Replay }) {
  const address = view.addresses.findLast(({ time }) => time <= view.time) ?? view.addresses[0];
  return (
    <div className={styles.address}>
      <span className={styles.lights} aria-hidden="true" />
      <span className={styles.href}>{address?.href ?? ' '}</span>
    </div>
  );
}

/** What is missing is said, not hidden. */
function Troubles({ replay: { view, resume } }: { replay: Replay }) {
  const { texts: t } = usePlayerHost();
  return (
    <>
      {view.gaps.length > 0 && view.failure === null && (
        <Alert
          className={styles.trouble ?? ''}
          color="orange"
          variant="light"
          role="status"
          icon={<IconAlert size={18} />}
        >
          {t.player.gap(view.gaps.length)}
        </Alert>
      )}
      {view.problem && (
        <Alert className={styles.trouble ?? ''} color="orange" variant="light" icon={<IconAlert size={18} />}>
          {`${t.player.problem} ${t.explain(view.problem).what} `}
          <Button size="compact-xs" variant="default" ml={6} onClick={resume}>
            {t.tryAgain}
          </Button>
        </Alert>
      )}
    </>
  );
}
