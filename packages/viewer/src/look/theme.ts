import { Alert, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Petrol: quiet beside whatever colours a recorded page has. White on shade 8 has a contrast of 4.9. */
const petrol: MantineColorsTuple = [
  '#eaf6f6',
  '#d5eaeb',
  '#a8d5d7',
  '#79c0c3',
  '#54aeb2',
  '#3ba3a8',
  '#2a9ba1',
  '#17868d',
  '#06757c',
  '#00565c',
];

/** Greys with a little of the petrol; shade 6 (dimmed text) has a contrast of 5.7 on white. */
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f2',
  '#e2e7e9',
  '#d2d9dc',
  '#b7c1c5',
  '#87949a',
  '#59676e',
  '#435057',
  '#2e383e',
  '#1a2226',
];

const dark: MantineColorsTuple = [
  '#d6dde0',
  '#b4bfc4',
  '#93a1a8',
  '#5d6a71',
  '#364147',
  '#2a3439',
  '#20292d',
  '#171e21',
  '#11171a',
  '#0b1012',
];

/** The studio's one look: calm, and dense enough for people who spend their days in it. */
export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: 8,
  white: '#ffffff',
  black: '#1a2226',
  fontFamily: 'Inter, system-ui, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "Noto Sans Mono", monospace',
  headings: {
    fontFamily: 'Inter, system-ui, "Segoe UI", Roboto, sans-serif',
    fontWeight: '650',
    sizes: { h2: { fontSize: '1.375rem', lineHeight: '1.35' } },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Mantine's own is a block of saturated colour in the dark.
    Alert: Alert.extend({
      vars: (_theme, { color = 'petrol' }) => ({
        root: {
          '--alert-bg': `color-mix(in srgb, var(--mantine-color-${color}-6) 13%, transparent)`,
          '--alert-color': `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`,
        },
      }),
    }),
  },
});

/** The few colours that Mantine does not name. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--opname-ground': '#f3f6f6',
    '--opname-surface': '#ffffff',
    '--opname-line': '#e0e6e8',
    '--opname-stage': '#dfe5e7',
    '--opname-record': '#c8372c',
    '--mantine-color-anchor': '#06757c',
    '--mantine-color-error': '#c4281e',
  },
  dark: {
    '--opname-ground': '#10161a',
    '--opname-surface': '#171e21',
    '--opname-line': '#2a3439',
    '--opname-stage': '#0b1012',
    '--opname-record': '#f2705f',
    '--mantine-color-anchor': '#6fc3c8',
    '--mantine-color-error': '#ff8f86',
  },
});
