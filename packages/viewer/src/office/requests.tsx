import { SegmentedControl } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Explanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import surfaces from '../look/surfaces.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { RequestList } from './request-list.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** What participants ask for, with the day by which it must be answered. */
export function Requests() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const client = useQueryClient();
  const [state, setState] = useState<'open' | 'answered'>('open');
  const requests = useQuery({
    queryKey: ['requests', state],
    queryFn: ({ signal }) => api.call('listRequests', { query: { state } }, signal),
  });
  const none = state === 'open' ? t.requests.none : t.requests.noneAnswered;
  return (
    <ViewFrame
      title={t.requests.title}
      lead={t.requests.lead}
      actions={
        <SegmentedControl
          aria-label={t.requests.title}
          value={state}
          data={[
            { value: 'open', label: t.requests.open },
            { value: 'answered', label: t.requests.answered },
          ]}
          onChange={(chosen) => setState(chosen === 'open' ? 'open' : 'answered')}
        />
      }
    >
      <Answer query={requests}>
        {(data) => (
          <div className={surfaces.panel}>
            {data.requests.length === 0 ? (
              <Explanation tone="calm" {...none} />
            ) : (
              <RequestList
                requests={data.requests}
                withSubject
                onAnswered={() => void client.invalidateQueries({ queryKey: ['requests'] })}
              />
            )}
          </div>
        )}
      </Answer>
    </ViewFrame>
  );
}
