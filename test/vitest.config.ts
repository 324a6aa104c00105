import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import packageJson from '../package.json' with { type: 'json' };

/** Tests that lean on more than the sources say so in their name: `serve.process.test.ts` is of the project `process`. */
const APART = ['process', 'browser', 'office', 'prometheus'] as const;

/** What the build puts in the place of these names. To be copied: vitest takes them out of what it is given. */
const define = { __VERSION__: JSON.stringify(packageJson.version) };

const common = {
  // Modules are loaded once a worker, not once a file, which is a third of the time of all of them.
  isolate: false,
  setupFiles: ['test/support/setup/seed.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // The machine's locale and time zone must not show in any result that is compared.
  env: { LC_ALL: 'C', LANG: 'C', TZ: 'America/New_York' },
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // vitest leaves one core out by itself, which is half of a machine of two.
    maxWorkers: '100%',
    reporters: ['default', './test/support/setup/summary-reporter.ts'],
    projects: [
      {
        define: { ...define },
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: APART.map((name) => `test/**/*.${name}.test.ts`),
          globalSetup: ['test/support/setup/generated.ts'],
        },
      },
      ...APART.map((name) => ({
        define: { ...define },
        test: {
          ...common,
          name,
          include: [`test/**/*.${name}.test.ts`],
          globalSetup: ['test/support/setup/build.ts'],
        },
      })),
    ],
  },
});
