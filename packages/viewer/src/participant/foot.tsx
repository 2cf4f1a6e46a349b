import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import type { ParticipantOverview } from '@opname/protocol';

/** Who answers for the recordings, and what is published about them. */
export function Foot({ overview: { controller, contact, site } }: { overview: ParticipantOverview }) {
  const { t, language } = useDossierSpeech();
  const published: [address: string, name: string][] = [
    ['notices', t.foot.notices],
    ['policies', t.foot.policy],
    ['processors', t.foot.processors],
  ];
  return (
    <>
      <p>
        {t.foot.controller}: <strong>{controller}</strong> · {t.foot.contact}: <Contact contact={contact} />
      </p>
      <p>
        {published.map(([address, name], index) => (
          <span key={address}>
            {index > 0 && ' · '}
            <a href={`/${address}/${encodeURIComponent(site)}?lang=${language}`} target="_blank" rel="noreferrer">
              {name}
            </a>
          </span>
        ))}
      </p>
    </>
  );
}

/** The notice takes an e-mail address or an address of a page. */
function Contact({ contact }: { contact: string }) {
  const href = contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
  if (!/^(mailto:|https?:)/.test(href)) return <span>{contact}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {contact}
    </a>
  );
}
