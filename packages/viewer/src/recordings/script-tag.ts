/** @returns the tag that a site adds; the values are examples that work against a server on the same machine. */
export function createScriptTag(origin: string, trialStart: Date): string {
  return [
    '<script',
    `  src="${origin}/opname.js"`,
    '  data-site="demo"',
    '  data-subject="person-1"',
    `  data-trial-start="${trialStart.toISOString()}"`,
    '  async',
    '></script>',
  ].join('\n');
}
