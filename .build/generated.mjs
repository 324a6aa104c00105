import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { executable } from './options.mjs';
import { sharedNumbers } from './shared-numbers.mjs';

const SCANNER_FOLDER = 'src/scan/assembly';
const SHARED = 'src/scan/shared.ts';
const SHARED_MADE = `${SCANNER_FOLDER}/shared.generated.ts`;
const SCANNER_MADE = 'src/scan/wasm.generated.ts';
const WORKER_MADE = 'src/scan/worker.generated.ts';
/** The analytics page: browser code and style, kept as text that goes into every page that is made. */
export const PAGE_MADE = { js: 'src/web/app.generated.js', css: 'src/web/app.generated.css' };

/** Makes what the sources import that is made of other sources, where it is not there as they are now. */
export async function makeGenerated() {
  const scanner = markOf(SCANNER_FOLDER, 'assembly/scan.ts', SHARED);
  if (!begins(SCANNER_MADE, scanner)) await compileScanner(scanner);
  const mark = markOf('src', 'worker.ts, after the page');
  if (begins(WORKER_MADE, mark) && Object.values(PAGE_MADE).every((file) => existsSync(file))) return;
  await bundlePage();
  // Written last, its mark vouches for the page too.
  await bundleWorker(mark);
}

/** Says of which sources something was made: times of files do not, where a tree was copied or checked out. */
function markOf(folder, what, ...others) {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.generated.'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  const build = readdirSync('.build').map((name) => `.build/${name}`);
  for (const file of [...names, ...build, ...others, 'package-lock.json'].sort())
    hash.update(readFileSync(file));
  return `// Made by the build from ${what}: ${hash.digest('hex')}\n`;
}

function begins(file, mark) {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(mark);
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
  writeFileSync(SHARED_MADE, `// Made by the build from ../shared.ts.\n${await sharedNumbers(SHARED)}`);
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
async function bundleWorker(mark) {
  const { outputFiles } = await build({ ...executable, entryPoints: ['src/scan/worker.ts'], write: false });
  writeFileSync(WORKER_MADE, `${mark}export const WORKER = ${JSON.stringify(outputFiles[0].text)};\n`);
}

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
  for (const [ending, file] of Object.entries(PAGE_MADE)) {
    const { text } = outputFiles.find(({ path }) => path.endsWith(`.${ending}`));
    if (/<\/(script|style)/i.test(text)) throw new Error('the page would end its own script');
    writeFileSync(file, text);
  }
}
