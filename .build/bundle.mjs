// Builds what ships: the executable, bundled whole so that it starts fast, and the library, which imports its packages.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { makeGenerated, PAGE_MADE } from './generated.mjs';
import { makeManPage } from './man.mjs';
import { common, executable } from './options.mjs';
import { makeOutputSchemas, makeSettingsSchema } from './schemas.mjs';

/** The executable has the worker's file beside it, and no need of its text. */
const withoutWorkerText = {
  name: 'without-worker-text',
  setup({ onLoad }) {
    onLoad({ filter: /worker\.generated\.ts$/ }, () => ({
      contents: "export const WORKER = '';",
      loader: 'ts',
    }));
  },
};

/** What is loaded with the code that V8 has compiled of it, and what not every run needs, are files of their own. */
const filesApart = {
  name: 'files-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(main|run|settle)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(/ts$/, 'js'), external: true } : undefined,
    );
  },
};

/**
 * Each language is a file of its own, loaded when its words are asked for: `import_zh.zh` of the bundle is a getter's
 * call.
 */
const languages = new Set();
const languagesApart = {
  name: 'languages-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/\w+\/index\.ts$/ }, ({ path, importer }) =>
      importer.endsWith('/src/words/index.ts')
        ? { path: path.split('/')[1], namespace: 'language' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'language' }, ({ path }) => {
      languages.add(path);
      return {
        contents: `Object.defineProperty(exports, '${path}', { get: () => require('./words-${path}.js').${path} });`,
        resolveDir: '.',
      };
    });
    onResolve({ filter: /^\.\//, namespace: 'language' }, ({ path }) => ({ path, external: true }));
  },
};

/** Packages that only some runs need, as our own code says by importing them on demand: each is a file of its own. */
const apart = new Set();
const fileOf = (name) => `${name.replace(/^@/, '').replaceAll('/', '-')}.js`;
const packagesApart = {
  name: 'packages-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind !== 'dynamic-import' || path.startsWith('node:')) return undefined;
      apart.add(path);
      return { path: `./${fileOf(path)}`, external: true };
    });
    // arquero loads a parser of JavaScript for expressions given as text, which most reports do without.
    onResolve({ filter: /^acorn$/ }, ({ path }) => ({ path, namespace: 'on-demand' }));
    onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path }) => {
      apart.add(path);
      return {
        contents: `export const parse = (...given) => require('./${fileOf(path)}').parse(...given);`,
        resolveDir: '.',
      };
    });
    onResolve({ filter: /^\.\//, namespace: 'on-demand' }, ({ path }) => ({ path, external: true }));
  },
};

/** commander starts programs for subcommands that are programs, which ours are not. */
const withoutPrograms = {
  name: 'without-programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /commander/.test(importer) ? { path, namespace: 'no-programs' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-programs' }, () => ({ contents: 'module.exports = {};' }));
  },
};

await makeGenerated();
// Not by each test run: another one may be using what is there.
if (process.argv.includes('--clean')) rmSync('dist', { recursive: true, force: true });
// What V8 has compiled of an earlier build.
rmSync('dist/bin/.compiled', { recursive: true, force: true });
mkdirSync('dist/bin', { recursive: true });
writeFileSync('dist/bin/package.json', '{ "type": "commonjs" }\n');
for (const [ending, file] of Object.entries(PAGE_MADE)) copyFileSync(file, `dist/bin/page.${ending}`);
await Promise.all([
  makeManPage(),
  build({ ...executable, entryPoints: ['src/scan/worker.ts'], outfile: 'dist/bin/scan-worker.js' }),
  build({
    ...executable,
    entryPoints: ['src/web/server/rollup-worker.ts'],
    outfile: 'dist/bin/rollup-worker.js',
  }),
  build({
    ...executable,
    entryPoints: ['src/cli/main/run.ts'],
    outfile: 'dist/bin/run.js',
    plugins: [withoutWorkerText, packagesApart, languagesApart],
  }),
  build({
    ...common,
    format: 'esm',
    packages: 'external',
    splitting: true,
    entryPoints: ['src/index.ts'],
    outdir: 'dist/src',
  }),
]);
// Regular expressions keep what esbuild writes as escapes elsewhere; the executable is read as one byte a character.
const escaped = (text) =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const toAscii = (file) => writeFileSync(file, escaped(readFileSync(file, 'utf8')));
toAscii('dist/bin/run.js');
const idOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
const shell = async (name, entry, ids) => {
  await build({
    ...executable,
    define: { ...executable.define, ...ids },
    entryPoints: [entry],
    outfile: `dist/bin/${name}.js`,
    plugins: [filesApart, withoutPrograms, languagesApart],
  });
  toAscii(`dist/bin/${name}.js`);
};
await shell('settle', 'src/cli/main/settle.ts', {});
await shell('main', 'src/cli/main/main.ts', { __RUN_ID__: JSON.stringify(idOf('dist/bin/run.js')) });
await shell('bill-analyze', 'bin/bill-analyze.ts', { __MAIN_ID__: JSON.stringify(idOf('dist/bin/main.js')) });
await Promise.all([
  ...[...languages].map((name) =>
    build({
      ...executable,
      entryPoints: [`src/words/${name}/index.ts`],
      outfile: `dist/bin/words-${name}.js`,
    }),
  ),
  ...[...apart].map((name) =>
    build({
      ...executable,
      stdin: { contents: `module.exports = require('${name}');`, resolveDir: '.' },
      outfile: `dist/bin/${fileOf(name)}`,
    }),
  ),
]);
await makeSettingsSchema('dist/settings.schema.json');
await makeOutputSchemas('dist/schemas');
