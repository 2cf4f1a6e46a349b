import { Button, Code, CopyButton, List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { IconCheck, IconCopy } from '../look/icons.ts';
import { Mark } from '../look/logo.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './no-recordings.module.css';
import { createScriptTag } from './script-tag.ts';

/** How an empty installation gets its first recording. */
export function NoRecordings() {
  const { t } = useSpeech();
  const [tag] = useState(() => createScriptTag(globalThis.location.origin, new Date()));
  return (
    <div className={styles.box}>
      <Mark size={44} />
      <Title order={2} size="h3" mt="md">
        {t.empty.title}
      </Title>
      <Text c="dimmed">{t.empty.lead}</Text>
      <List type="ordered" mt="lg" spacing={6} className={styles.steps ?? ''}>
        {t.empty.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      <figure className={styles.tag}>
        <figcaption className={styles.caption}>
          <span>{t.empty.tag}</span>
          <CopyButton value={tag}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={copy}
                leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
              >
                <span role="status">{copied ? t.copied : t.copy}</span>
              </Button>
            )}
          </CopyButton>
        </figcaption>
        <Code block className={styles.code ?? ''} tabIndex={0}>
          {tag}
        </Code>
      </figure>
      <dl className={styles.attributes}>
        {t.empty.attributes.map(([name, means]) => (
          <div key={name}>
            <dt>
              <Code>{name}</Code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
