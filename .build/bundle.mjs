// Builds what ships: the executable, bundled whole so that it starts fast, and the library, which imports its packages.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
const executable = {
  ...common,
  // Node compiles CommonJS from one file in half the time that its ES module loader takes.
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  // A file of our own is required, not imported: the import of CommonJS would parse it once more for its exports.
  supported: { 'dynamic-import': false },
  // CommonJS has no import.meta; packages that ask where they are (tinyglobby, for folders and globs) get the bundle.
  define: {
    __VERSION__: JSON.stringify(version),
    __WORKER_FILE__: '"scan-worker.js"',
    __PAGE_FILE__: '"./page"',
    'import.meta.url': '__bundleUrl',
  },
  banner: { js: "'use strict';const __bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
};

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

/** What is loaded with the code that V8 has compiled of it, and what `--help` must not wait for, are files of their own. */
const filesApart = {
  name: 'files-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(main|run)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(/ts$/, 'js'), external: true } : undefined,
    );
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

const SCANNER_FOLDER = 'src/scan/assembly';
const SCANNER_MADE = 'src/scan/wasm.generated.ts';

/** Says of which sources a compiled scanner was made: times of files do not, where a tree was copied or checked out. */
function scannerMark() {
  const hash = createHash('sha256');
  for (const file of readdirSync(SCANNER_FOLDER).sort())
    hash.update(readFileSync(`${SCANNER_FOLDER}/${file}`));
  return `// Made by the build from assembly/scan.ts: ${hash.digest('hex')}\n`;
}

function isMade(mark) {
  return existsSync(SCANNER_MADE) && readFileSync(SCANNER_MADE, 'utf8').startsWith(mark);
}

/** The scanner's hot loop, compiled to WebAssembly and kept as text, so that one file holds all that runs. */
async function compileScanner(mark) {
  const options = [
    '-O3',
    '--enable',
    'simd',
    '--enable',
    'bulk-memory',
    '--noAssert',
    '--runtime',
    'stub',
    '--converge',
  ];
  const { default: asc } = await import('assemblyscript/asc');
  let wasm;
  const { error, stderr } = await asc.main([`${SCANNER_FOLDER}/scan.ts`, '-o', 'scan.wasm', ...options], {
    writeFile: (_name, contents) => {
      wasm = contents;
    },
  });
  if (error) throw new Error(stderr.toString());
  const text = Buffer.from(wasm).toString('base64');
  writeFileSync(SCANNER_MADE, `${mark}export const SCANNER = '${text}';\n`);
}

/** What a worker thread runs, as text too: a library and a bundled executable start it in the same way. */
async function bundleWorker() {
  const { outputFiles } = await build({ ...executable, entryPoints: ['src/scan/worker.ts'], write: false });
  const text = JSON.stringify(outputFiles[0].text);
  writeFileSync(
    'src/scan/worker.generated.ts',
    `// Made by the build from worker.ts.\nexport const WORKER = ${text};\n`,
  );
}

/** The analytics page: browser code and style, kept as text that goes into every page that is made. */
async function bundlePage() {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    entryPoints: { page: 'src/web/page/main.tsx', style: 'src/web/page/style.css' },
    outdir: 'dist/bin',
    write: false,
    logLevel: 'warning',
  });
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
  for (const [ending, made] of [
    ['js', text('page.js')],
    ['css', text('style.css')],
  ]) {
    if (/<\/(script|style)/i.test(made)) throw new Error('the page would end its own script');
    writeFileSync(`dist/bin/page.${ending}`, made);
    writeFileSync(`src/web/app.generated.${ending}`, made);
  }
}

const mark = scannerMark();
if (!isMade(mark)) await compileScanner(mark);
await bundleWorker();
// Not by each test run: another one may be using what is there.
if (process.argv.includes('--clean')) rmSync('dist', { recursive: true, force: true });
// What V8 has compiled of an earlier build.
rmSync('dist/bin/.compiled', { recursive: true, force: true });
mkdirSync('dist/bin', { recursive: true });
writeFileSync('dist/bin/package.json', '{ "type": "commonjs" }\n');
await Promise.all([
  bundlePage(),
  build({ ...executable, entryPoints: ['src/scan/worker.ts'], outfile: 'dist/bin/scan-worker.js' }),
  build({
    ...executable,
    entryPoints: ['src/cli/main/run.ts'],
    outfile: 'dist/bin/run.js',
    plugins: [withoutWorkerText, packagesApart],
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
const idOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
const shell = (name, entry, ids) =>
  build({
    ...executable,
    define: { ...executable.define, ...ids },
    entryPoints: [entry],
    outfile: `dist/bin/${name}.js`,
    plugins: [filesApart, withoutPrograms],
  });
await shell('main', 'src/cli/main/main.ts', { __RUN_ID__: JSON.stringify(idOf('dist/bin/run.js')) });
await shell('bill-analyze', 'bin/bill-analyze.ts', { __MAIN_ID__: JSON.stringify(idOf('dist/bin/main.js')) });
await Promise.all(
  [...apart].map((name) =>
    build({
      ...executable,
      stdin: { contents: `module.exports = require('${name}');`, resolveDir: '.' },
      outfile: `dist/bin/${fileOf(name)}`,
    }),
  ),
);
