/** Each icon by its own file: the package's one door would make the build read 6,000. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react';

  const icon: Icon;
  export { icon as default };
}
