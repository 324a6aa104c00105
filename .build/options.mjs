import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

export const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/** What the executable is bundled with, and the worker that it starts. */
export const executable = {
  ...common,
  // Node compiles CommonJS from one file in half the time that its ES module loader takes.
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // One byte a character: read without being decoded, and half the memory.
  charset: 'ascii',
  // A file of our own is required, not imported: the import of CommonJS would parse it once more for its exports.
  supported: { 'dynamic-import': false },
  // CommonJS has no import.meta; packages that ask where they are (tinyglobby, for folders and globs) get the bundle.
  define: {
    __VERSION__: JSON.stringify(version),
    __WORKER_FILE__: '"scan-worker.js"',
    __ROLLUP_FILE__: '"rollup-worker.js"',
    __PAGE_FILE__: '"./page"',
    __PACKAGE_ROOT__: '"../.."',
    'import.meta.url': '__bundleUrl',
  },
  banner: { js: "'use strict';const __bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
};
