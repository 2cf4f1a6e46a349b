import type { VNode } from 'preact';
import { totalsOf, type Invoice } from '../data/invoices.ts';
import { useApp } from '../shell/app-context.ts';
import { ActivityList } from './activity-list.tsx';
import { RevenueChart } from './revenue-chart.tsx';

export function Dashboard(): VNode {
  const { texts, trial, go, language } = useApp();
  const { dashboard } = texts;
  return (
    <div class="view dashboard">
      <header class="view-head welcome">
        <div>
          <h1>{dashboard.greeting(trial.name.split(' ')[0] ?? trial.name)}</h1>
          <p class="lead">{dashboard.lead}</p>
          <button type="button" class="button primary" onClick={() => go('invoices')}>
            {dashboard.newInvoice}
          </button>
        </div>
        <img src="images/jetty.svg" alt="" width="560" height="240" />
      </header>
      <Figures />
      <RevenueChart />
      <ActivityList />
      <section class="card team" aria-labelledby="team-title">
        <h2 id="team-title">{dashboard.team}</h2>
        <div class="faces">
          <img src="images/sanne.svg" alt="Sanne" width="72" height="72" />
          <img src="images/milan.svg" alt="Milan" width="72" height="72" />
          <img src="images/desk.png" alt="" width="144" height="72" />
        </div>
        <p>{dashboard.teamLead}</p>
        <rating-stars />
      </section>
      <section class="card help-card" aria-labelledby="help-title">
        <h2 id="help-title">{dashboard.help}</h2>
        <iframe key={language} src={`help.html?lang=${language}`} title={dashboard.help} />
      </section>
    </div>
  );
}

function Figures(): VNode {
  const { texts, formats, books } = useApp();
  const { dashboard } = texts;
  const [lastMonth, thisMonth] = books.months.slice(-2);
  const growth = lastMonth && thisMonth ? thisMonth.revenueCents / lastMonth.revenueCents - 1 : 0;
  const percent = `${growth < 0 ? '−' : '+'}${formats.number(Math.round(Math.abs(growth) * 100))}%`;
  const overdue = books.invoices.filter((invoice) => invoice.status === 'overdue');
  const open = [...overdue, ...books.invoices.filter((invoice) => invoice.status === 'sent')];
  const customers = books.contacts.filter((contact) => contact.status === 'customer').length;
  return (
    <dl class="figures">
      <Figure
        name={dashboard.revenue}
        value={formats.wholeMoney(thisMonth?.revenueCents ?? 0)}
        note={dashboard.versusLastMonth(percent)}
      />
      <Figure
        name={dashboard.outstanding}
        value={formats.wholeMoney(sumOf(open))}
        note={dashboard.invoices(open.length)}
      />
      <Figure
        name={dashboard.overdue}
        value={formats.wholeMoney(sumOf(overdue))}
        note={dashboard.invoices(overdue.length)}
      />
      <Figure
        name={dashboard.customers}
        value={formats.number(customers)}
        note={dashboard.ofContacts(formats.number(books.contacts.length))}
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }): VNode {
  return (
    <div class="card figure">
      <dt>{name}</dt>
      <dd class="figure-value">{value}</dd>
      <dd class="figure-note">{note}</dd>
    </div>
  );
}

function sumOf(invoices: readonly Invoice[]): number {
  return invoices.reduce((sum, invoice) => sum + totalsOf(invoice.lines).grossCents, 0);
}
