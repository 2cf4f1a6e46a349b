import { createSecret, type Secret } from '../secrets/secret.ts';
import type { Channel, Theme } from './channel.ts';

/** A channel with its own secret, on its own place of a page. */
export interface Planted {
  channel: Channel;
  /** The theme's name and the channel's id. */
  name: string;
  /** The id of its element: one that says nothing, so that no name of a channel helps a recorder to guess. */
  at: string;
  secret: Secret;
}

export interface PlantedPage {
  theme: Theme;
  planted: readonly Planted[];
}

/** @returns the pages with a secret for each channel, the same for the same seed. */
export function plant(themes: readonly Theme[], seed: string): PlantedPage[] {
  return themes.map((theme) => ({
    theme,
    planted: theme.channels.map((channel, index) => {
      const name = `${theme.name}/${channel.id}`;
      return { channel, name, at: `e${index + 1}`, secret: createSecret(channel.kind, `${seed}/${name}`) };
    }),
  }));
}
