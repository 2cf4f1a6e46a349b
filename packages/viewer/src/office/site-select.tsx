import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useServer } from '../shell/server.ts';
import { useOfficeTexts } from './office-speech.ts';

/** @returns the sites that whoever is signed in is there for. */
export function useSites(): { key: string; name: string }[] {
  const { api } = useServer();
  const sites = useQuery({
    queryKey: ['sites'],
    queryFn: ({ signal }) => api.call('listSites', { query: {} }, signal),
  });
  return (sites.data?.sites ?? []).map(({ site, siteName }) => ({ key: site, name: siteName }));
}

/** Chooses a site; the first is chosen already. */
export function SiteSelect({ value, onChange }: { value: string; onChange: (site: string) => void }) {
  const t = useOfficeTexts();
  const sites = useSites();
  const first = sites[0]?.key;
  const chooseFirst = useEffectEvent(() => {
    if (value === '' && first !== undefined) onChange(first);
  });
  useEffect(() => chooseFirst(), [first]);
  return (
    <NativeSelect
      label={t.site}
      value={value}
      data={sites.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
