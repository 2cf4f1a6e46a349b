/** What is looked for in how a browser calls itself; the first that fits, for many claim to be others too. */
const BROWSERS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;

const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** @returns a name that somebody recognises; undefined where nothing is known. */
export function nameOfBrowser(userAgent: string): string | undefined {
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) => names.find(([, sign]) => sign.test(userAgent))?.[0]);
  return [browser, system].filter((one) => one !== undefined).join(' · ') || undefined;
}
