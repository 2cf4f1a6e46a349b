import type { Picture } from './find-picture.ts';
import { FIRST_PREFERENCES } from '../player/preferences.ts';
import { useReplay } from '../player/use-replay.ts';
import styles from './insights.module.css';

/** Where the server serves the replay document to the studio. */
const REPLAY = '/studio/replay.html';

/** The page as it stood at one moment of a recording, drawn where every replay is: in a frame that runs and fetches nothing. */
export function PagePicture({ picture: { source, page, at, size } }: { picture: Picture }) {
  const replay = useReplay({ page, at, live: false, preferences: FIRST_PREFERENCES }, source);
  return (
    <div className={styles.picture} data-opname-stage="" data-state={replay.view.state}>
      <iframe
        ref={replay.frame}
        src={REPLAY}
        title=""
        aria-hidden="true"
        tabIndex={-1}
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
      />
    </div>
  );
}
