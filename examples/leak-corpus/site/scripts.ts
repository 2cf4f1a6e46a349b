import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Scripts of the pages by the path they are served at. */
const ENTRIES = {
  'plain-rrweb': 'site/plain-rrweb.ts',
  'widgets/react-form': 'widgets/react-form.tsx',
  'widgets/vue-form': 'widgets/vue-form.ts',
  'widgets/rich-text': 'widgets/rich-text.ts',
  'widgets/input-mask': 'widgets/input-mask.ts',
  'widgets/web-components': 'widgets/web-components.ts',
};

/** @returns each script, and its style if it has one, with all that it needs in it, by its path. */
export async function buildScripts(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    alias: { vue: 'vue/dist/vue.esm-bundler.js' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [file.path, file.text]));
}
