import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import postcss from 'rollup-plugin-postcss';

const BROWSERS = 'es2022';
const NODE = 'node24';

/** Workspace packages are taken from their source, so that the order of building does not matter. */
const fromSource = (browser) =>
  nodeResolve({ browser, exportConditions: ['opname-source', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js'] });

/** A package for Node or npm: its files as they are, its dependencies left to the installer. */
function library(name, { entries = `packages/${name}/src/**/*.ts`, target = BROWSERS, plugins = [] } = {}) {
  const dir = `packages/${name}`;
  const input = globSync(entries).filter(
    (file) => !/\.(test|contract|browser)\.ts$/.test(file) && !file.endsWith('.d.ts'),
  );
  return {
    input,
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    output: {
      dir: `${dir}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${dir}/src`,
      sourcemap: true,
    },
    plugins: [empty(`${dir}/dist`), nodeResolve({ extensions: ['.ts', '.js'] }), esbuild({ target }), ...plugins],
  };
}

/** What the recorder imports from beside itself: what only sites with rules need, and what only some levels do. */
const APART = { './by-rule.ts': './opname-rules.js', '../assets/assets.ts': './opname-assets.js' };
const apart = () => ({
  name: 'apart',
  resolveId: (id) => (APART[id] ? { id: APART[id], external: true } : null),
});

/** One file for a page, with all that it needs. */
function script(input, file, format, plugins = []) {
  return {
    input,
    external: (id) => Object.values(APART).includes(id),
    output: { file, format, sourcemap: false, makeAbsoluteExternalsRelative: false },
    plugins: [
      apart(),
      fromSource(true),
      commonjs(),
      esbuild({ target: BROWSERS }),
      terser({
        ecma: 2022,
        module: format === 'es',
        compress: { passes: 3, lhs_constants: false },
        mangle: true,
      }),
      ...plugins,
    ],
  };
}

/** Pages of our own: scripts and styles beside the files of `public/`. */
function pages(dir, inputs, { jsxImportSource }) {
  return inputs.map((name, index) => ({
    input: `${dir}/src/${name}`,
    // A page from disk may load classic scripts only.
    output: {
      file: `${dir}/dist/${name.replace(/\.tsx?$/, '.js')}`,
      format: name.startsWith('archive/') ? 'iife' : 'es',
      sourcemap: !name.startsWith('archive/'),
    },
    onwarn: quietAboutClientDirectives,
    plugins: [
      index === 0 && empty(`${dir}/dist`),
      postcss({ extract: true, minimize: false }),
      fromSource(true),
      commonjs(),
      replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
      esbuild({ target: BROWSERS, jsx: 'automatic', jsxImportSource, minify: true }),
      index === 0 && copy(`${dir}/public`, `${dir}/dist`),
      name === 'replay.ts' && styleInlined('replay'),
    ],
  }));
}

/** Component libraries mark files with "use client", which says nothing in a page. */
function quietAboutClientDirectives(warning, warn) {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
}

/** The notice's words as data, for the server, which writes those of the page's language into the script. */
function languagesAsJson() {
  return {
    name: 'languages-as-json',
    async writeBundle({ dir }) {
      const { LANGUAGE_TEXTS } = await import(pathToFileURL(path.resolve(dir, 'languages/languages.js')).href);
      writeFileSync(path.join(dir, 'opname-languages.json'), JSON.stringify(LANGUAGE_TEXTS));
    },
  };
}

/** The script as it is served in one language, so that what a page loads before the answer can be measured. */
function servedInEachLanguage(dir) {
  return {
    name: 'served-in-each-language',
    writeBundle({ file }) {
      const texts = JSON.parse(readFileSync(path.join(dir, 'opname-languages.json'), 'utf8'));
      const script = readFileSync(file, 'utf8');
      mkdirSync(path.join(dir, 'served'), { recursive: true });
      for (const [language, words] of Object.entries(texts)) {
        const served = JSON.stringify({ notices: {}, texts: { [language]: words } });
        const text = script.replace(/(["'`])__OPNAME_SERVED__\1/, () => served);
        writeFileSync(path.join(dir, 'served', `opname.${language}.js`), text);
      }
    },
  };
}

function empty(dir) {
  return { name: 'empty', buildStart: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The replay's document allows no style but what is in it, so that nothing recorded can ask for one, not even of our server. */
function styleInlined(name) {
  return {
    name: 'style-inlined',
    writeBundle({ file }) {
      const dir = path.dirname(file);
      const page = readFileSync(path.join(dir, `${name}.html`), 'utf8');
      const style = readFileSync(path.join(dir, `${name}.css`), 'utf8');
      const inlined = page.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
      if (inlined === page) throw new Error(`${name}.html has no stylesheet to put its styles in place of`);
      writeFileSync(path.join(dir, `${name}.html`), inlined);
    },
  };
}

function copy(from, to) {
  return { name: 'copy', writeBundle: () => cpSync(from, to, { recursive: true }) };
}

export default [
  library('protocol'),
  library('privacy'),
  library('sdk', { plugins: [languagesAsJson()] }),
  script('packages/sdk/src/boot.ts', 'packages/sdk/dist/opname.js', 'iife', [
    servedInEachLanguage('packages/sdk/dist'),
  ]),
  script('packages/sdk/src/recorder/recorder.ts', 'packages/sdk/dist/opname-recorder.js', 'es'),
  script('packages/sdk/src/recorder/by-rule/by-rule.ts', 'packages/sdk/dist/opname-rules.js', 'es'),
  script('packages/sdk/src/assets/assets.ts', 'packages/sdk/dist/opname-assets.js', 'es'),
  script('packages/sdk/src/controls/controls.ts', 'packages/sdk/dist/opname-controls.js', 'es'),
  script('packages/sdk/src/preview/preview.ts', 'packages/sdk/dist/opname-preview.js', 'es'),
  script('packages/sdk/src/draft/draft.ts', 'packages/sdk/dist/opname-draft.js', 'iife'),
  library('server', { target: NODE }),
  library('video', { target: NODE }),
  library('cli', { target: NODE, entries: 'packages/cli/src/opname.ts' }),
  script('packages/cli/src/in-page/in-page.ts', 'packages/cli/dist/in-page.js', 'iife'),
  ...pages('packages/viewer', ['studio.tsx', 'me.tsx', 'shared.tsx', 'replay.ts', 'video.ts', 'archive/archive.tsx'], {
    jsxImportSource: 'react',
  }),
  ...pages('examples/trial-app', ['sign-up.tsx', 'app.tsx', 'help.ts'], { jsxImportSource: 'preact' }),
];
