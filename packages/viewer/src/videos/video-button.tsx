import { Text } from '@mantine/core';
import type { NewVideo, RecordingDetails, VideoList as List } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconVideo } from '../look/icons.ts';
import { DialogButton } from '../shell/dialog-button.tsx';
import { useServer } from '../shell/server.ts';
import type { OfferedPart } from '../sharing/part-choice.tsx';
import { VideoForm } from './video-form.tsx';
import { VideoList } from './video-list.tsx';
import { useVideosTexts } from './videos-speech.ts';

/** Milliseconds between two questions how far a video is. */
const ASK_AGAIN_MS = 1500;

interface VideoButtonProps {
  recording: RecordingDetails;
  /** Tells what a video may be made of instead of all, when that is asked. */
  readPart: () => OfferedPart | null;
}

/** Has videos of a recording made; where the server can make none, and has none, there is nothing to press. */
export function VideoButton({ recording, readPart }: VideoButtonProps) {
  const t = useVideosTexts();
  const { data, refetch } = useVideos(recording.id);
  if (!data || (!data.isPossible && data.videos.length === 0)) return null;
  return (
    <DialogButton label={t.video} icon={<IconVideo size={16} aria-hidden />} title={t.title}>
      {() => <VideoDialog recording={recording} offered={readPart()} list={data} onDone={() => void refetch()} />}
    </DialogButton>
  );
}

function useVideos(recording: string) {
  const { api } = useServer();
  return useQuery({
    queryKey: ['videos', recording],
    queryFn: ({ signal }) => api.call('listVideos', { params: { recording } }, signal),
    refetchInterval: ({ state }) => (state.data?.videos.some(isUnderWay) ? ASK_AGAIN_MS : false),
  });
}

const isUnderWay = ({ state }: List['videos'][number]): boolean => state === 'waiting' || state === 'working';

interface VideoDialogProps {
  recording: RecordingDetails;
  offered: OfferedPart | null;
  list: List;
  onDone: () => void;
}

function VideoDialog({ recording: { id, startedAt }, offered, list, onDone }: VideoDialogProps) {
  const t = useVideosTexts();
  const { api } = useServer();
  const [why, setWhy] = useState('');
  const make = useMutation({
    mutationFn: (body: NewVideo) => api.call('askVideo', { params: { recording: id }, body }),
    onSuccess: onDone,
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t.lead}
      </Text>
      {list.isPossible && startedAt !== null && (
        <VideoForm startedAt={startedAt} offered={offered} why={why} onWhy={setWhy} make={make} />
      )}
      <VideoList recording={id} videos={list.videos} why={why} onDone={onDone} />
    </>
  );
}
