import { Button, Group, Progress, Text, Title } from '@mantine/core';
import type { Video } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { addressOf } from '../api.ts';
import { formatClock } from '../format.ts';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import styles from '../team/team.module.css';
import { useSpeech } from '../texts/texts.ts';
import type { VideosTexts } from './texts/en.ts';
import { useVideosTexts } from './videos-speech.ts';

interface VideoListProps {
  recording: string;
  videos: readonly Video[];
  /** Goes with a download, where the site asks for a reason. */
  why: string;
  onDone: () => void;
}

/** The videos of a recording, how far they are, and what can be done with them. */
export function VideoList({ videos, ...of }: VideoListProps) {
  const t = useVideosTexts();
  return (
    <>
      <Title order={2} size="h5" mt="lg">
        {t.videos}
      </Title>
      {videos.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      )}
      <ul className={styles.list}>
        {videos.map((video) => (
          <VideoLine key={video.id} video={video} {...of} />
        ))}
      </ul>
    </>
  );
}

function VideoLine({ recording, video, why, onDone }: Omit<VideoListProps, 'videos'> & { video: Video }) {
  const t = useVideosTexts();
  const { format } = useSpeech();
  const { api } = useServer();
  const { id, wish, state, by, bytes, until } = video;
  const place = { params: { recording, video: id } };
  const remove = useMutation({ mutationFn: () => api.call('removeVideo', place), onSettled: onDone });
  // Anew as it was asked for; only then what failed goes.
  const again = useMutation({
    mutationFn: async () => {
      const body = why === '' ? wish : { ...wish, why };
      await api.call('askVideo', { params: { recording }, body });
      await api.call('removeVideo', place);
    },
    onSettled: onDone,
  });
  const isMade = state === 'done' || state === 'failed';
  const part = partOf(wish, t);
  const facts = [t.by(by), ...(state === 'done' ? [format.bytes(bytes)] : []), t.until(format.dateTime(until))];
  return (
    <li>
      <div>
        <span className={styles.name}>{`${t.kind(t.formats[wish.format], wish.fps)}, ${part}`}</span>
        <p className={styles.quiet}>{facts.join(' · ')}</p>
        <HowFar video={video} />
        <Failure error={again.error ?? remove.error} />
      </div>
      <Group gap={6}>
        {state === 'done' && (
          <Button
            component="a"
            size="xs"
            aria-label={t.downloadOf(part)}
            href={addressOf('downloadVideo', { ...place, query: why === '' ? {} : { why } })}
            download={`opname-${recording}.${wish.format}`}
          >
            {t.download}
          </Button>
        )}
        {mayComeOff(video) && (
          <Button size="xs" aria-label={t.againOf(part)} loading={again.isPending} onClick={() => again.mutate()}>
            {t.again}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          aria-label={isMade ? t.removeOf(part) : t.cancelOf(part)}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {isMade ? t.remove : t.cancel}
        </Button>
      </Group>
    </li>
  );
}

/** Whether what failed may come off another time. */
function mayComeOff({ state, problem }: Video): boolean {
  return state === 'failed' && (problem === 'interrupted' || problem === 'failed');
}

function HowFar({ video: { state, drawn, length, problem } }: { video: Video }) {
  const t = useVideosTexts();
  if (state === 'done') return null;
  if (state === 'failed') return <p className={styles.quiet}>{t.problems[problem ?? 'failed']}</p>;
  if (state === 'waiting') return <p className={styles.quiet}>{t.waiting}</p>;
  return (
    <>
      <Progress value={length === 0 ? 0 : (drawn / length) * 100} animated aria-label={t.working} mt={6} />
      <p className={styles.quiet}>{length === 0 ? t.working : t.drawn(formatClock(drawn), formatClock(length))}</p>
    </>
  );
}

function partOf({ from, to }: Video['wish'], t: VideosTexts): string {
  if (to !== undefined) return t.fromTo(formatClock(from ?? 0), formatClock(to));
  return from === undefined ? t.whole : t.fromOn(formatClock(from));
}
