import { Checkbox, NativeSelect } from '@mantine/core';
import { STAFF_ROLES, type MemberSites, type StaffRole } from '@opname/protocol';
import { useSites } from '../office/site-select.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

export interface RightsWish {
  role: StaffRole;
  sites: MemberSites;
}

interface RightsFieldsProps {
  value: RightsWish;
  onChange: (value: RightsWish) => void;
  /** Whether it was tried without a site. */
  isMissing: boolean;
}

/** What somebody may do, and for which sites. */
export function RightsFields({ value, onChange, isMissing }: RightsFieldsProps) {
  const t = useTeamTexts();
  const sites = useSites();
  const { role, sites: chosen } = value;
  const toggle = (site: string, isOn: boolean) =>
    onChange({ role, sites: isOn ? [...(chosen ?? []), site] : (chosen ?? []).filter((one) => one !== site) });
  return (
    <>
      <NativeSelect
        label={t.role}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={t.roles[role].means}
        value={role}
        data={STAFF_ROLES.map((one) => ({ value: one, label: t.roles[one].name }))}
        onChange={({ currentTarget }) =>
          onChange({ role: STAFF_ROLES.find((one) => one === currentTarget.value) ?? role, sites: chosen })
        }
      />
      <fieldset className={styles.sites}>
        <legend>{t.sites}</legend>
        <Checkbox
          label={t.allSites}
          description={t.allSitesHint}
          checked={chosen === null}
          onChange={({ currentTarget }) => onChange({ role, sites: currentTarget.checked ? null : [] })}
        />
        {chosen !== null &&
          sites.map(({ key, name }) => (
            <Checkbox
              key={key}
              label={name}
              checked={chosen.includes(key)}
              onChange={({ currentTarget }) => toggle(key, currentTarget.checked)}
            />
          ))}
        {isMissing && (
          <p role="alert" className={styles.missing}>
            {t.sitesMissing}
          </p>
        )}
      </fieldset>
    </>
  );
}

/** Whether it names a site, or all. */
export const isComplete = ({ sites }: RightsWish) => sites === null || sites.length > 0;

/** @returns the names of the sites, for a line of a list. */
export function useSiteNames(): (sites: MemberSites) => string {
  const t = useTeamTexts();
  const names = new Map(useSites().map(({ key, name }) => [key, name]));
  return (sites) => (sites === null ? t.allSites : sites.map((site) => names.get(site) ?? site).join(', '));
}
