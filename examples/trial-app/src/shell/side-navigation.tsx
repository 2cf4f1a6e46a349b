import type { TargetedMouseEvent, VNode } from 'preact';
import { Icon } from '../controls/icon.tsx';
import { TRIAL_DAYS } from '../account/trial.ts';
import { DAY_MS } from '../data/days.ts';
import { useApp } from './app-context.ts';
import { hrefOf, VIEWS, type View } from './view-location.ts';

export function SideNavigation({ current }: { current: View }): VNode {
  const { texts, trial } = useApp();
  return (
    <aside class="side">
      <img class="side-logo" src="images/logo-light.svg" alt="Vlonder" width="132" height="36" />
      <nav aria-label={texts.shell.navigation}>
        <ul>
          {VIEWS.map((view) => (
            <li key={view}>
              <ViewLink view={view} isCurrent={view === current} />
            </li>
          ))}
        </ul>
      </nav>
      <p class="side-trial">
        <trial-countdown
          until={new Date(Date.parse(trial.trialStart) + TRIAL_DAYS * DAY_MS).toISOString()}
          days={TRIAL_DAYS}
        />
      </p>
    </aside>
  );
}

function ViewLink({ view, isCurrent }: { view: View; isCurrent: boolean }): VNode {
  const { texts, go } = useApp();
  const onClick = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    // A click that asks for a new tab or window is left to the browser.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(view);
  };
  return (
    <a href={hrefOf(view)} aria-current={isCurrent ? 'page' : undefined} onClick={onClick}>
      <Icon name={view} />
      <span>{texts.shell.views[view]}</span>
    </a>
  );
}
